import { commandWordsFor } from '../languages/words.ts';
import type { Command } from './command.ts';
import { fold } from './tokenize.ts';

/** A command as people of a locale know it: its name, aliases, summary and examples in their language. */
export function inLanguage(command: Command, locale: string): Command {
  const words = commandWordsFor(command.name, locale);
  return words ? { ...command, aliases: [], ...words } : command;
}

/**
 * The first of its examples that shows arguments, where there is one, in the language of a locale;
 * before it one that has the word with which that begins what was not understood: "create everybody".
 */
export function exampleOf(command: Command, locale: string, misread = ''): string {
  const { name, examples } = inLanguage(command, locale);
  const [word = ''] = fold(misread).split(' ');
  const withArguments = examples.filter((example) => example.length > name.length + 1);
  const fitting = withArguments.find((example) => fold(example).split(' ').includes(word));
  return fitting ?? withArguments[0] ?? examples[0];
}
