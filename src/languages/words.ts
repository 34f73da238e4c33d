import type { ClauseWords } from './clause-words.ts';
import type { CommandWords } from './command-words.ts';
import { english } from './english/words.ts';
import { languageOf } from './language.ts';
import { spanish as spanishCommands } from './spanish/commands.ts';
import { spanish } from './spanish/words.ts';

const clauseWords: ReadonlyMap<string, ClauseWords> = new Map([
  ['en', english],
  ['es', spanish],
]);

/**
 * The words of commands by language, then by the command's English name. The English ones stand in
 * the commands themselves.
 */
export const translatedCommands: ReadonlyMap<
  string,
  Readonly<Record<string, CommandWords>>
> = new Map([['es', spanishCommands]]);

/** The words within commands of a locale's language, and the English ones, which work everywhere. */
export function clauseWordsFor(locale: string): readonly ClauseWords[] {
  const own = clauseWords.get(languageOf(locale));
  return own && own !== english ? [own, english] : [english];
}

/** A command's words in the language of a locale; undefined where only the English ones are there. */
export function commandWordsFor(name: string, locale: string): CommandWords | undefined {
  return translatedCommands.get(languageOf(locale))?.[name];
}
