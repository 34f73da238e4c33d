import { commandWordsFor } from '../languages/words.ts';
import type { Command } from './command.ts';

/** A command as people of a locale know it: its name, aliases, summary and examples in their language. */
export function inLanguage(command: Command, locale: string): Command {
  const words = commandWordsFor(command.name, locale);
  return words ? { ...command, aliases: [], ...words } : command;
}

/** The first of its examples that shows arguments, where there is one, in the language of a locale. */
export function exampleOf(command: Command, locale: string): string {
  const { name, examples } = inLanguage(command, locale);
  return examples.find((example) => example.length > name.length + 1) ?? examples[0];
}
