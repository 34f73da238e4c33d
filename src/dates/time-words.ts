import { languageOf } from '../forms/language.ts';
import { english } from './english/time-words.ts';
import { vocabularyFor } from './languages.ts';
import { remembered } from './remembered.ts';
import { namedSpellings, nearTo, partsOfDates, plainOf, readSlip } from './slips.ts';
import { spanish } from './spanish/time-words.ts';
import type { TimeSense, TimeWord } from './time-sense.ts';
import type { PartOfDay } from './vocabulary.ts';
import type { TimeWords } from './words-of-time.ts';

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
  /**
   * What a word may be a slip of, at most two: any word of a date, its short ones and those that join it
   * too ("wek", "fith", "teh"). Many of these are words of their own, so that it counts only where the
   * word put right makes a date.
   */
  near(word: string): readonly string[];
  /** What a number in words is. */
  numberOf(word: string): number | undefined;
  /** What is said of a time and no date is made of, and what it stands for. */
  loose: ReadonlyMap<string, string | null>;
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
      .filter((list) => Array.isArray(english[list]))
      .map((list) => [list, setOf(list as keyof WordSets)]),
  ) as Record<keyof WordSets, Set<string>>;
  const { numbers, feasts } = vocabularyFor(language);
  for (const feast of Object.keys(feasts)) sets.feasts.add(plainOf(feast));
  const known = knownWords(language, sets);
  const spelt = namedSpellings(language);
  const { articles, bounds, repeating, beforeHour } = sets;
  const parts = partsOfDates(language, [...articles, ...bounds, ...repeating, ...beforeHour]);
  return {
    ...sets,
    loose: new Map(all.flatMap((words) => Object.entries(words.loose))),
    atHour: own.atHour,
    every: own.every,
    near: (word) => nearTo(word, parts, sets.lookalikes),
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

/** A text with the names of days as they were probably meant: "satuday" → "saturday". */
export function withoutSlips(text: string, locale: string): string {
  const { read } = timeWordsFor(locale);
  return text.replace(/\p{L}+/gu, (word) => {
    const { sense, isWeak, meant } = read(plainOf(word)) ?? {};
    return sense === 'day' && !isWeak && meant !== undefined ? meant : word;
  });
}
