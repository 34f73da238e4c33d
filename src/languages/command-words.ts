import { languageOf } from './language.ts';
import { spanish } from './spanish/commands.ts';

/** A command in one language: what it is called, and what /help says of it. */
export interface CommandWords {
  /** What follows the slash: "create task". */
  name: string;
  aliases?: readonly string[];
  /** A few words for the list of /help: with the name, one line of a phone. */
  brief: string;
  summary: string;
  /** Who may, as help says it. */
  who: string;
  /** Typed as people type them; the first stands in /help. A test runs them all. */
  examples: readonly [string, ...string[]];
}

/**
 * The words of commands by language, then by the command's English name. The English ones stand in
 * the commands themselves: they work everywhere.
 */
export const translatedCommands: ReadonlyMap<
  string,
  Readonly<Record<string, CommandWords>>
> = new Map([['es', spanish]]);

/** A command's words in the language of a locale; undefined where only the English ones are there. */
export function commandWordsFor(name: string, locale: string): CommandWords | undefined {
  return translatedCommands.get(languageOf(locale))?.[name];
}
