import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/commands/command.ts';
import { inLanguage } from '../../src/commands/in-language.ts';
import { commands } from '../../src/commands/list.ts';
import { createRecognizer } from '../../src/commands/recognize.ts';
import { createSay } from '../../src/languages/say.ts';
import { reference } from './understand.ts';

const english = 'en-GB';
const spanish = 'es-ES';
const help = commands.find(({ name }) => name === 'help')!;
const sayIn = (locale: string) => createSay(locale, reference.sentAt, reference.zone);

/** What "/help" answers in a locale, with what follows it. */
function ask(command: string | null, locale = english): string {
  const call = {
    args: { command },
    say: sayIn(locale),
    context: { locale },
    group: null,
  } as unknown as Call<Record<string, never>, null>;
  return help.run(call) as string;
}

describe.each([english, spanish])('/help in an organization of %s', (locale) => {
  const lines = ask(null, locale).split('\n');
  const nameOf = (command: (typeof commands)[number]) => inLanguage(command, locale).name;

  test('names every command, in the order of the list within each topic, seldom ones last', () => {
    const common = lines.flatMap((line) => /^\/([\p{L} ]+) · ./u.exec(line)?.[1] ?? []);
    const seldom = lines.flatMap((line) => /^\p{L}+: \/(.*)$/u.exec(line)?.[1]?.split(', /') ?? []);
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
    expect(lines.length).toBeLessThanOrEqual(40);
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
    expect(ask('crea tarea', spanish)).toContain('¿Querías decir /crear tarea?');
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
