import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/commands/command.ts';
import { type Situation, sixFor } from '../../src/commands/help-here.ts';
import { inLanguage } from '../../src/commands/in-language.ts';
import { commands } from '../../src/commands/list.ts';
import { createRecognizer } from '../../src/commands/recognize.ts';
import type { MemberRole, UserRole } from '../../src/db/generated/enums.ts';
import { createSay } from '../../src/languages/say.ts';
import { reference } from './understand.ts';

const english = 'en-GB';
const spanish = 'es-ES';
const help = commands.find(({ name }) => name === 'help')!;
const sayIn = (locale: string) => createSay(locale, reference.sentAt, reference.zone);

/** Where it is asked, and by whom. */
interface Place {
  kind?: 'GROUP' | 'DIRECT';
  role?: UserRole | null;
  /** How the sender stands to the group of the chat; null where they do not see it. */
  group?: { memberRole: MemberRole | null; restricted?: boolean } | null;
  hasGroup?: boolean;
}

/** What "/help" answers in a locale, with what follows it. */
function ask(command: string | null, locale = english, place: Place = {}): string {
  const { kind = 'GROUP', role = null, group = null, hasGroup = group !== null } = place;
  const call = {
    args: { command },
    say: sayIn(locale),
    context: {
      locale,
      message: { chat: { kind, groupId: hasGroup ? 'group' : null } },
      group: group && { name: 'Book Club', created: false, restricted: false, ...group },
      change: { actor: { role } },
    },
    group: null,
  } as unknown as Call<Record<string, never>, null>;
  return help.run(call) as string;
}

const member = { memberRole: 'MEMBER' } as const;
const places: [Situation, Place][] = [
  ['leads', { group: { memberRole: 'ADMIN' } }],
  ['leads', { group: { memberRole: 'ADMIN', restricted: true } }],
  ['leads', { group: { memberRole: null }, role: 'ADMIN' }],
  ['member', { group: member }],
  ['member', { group: { memberRole: null }, role: 'MANAGER' }],
  ['restricted', { group: { ...member, restricted: true } }],
  ['outside', { group: { memberRole: null }, role: 'USER' }],
  ['outside', { hasGroup: true }],
  ['unlinked', {}],
  ['unlinked', { role: 'USER' }],
  ['founds', { role: 'MANAGER' }],
  ['founds', { role: 'ADMIN' }],
  ['alone', { kind: 'DIRECT' }],
  ['alone', { kind: 'DIRECT', role: 'USER' }],
  ['alone', { kind: 'DIRECT', group: member, hasGroup: true }],
  ['runs', { kind: 'DIRECT', role: 'ADMIN' }],
  ['runs', { kind: 'DIRECT', role: 'MANAGER' }],
];

describe.each([english, spanish])('/help alone, in %s', (locale) => {
  const nameOf = (name: string) =>
    inLanguage(commands.find((command) => command.name === name)!, locale).name;

  test.each(places)('tells six commands of who is there: %s, %j', (situation, place) => {
    const lines = ask(null, locale, place).split('\n');
    expect(lines.slice(0, -1).map((line) => /^\/([\p{L} ]+) · ./u.exec(line)?.[1])).toEqual(
      sixFor[situation].map(nameOf),
    );
    expect(lines.at(-1)).toContain(locale === spanish ? '/ayuda más' : '/help more');
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
  });

  test.each(Object.entries(sixFor))('they are six different ones: %s', (_, names) => {
    expect(new Set(names).size).toBe(6);
    expect(names.filter((name) => !commands.some((command) => command.name === name))).toEqual([]);
  });
});

test('nobody is told of what only admins may where they are none', () => {
  for (const situation of ['restricted', 'outside', 'alone', 'member'] as const) {
    const told = commands.filter(({ name }) => new Set<string>(sixFor[situation]).has(name));
    expect(
      told.filter(({ who }) => /^For (admins|whoever planned|whoever gave)/.test(who)),
    ).toEqual([]);
  }
  expect(sixFor.restricted.filter((name) => name.startsWith('create'))).toEqual([]);
});

describe.each([english, spanish])('/help more in an organization of %s', (locale) => {
  const lines = ask('more', locale).split('\n');
  const nameOf = (command: (typeof commands)[number]) => inLanguage(command, locale).name;

  test.each(['MORE', ' all ', ...(locale === spanish ? ['más', 'mas', 'todo', 'todas'] : [])])(
    'is asked for by %j too',
    (word) => expect(ask(word.trim(), locale).split('\n')).toEqual(lines),
  );

  test('names every command, in the order of the list within each topic, seldom ones last', () => {
    const common = lines.flatMap((line) => /^\/([\p{L} ]+) · ./u.exec(line)?.[1] ?? []);
    // Over several lines where they are many.
    const text = lines.join('\n').replaceAll(',\n', ', ');
    const seldom = [...text.matchAll(/^\p{L}+: \/(.*)$/gmu)].flatMap(([, names]) =>
      names!.split(', /'),
    );
    expect([...common, ...seldom].sort()).toEqual(commands.map(nameOf).sort());
    for (const topic of ['tasks', 'events', 'groups', 'chat']) {
      const own = commands.filter((command) => command.topic === topic).map(nameOf);
      for (const named of [common, seldom]) {
        expect(named.filter((name) => own.includes(name))).toEqual(
          own.filter((name) => named.includes(name)),
        );
      }
    }
  });

  test('fits on a phone: short lines, two screens at most', () => {
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(43);
  });

  describe.each(commands.map((command) => ({ ...command })))('/help $name', (command) => {
    const shown = inLanguage(command, locale);
    const aliases = shown.aliases ?? [];

    test.each([command.name, shown.name, ...aliases])('is found as %s', (name) => {
      expect(ask(name, locale)).toBe(sayIn(locale).command(shown));
      expect(ask(`/${name.toUpperCase()}`, locale)).toBe(sayIn(locale).command(shown));
    });

    test('shows what it does, every example, who may, and the other names', () => {
      const text = ask(command.name, locale);
      for (const part of [shown.summary, ...shown.examples, shown.who, ...aliases])
        expect(text).toContain(part);
    });
  });
});

describe('/help about something else', () => {
  test('suggests what is near', () => {
    expect(ask('creat task')).toContain('Did you mean /create task?');
    expect(ask('create')).toContain('/create event');
    expect(ask('creat tarea', spanish)).toContain('¿Querías decir /crear tarea?');
    expect(ask('creat task', spanish)).toContain('¿Querías decir /crear tarea?');
  });

  test('says that there is no such command', () => {
    expect(ask('dance')).toBe('There is no command /dance. See /help');
    expect(ask('bailar', spanish)).toBe('No conozco el comando /bailar. Mira /ayuda');
  });
});

test('two commands cannot have one name', () => {
  expect(() => createRecognizer([help, { ...help, name: 'aid', aliases: ['help'] }])).toThrow(
    '/help',
  );
  expect(() => createRecognizer([help, { ...help, name: 'aid', aliases: ['ayuda'] }])).toThrow(
    '/ayuda',
  );
});
