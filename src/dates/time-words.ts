import { distance } from 'fastest-levenshtein';
import { english } from '../languages/english/time-words.ts';
import { languageOf } from '../languages/language.ts';
import { spanish } from '../languages/spanish/time-words.ts';
import type { TimeWords } from '../languages/time-words.ts';
import { vocabularyFor } from './languages.ts';
import { remembered } from './remembered.ts';
import type { PartOfDay } from './vocabulary.ts';

/** What a word of time speaks of; `cut` is a piece of a time, such as "half". */
export type TimeSense =
  | 'day'
  | 'month'
  | 'feast'
  | 'part'
  | 'hour'
  /** A day of the month, or one with its month: "15th", "25/11". */
  | 'ordinal'
  | 'number'
  | 'unit'
  | 'again'
  | 'cut';

export interface TimeWord {
  sense: TimeSense;
  /** Whether it is an ordinary word or a name as well, or nothing without its company: "sun", "5", "night". */
  isWeak: boolean;
  /** As it was probably meant, where it is no word that dates know: "satuday" → "saturday", "1930" → "19:30". */
  meant?: string;
}

/** The lists of a language's words around a time, each as a set. */
type WordSets = {
  [List in keyof TimeWords as TimeWords[List] extends readonly string[]
    ? List
    : never]: ReadonlySet<string>;
};

/** Which words speak of time, in the words of a locale's language and the English ones. */
export interface TimeLexicon extends WordSets {
  /** What a word speaks of: in lower case, without accents and punctuation; undefined for a word of anything else. */
  read(word: string): TimeWord | undefined;
  /** What a number in words is. */
  numberOf(word: string): number | undefined;
  atHour: TimeWords['atHour'];
  every: TimeWords['every'];
}

/** The words of time of a locale. What they are is of form alone: no text is read as a date here. */
export function timeWordsFor(locale: string): TimeLexicon {
  return lexiconOf(languageOf(locale));
}

const lexiconOf = remembered(createLexicon);

const languages: ReadonlyMap<string, TimeWords> = new Map([
  ['en', english],
  ['es', spanish],
]);

function createLexicon(language: string): TimeLexicon {
  const own = languages.get(language) ?? english;
  const all = own === english ? [english] : [own, english];
  const setOf = (list: keyof WordSets) => new Set(all.flatMap((words) => words[list]));
  const sets = Object.fromEntries(
    (Object.keys(english) as (keyof TimeWords)[])
      .filter((list) => typeof english[list] !== 'function')
      .map((list) => [list, setOf(list as keyof WordSets)]),
  ) as Record<keyof WordSets, Set<string>>;
  const { numbers, feasts } = vocabularyFor(language);
  for (const feast of Object.keys(feasts)) sets.feasts.add(plainOf(feast));
  const known = knownWords(language, sets);
  const spelt = spellings(language);
  return {
    ...sets,
    atHour: own.atHour,
    every: own.every,
    numberOf: (word) => (Object.hasOwn(numbers, word) ? numbers[word] : undefined),
    read: (word) => known.get(word) ?? readDigits(word) ?? readSlip(word, spelt, sets.lookalikes),
  };
}

/** Parts of the day that are a point of it. */
const points: ReadonlySet<PartOfDay | undefined> = new Set<PartOfDay>(['noon', 'midnight']);

/** The words that a language has for times, by how they are compared. */
function knownWords(locale: string, sets: WordSets): Map<string, TimeWord> {
  const { weekdays, months, relativeDays, partsOfDay, units, numbers, repeatAdverbs, periods } =
    vocabularyFor(locale);
  const { tonightPattern } = vocabularyFor(locale);
  const known = new Map<string, TimeWord>();
  const add = (words: Iterable<string>, sense: TimeSense, isWeak: (word: string) => boolean) => {
    for (const word of words) {
      const plain = plainOf(word);
      if (!plain.includes(' ') && !known.has(plain))
        known.set(plain, { sense, isWeak: isWeak(plain) });
    }
  };
  const isName = (word: string) => sets.names.has(word);
  // The first that has a word wins: "mañana" is tomorrow before it is the morning.
  add(Object.keys(weekdays), 'day', isName);
  add(Object.keys(relativeDays), 'day', isName);
  // "esta noche" is two words, of which neither is a day.
  add(
    tonightPattern.split('|').filter((word) => /^\p{L}+$/u.test(word)),
    'day',
    () => false,
  );
  add(sets.plurals, 'again', isName);
  add(sets.repeating, 'again', isName);
  add(Object.keys(repeatAdverbs), 'again', () => true);
  add(sets.feasts, 'feast', () => false);
  add(Object.keys(months), 'month', (word) => isName(word) || word.length < 5);
  // "Quiz night" is a title; noon is nothing but a time.
  add(Object.keys(partsOfDay), 'part', (word) => !points.has(partsOfDay[word]));
  add(Object.keys(units), 'unit', () => true);
  add(Object.keys(periods), 'unit', () => true);
  add(
    Object.keys(numbers).filter((word) => numbers[word]! > 1),
    'number',
    () => true,
  );
  add(sets.cuts, 'cut', () => true);
  return known;
}

