import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../src/commands/arguments/words.ts';
import { inLanguage } from '../../src/commands/in-language.ts';
import { commands } from '../../src/commands/list.ts';
import { clauseWordsFor, translatedCommands } from '../../src/languages/words.ts';
import { recognize } from './understand.ts';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

describe.each([...translatedCommands])('the commands in %s', (language, words) => {
  test.each(commands.map(({ name }) => name))('/%s has its words', (name) => {
    expect(Object.keys(words)).toContain(name);
  });

  test('are found by every name, in any case and without accents, and only where it is spoken', () => {
    for (const command of commands) {
      const { name, aliases = [] } = words[command.name]!;
      const english = [command.name, ...(command.aliases ?? [])];
      for (const said of [name, ...aliases]) {
        for (const typed of [said, plain(said), said.toUpperCase(), said.normalize('NFD')]) {
          expect(recognize(`/${typed}`, language), typed).toMatchObject({ command });
          expect(recognize(`/${typed}`), typed).toMatchObject({ command });
          if (english.includes(plain(said))) continue;
          expect(recognize(`/${typed}`, 'en-GB'), typed).not.toMatchObject({ command });
        }
      }
    }
  });

  test('are found by their English names too', () => {
    for (const command of commands) {
      for (const name of [command.name, ...(command.aliases ?? [])])
        expect(recognize(`/${name}`, `${language}-XX`), name).toMatchObject({ command });
    }
  });

  test('are shown with a line of a phone each', () => {
    for (const command of commands) {
      const { name, brief } = inLanguage(command, language);
      expect(`/${name} · ${brief}`.length).toBeLessThanOrEqual(60);
    }
  });

  test('have words that introduce every argument which wants one', () => {
    const [own] = clauseWordsFor(language);
    for (const { name, slots } of commands) {
      for (const [slot, { keywords }] of Object.entries(slots)) {
        const said = keywords.filter((keyword) => own!.keywords[keyword]);
        expect(keywords.length === 0 || said.length > 0, `/${name} ${slot}`).toBe(true);
      }
    }
  });
});

test('a locale without a folder of its own has the English words', () => {
  expect(recognize('/create task Read', 'fr-FR')?.kind).toBe('command');
  expect(recognize('/crear tarea Leer', 'fr-FR')?.kind).not.toBe('command');
  expect(wordsFor('fr-FR').joints).toEqual(wordsFor('en-US').joints);
});
