import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/list.ts';
import { createRecognizer } from '../../src/commands/recognize.ts';
import { createSay } from '../../src/languages/say.ts';
import { reference } from './understand.ts';

const help = commands.find(({ name }) => name === 'help')!;
const say = createSay('en-GB', reference.sentAt, reference.zone);

/** What "/help" answers, with what follows it. */
function ask(command: string | null): string {
  const call = { args: { command }, say, context: undefined, group: null } as unknown as Call<
    Record<string, never>,
    null
  >;
  return help.run(call) as string;
}

describe('/help', () => {
  const lines = ask(null).split('\n');

  test('has one line for each command, in the order of the list within each topic', () => {
    const named = lines.flatMap((line) => /^\/([a-z ]+) · ./.exec(line)?.[1] ?? []);
    expect([...named].sort()).toEqual(commands.map(({ name }) => name).sort());
    for (const topic of ['tasks', 'events', 'groups', 'chat']) {
      const own = commands.filter((command) => command.topic === topic).map(({ name }) => name);
      expect(named.filter((name) => own.includes(name))).toEqual(own);
    }
  });

  test('fits on a phone: short lines, two screens at most', () => {
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(40);
  });
});

describe.each(commands.map((command) => ({ ...command })))('/help $name', (command) => {
  test.each([command.name, ...(command.aliases ?? [])])('is found as %s', (name) => {
    expect(ask(name)).toBe(say.command(command));
    expect(ask(`/${name.toUpperCase()}`)).toBe(say.command(command));
  });

  test('shows what it does, every example, who may, and the other names', () => {
    const text = ask(command.name);
    for (const part of [
      command.summary,
      ...command.examples,
      command.who,
      ...(command.aliases ?? []),
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('/help about something else', () => {
  test('suggests what is near', () => {
    expect(ask('creat task')).toContain('Did you mean /create task?');
    expect(ask('create')).toContain('/create event');
  });

  test('says that there is no such command', () => {
    expect(ask('dance')).toBe('There is no command /dance. See /help');
  });
});

test('two commands cannot have one name', () => {
  expect(() => createRecognizer([help, { ...help, name: 'aid', aliases: ['help'] }])).toThrow(
    '/help',
  );
});
