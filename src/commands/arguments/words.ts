import { vocabularyFor } from '../../dates/languages.ts';
import { remembered } from '../../dates/remembered.ts';
import { languageOf } from '../../forms/language.ts';
import type { ClauseWords } from '../../languages/clause-words.ts';
import { clauseWordsFor } from '../../languages/words.ts';
import { fold, type Token } from '../tokenize.ts';

/** The lists of a language's words, each as a set. */
type WordSets = {
  [List in keyof ClauseWords as ClauseWords[List] extends readonly string[]
    ? List
    : never]: ReadonlySet<string>;
};

/** The words that arguments are read with, folded as tokens are: a language's and the English ones. */
export interface Words extends WordSets {
  numbers: ReadonlyMap<string, number>;
  /** The names of the days of the week in full. */
  weekdays: readonly string[];
  /** The names of the months, and those of days and months that are words of other meanings too: "may". */
  months: ReadonlySet<string>;
  ordinary: ReadonlySet<string>;
  /** First words of what may follow "anyone". */
  afterAnyone: ReadonlySet<string>;
  /** First words of those lists that say "anyone". */
  anyoneLeads: ReadonlySet<string>;
  /** First words of what may follow a name: "para mi el viernes". */
  afterName: ReadonlySet<string>;
  /** All that says the same as one of the keywords, word by word; what has more words stands first. */
  phrasesFor(keywords: readonly string[]): readonly string[][];
  /** Of these, those of one word. */
  singleWordsFor(keywords: readonly string[]): readonly string[];
  /** What a choice is called besides its English name. */
  choicesFor(name: string): readonly string[];
}

/** The words of a locale's language, and the English ones, which work everywhere. */
export function wordsFor(locale: string): Words {
  return wordsOf(languageOf(locale));
}

const wordsOf = remembered(createWords);

const lists = [
  'self',
  'everyone',
  'determiners',
  'linkedGroup',
  'anyone',
  'anyoneOf',
  'among',
  'together',
  'volunteers',
  'articles',
  'beforePeople',
  'joints',
  'courtesies',
  'asking',
  'plus',
  'bringing',
  'company',
  'seats',
  'numberLeads',
  'counted',
  'repeating',
  'dateOpeners',
] as const satisfies (keyof WordSets)[];

/** English words that introduce a clause of a task; those of other languages are in `keywords`. */
const introducingClauses = [
  'due',
  'by',
  'before',
  'until',
  'except',
  'but',
  'without',
  'excluding',
];

function createWords(locale: string): Words {
  const languages = clauseWordsFor(locale);
  const all = (pick: (words: ClauseWords) => readonly string[]) =>
    languages.flatMap(pick).map(fold);
  const sets = Object.fromEntries(
    lists.map((list) => [list, new Set(all((words) => words[list]))]),
  ) as Record<(typeof lists)[number], Set<string>>;
  const { weekdays, relativeDays, months, ordinaryWords } = vocabularyFor(locale);
  const introductory = [
    ...all(({ keywords }) => Object.entries(keywords).flat(2)),
    ...Object.keys({ ...weekdays, ...relativeDays }),
  ];
  const afterName = new Set([
    ...sets.joints,
    ...sets.dateOpeners,
    ...introductory.map((phrase) => fold(phrase).split(' ', 1)[0]!),
  ]);
  // Asked for every word of a message, and always for the slots' own keywords, which are few.
  const introductions = new Map<string, { phrases: string[][]; singleWords: string[] }>();
  const introducing = (keywords: readonly string[]) => {
    const key = keywords.join();
    const known = introductions.get(key);
    if (known) return known;
    const phrases = keywords
      .flatMap((keyword) => [keyword, ...all((words) => words.keywords[keyword] ?? [])])
      .map((phrase) => phrase.split(' '))
      .sort((a, b) => b.length - a.length);
    const singleWords = phrases.filter(({ length }) => length === 1).flat();
    introductions.set(key, { phrases, singleWords });
    return { phrases, singleWords };
  };
  return {
    ...sets,
    phrasesFor: (keywords) => introducing(keywords).phrases,
    singleWordsFor: (keywords) => introducing(keywords).singleWords,
    weekdays: Object.keys(weekdays).map(fold).filter(isWholeName),
    months: new Set(Object.keys(months).map(fold)),
    ordinary: new Set([...ordinaryWords].map(fold)),
    afterAnyone: new Set([...afterName, ...sets.repeating, ...introducingClauses]),
    anyoneLeads: new Set(
      [...sets.anyone, ...sets.anyoneOf].map((phrase) => phrase.split(' ', 1)[0]!),
    ),
    numbers: new Map(languages.flatMap(({ numbers }) => Object.entries(numbers))),
    afterName,
    choicesFor: (name) => all((words) => words.choices[name] ?? []),
  };
}

/** Whether the name of a day is no short form of it: "friday", "lunes", not "thurs" or "weds". */
function isWholeName(day: string, _at: number, days: readonly string[]): boolean {
  return days.every((other) => other.length <= day.length || !other.startsWith(day.slice(0, 3)));
}

/** Whether it is this word, not in quotes and not a handle. */
export function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && token.kind === 'word' && !token.handle && token.folded === word;
}

/** A token that is nothing but punctuation: a comma, a dash, a full stop after a quote. */
export function isPunctuation({ kind, handle, value }: Token): boolean {
  return kind === 'word' && !handle && /^[.,;:!?…·–—-]+$/.test(value);
}

/** A token that is nothing but pictures, with their tones and joiners. */
export function isPicture({ kind, handle, value }: Token): boolean {
  return (
    kind === 'word' &&
    !handle &&
    /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)+$/u.test(
      value,
    )
  );
}

/** The places of what is said to people, not to bots: "please", "por favor". */
export function findCourtesies(tokens: readonly Token[], { courtesies }: Words): Set<number> {
  const places = new Set<number>();
  const isPlain = (at: number) => tokens[at]?.kind === 'word' && !tokens[at]!.handle;
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isPlain(at)) continue;
    if (courtesies.has(tokens[at]!.folded)) places.add(at);
    if (!isPlain(at + 1)) continue;
    if (courtesies.has(`${tokens[at]!.folded} ${tokens[at + 1]!.folded}`))
      places.add(at).add(at + 1);
  }
  return places;
}
