import { commandWordsFor } from '../languages/command-words.ts';
import type { Command } from './command.ts';

/** A command as people of a locale know it: its name, aliases, summary and examples in their language. */
export function inLanguage(command: Command, locale: string): Command {
  const { name } = command;
  return { ...command, ...commandWordsFor(name, locale) };
}
