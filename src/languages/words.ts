import { languageOf } from '../forms/language.ts';
import type { AnswerWords } from './answer-words.ts';
import type { ClauseWords } from './clause-words.ts';
import type { CommandWords } from './command-words.ts';
import { english as englishAnswers } from './english/answers.ts';
import { english as englishIntents } from './english/intents.ts';
import { english as englishClauses } from './english/words.ts';
import type { IntentWords } from './intent-words.ts';
import { spanish as spanishAnswers } from './spanish/answers.ts';
import { spanish as spanishCommands } from './spanish/commands.ts';
import { spanish as spanishIntents } from './spanish/intents.ts';
import { spanish as spanishClauses } from './spanish/words.ts';

/** What people may type in one language. */
interface TypedWords {
  clauses: ClauseWords;
  answers: AnswerWords;
  intents: IntentWords;
  /** By the command's English name. The English ones stand in the commands themselves. */
  commands: Readonly<Record<string, CommandWords>>;
}

const english: TypedWords = {
  clauses: englishClauses,
  answers: englishAnswers,
  intents: englishIntents,
  commands: {},
};

const languages: ReadonlyMap<string, TypedWords> = new Map([
  ['en', english],
  [
    'es',
    {
      clauses: spanishClauses,
      answers: spanishAnswers,
      intents: spanishIntents,
      commands: spanishCommands,
    },
  ],
]);

/** The languages that commands have words in besides English, with those words by English name. */
export const translatedCommands: ReadonlyMap<
  string,
  Readonly<Record<string, CommandWords>>
> = new Map(
  [...languages].flatMap(([code, { commands }]) => (code === 'en' ? [] : [[code, commands]])),
);

/** The words within commands of a locale's language, and the English ones, which work everywhere. */
export function clauseWordsFor(locale: string): readonly ClauseWords[] {
  return wordsFor(locale).map(({ clauses }) => clauses);
}

/** What is said after an answer to an event in a locale's language, and in English. */
export function answerWordsFor(locale: string): readonly AnswerWords[] {
  return wordsFor(locale).map(({ answers }) => answers);
}

/** What whole messages may mean in a locale, in English too; in every language where no locale is given. */
export function intentWordsFor(locale?: string): readonly IntentWords[] {
  const words = locale === undefined ? [...languages.values()] : wordsFor(locale);
  return words.map(({ intents }) => intents);
}

/** A command's words in the language of a locale; undefined where only the English ones are there. */
export function commandWordsFor(name: string, locale: string): CommandWords | undefined {
  return languages.get(languageOf(locale))?.commands[name];
}

function wordsFor(locale: string): TypedWords[] {
  const own = languages.get(languageOf(locale));
  return own && own !== english ? [own, english] : [english];
}