const clock = String.raw`(?:[01]?\d|2[0-4])`;
const mark = String.raw`(?:am|pm|a\.m|p\.m|hs|hrs|h)`;
/** A time that can be nothing else: "7pm", "19:30", "7:30ish", "930am", "7-9pm". */
const sureHour = new RegExp(
  `^~?(?:${clock}[:.h][0-5]\\d${mark}?|${clock}${mark}|${clock}[0-5]\\d${mark})(?:ish)?$` +
    `|^${clock}(?::[0-5]\\d)?(?:am|pm)?[-–]${clock}(?::[0-5]\\d)?(?:am|pm|h)$`,
);
const roundHour = new RegExp(`^~?(${clock})(${mark}?)-?ish$`);
/** A time without its colon: "1930", "930am". Without its mark it is one of five minutes; "112" is a phone. */
const compactHour = /^(0\d|1\d|2[0-3]|[1-9])(?:([0-5]\d)(am|pm|h|hs|hrs)|([0-5][05]))$/;
const isYear = (digits: string) => /^20[0-9]\d$/.test(digits);

/** What digits may say of time. */
function readDigits(word: string): TimeWord | undefined {
  if (!/^~?\d/.test(word)) return undefined;
  const round = roundHour.exec(word);
  if (round) return { sense: 'hour', isWeak: false, meant: `${round[1]}${round[2] ?? ''}` };
  const compact = compactHour.exec(word);
  if (compact && word.length >= 3) {
    const [, hour = '', marked, half = '', minutes = marked] = compact;
    const meant = `${hour}:${minutes}${/[ap]m/.test(half) ? half : ''}`;
    return {
      sense: 'hour',
      isWeak: half === '',
      ...(isYear(word) && half === '' ? {} : { meant }),
    };
  }
  if (sureHour.test(word)) return { sense: 'hour', isWeak: false };
  if (/^\d{1,2}(?:st|nd|rd|th|º|ª|°|ro|er)$/.test(word)) return { sense: 'ordinal', isWeak: true };
  if (/^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?$|^\d{4}-\d{1,2}-\d{1,2}$/.test(word))
    return { sense: 'ordinal', isWeak: true };
  if (/^\d{1,2}$/.test(word)) return { sense: 'number', isWeak: true };
  return undefined;
}

/** A word that can be misspelt, and how it is written. */
interface Spelling {
  plain: string;
  written: string;
  sense: TimeSense;
}

/** Shorter ones are too near to other words: "noche" and "coche". */
const shortestMisspelt = 5;

/** The words whose misspellings are known for what they are: no short forms, and of months the long ones. */
function spellings(locale: string): Spelling[] {
  const { weekdays, months, relativeDays, partsOfDay } = vocabularyFor(locale);
  const all = (words: Record<string, unknown>, sense: TimeSense, shortest: number): Spelling[] => {
    const written = new Map<string, string>();
    // Of "miércoles" and "miercoles" the one with its accents is how it is written.
    for (const word of Object.keys(words)) {
      const plain = plainOf(word);
      if (
        plain.length >= shortest &&
        !plain.includes(' ') &&
        (word !== plain || !written.has(plain))
      )
        written.set(plain, word);
    }
    return [...written].map(([plain, word]) => ({ plain, written: word, sense }));
  };
  const isOfToday = ([, days]: [string, number]) => days >= 0;
  return [
    ...all(weekdays, 'day', shortestMisspelt),
    ...all(Object.fromEntries(Object.entries(relativeDays).filter(isOfToday)), 'day', 5),
    ...all(months, 'month', 7),
    ...all(partsOfDay, 'part', 7),
    { plain: 'tonight', written: 'tonight', sense: 'day' },
  ];
}

/** A name of time with a slip of the thumb in it. */
function readSlip(
  word: string,
  spelt: readonly Spelling[],
  lookalikes: ReadonlySet<string>,
): TimeWord | undefined {
  if (word.length < shortestMisspelt || word.length > longestMisspelt) return undefined;
  if (!/^\p{L}+$/u.test(word) || lookalikes.has(word)) return undefined;
  const near = spelt.find(({ plain }) => isSlip(word, plain));
  return near && { sense: near.sense, isWeak: false, meant: near.written };
}

const longestMisspelt = 14;

/** Whether a word is another one with one letter wrong, or two changed places; of a long one, with two wrong. */
function isSlip(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 2) return false;
  const wrong = distance(word, right);
  if (wrong === 1) return word[0] === right[0] || right.length >= 6;
  if (wrong !== 2 || word[0] !== right[0]) return false;
  const isSwapped =
    word.length === right.length && [...word].sort().join() === [...right].sort().join();
  return isSwapped || right.length >= 8 || (word.endsWith('day') && right.endsWith('day'));
}

/** A word as tokens are compared: lower case, no accents. */
function plainOf(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
