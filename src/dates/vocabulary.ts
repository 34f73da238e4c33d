/** A `longAfternoon` lasts until night, as the Spanish "tarde" does. */
export type PartOfDay =
  | 'morning'
  | 'noon'
  | 'afternoon'
  | 'longAfternoon'
  | 'evening'
  | 'night'
  | 'midnight';
export type Period = 'week' | 'weekend' | 'month' | 'year';
export type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';
export type Direction = 'this' | 'next' | 'last';

/**
 * The words of one language. Keys are lower case; values are what the word means. Strings called
 * `…Pattern` are regular-expression sources. A second language is a second value of this type.
 */
export interface Vocabulary {
  /** ISO weekday, Monday = 1. */
  weekdays: Record<string, number>;
  months: Record<string, number>;
  /** Day and month words that are ordinary words too; they need company to count as dates. */
  ordinaryWords: ReadonlySet<string>;
  /** Days from today. */
  relativeDays: Record<string, number>;
  tonightPattern: string;
  numbers: Record<string, number>;
  /** Those of the numbers that are articles too. */
  articles: ReadonlySet<string>;
  units: Record<string, { unit: Unit; times: number }>;
  directions: Record<string, Direction>;
  /** Directions that stand after what they say something of: "domingo que viene". */
  directionsAfter: Record<string, Direction>;
  periods: Record<string, Period>;
  afterNextPattern: string;
  endOfPattern: string;
  endOfDayPattern: string;
  /** Abbreviations: "eow". */
  endShorthands: Record<string, Period>;
  partsOfDay: Record<string, PartOfDay>;
  /** Words before a part of day that make it a date by itself: "this morning", "in the evening". */
  inPartPattern: string;
  /** Words between an hour and its part of day, which make no date by themselves: "las 10 de la mañana". */
  ofPartPattern: string;
  amPattern: string;
  pmPattern: string;
  oClockPattern: string;
  halfPastPattern: string;
  quarterPattern: string;
  pastPattern: string;
  toPattern: string;
  minutesPattern: string;
  /** Minutes that are said after the hour, negative before it: "y media" 30, "menos cuarto" -15. */
  minutesAfterHour: Record<string, number>;
  /** A mark after the number of an hour: "18h". */
  hourMarkPattern: string;
  atPattern: string;
  byPattern: string;
  inPattern: string;
  /** Durations of more than one number and one unit; `readDuration` reads what it matches. */
  compoundDurationPattern: string;
  fromNowPattern: string;
  ordinalPattern: string;
  /** Words that make a bare number a day of the month: "el 25", "día 25". */
  dayNumberPattern: string;
  /** Words before a weekday that make it a habit rather than a date: "los lunes". */
  habitPattern: string;
  thePattern: string;
  ofPattern: string;
  withinPattern: string;
  rangeFromPattern: string;
  rangeToPattern: string;
  /** Joins two things; between a beginning and an end only after a word such as "between". */
  andPattern: string;
  /** Words whose numbers are no hours: the "pages" of "pages 10-12 tomorrow". */
  countedPattern: string;
  /** Words that may stand before or between the pieces of a date and mean nothing. */
  fillerPattern: string;
  /** A word before a weak date that makes it one: "due sun". */
  leadPattern: string;
  /** A word after a weak date that shows that the date has ended: "at 6 for @Group". */
  clausePattern: string;
  /** A hint that a text may hold a date at all; texts without one are passed over. */
  hintPattern: string;
}

/** How one language writes dates. */
export interface DateWording {
  /** BCP 47, for the names of days and months. */
  locale: string;
  today: string;
  tomorrow: string;
  yesterday: string;
  day: string;
  days: string;
}

/** How one language says durations; `readDuration` knows those of all languages at once. */
export interface DurationWords {
  numbers: Record<string, number>;
  /** Minutes in each unit. */
  units: Record<string, number>;
  /** Whole phrases by their pattern, in minutes: "half an hour". */
  phrases: Record<string, number>;
  /** A number of hours, the group `count`, and half an hour: "2 and a half hours". */
  andAHalfPattern: string;
  andPattern: string;
}

/** What a language brings to dates: src/languages/<language>/dates.ts. */
export interface DateLanguage {
  vocabulary: Vocabulary;
  durations: DurationWords;
  wording: DateWording;
}

/** The pattern of a word that a language does not have. */
export const noPattern = '(?!)';

/** The words of two languages together; a word that is in both means what it means in `own`. */
export function joinVocabularies(own: Vocabulary, other: Vocabulary): Vocabulary {
  const fields = Object.keys(own) as (keyof Vocabulary)[];
  return Object.fromEntries(
    fields.map((field) => [field, joinWords(own[field], other[field])]),
  ) as unknown as Vocabulary;
}

type Words = Vocabulary[keyof Vocabulary];

function joinWords(own: Words, other: Words): unknown {
  if (typeof own === 'string') return `(?:${own}|${other})`;
  if (own instanceof Set) return new Set([...(other as ReadonlySet<string>), ...own]);
  return { ...(other as object), ...own };
}

/** A pattern for any key of a dictionary, longest first so that "thurs" is not read as "thu". */
export function anyOf(dictionary: Record<string, unknown>): string {
  if (Object.keys(dictionary).length === 0) return noPattern;
  const words = Object.keys(dictionary).sort((a, b) => b.length - a.length);
  return `(?:${words.map((word) => word.replaceAll(' ', ' {1,4}')).join('|')})`;
}

/** Looks a matched word up, however it was spaced and cased. */
export function lookUp<T>(dictionary: Record<string, T>, word: string): T | undefined {
  const key = word.toLowerCase().replace(/ +/g, ' ');
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}
