export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight';
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
  periods: Record<string, Period>;
  afterNextPattern: string;
  endOfPattern: string;
  endOfDayPattern: string;
  /** Abbreviations: "eow". */
  endShorthands: Record<string, Period>;
  partsOfDay: Record<string, PartOfDay>;
  /** Words before a part of day that make it a date by itself: "this morning", "in the evening". */
  inPartPattern: string;
  amPattern: string;
  pmPattern: string;
  oClockPattern: string;
  halfPastPattern: string;
  quarterPattern: string;
  pastPattern: string;
  toPattern: string;
  minutesPattern: string;
  atPattern: string;
  byPattern: string;
  inPattern: string;
  /** Durations of more than one number and one unit; `readDuration` reads what it matches. */
  compoundDurationPattern: string;
  fromNowPattern: string;
  ordinalPattern: string;
  thePattern: string;
  ofPattern: string;
  withinPattern: string;
  rangeFromPattern: string;
  rangeToPattern: string;
  /** Words that may stand before or between the pieces of a date and mean nothing. */
  fillerPattern: string;
  /** A word before a weak date that makes it one: "due sun". */
  leadPattern: string;
  /** A word after a weak date that shows that the date has ended: "at 6 for @Group". */
  clausePattern: string;
  /** A hint that a text may hold a date at all; texts without one are passed over. */
  hintPattern: string;
}

/** A pattern for any key of a dictionary, longest first so that "thurs" is not read as "thu". */
export function anyOf(dictionary: Record<string, unknown>): string {
  const words = Object.keys(dictionary).sort((a, b) => b.length - a.length);
  return `(?:${words.map((word) => word.replaceAll(' ', ' {1,4}')).join('|')})`;
}

/** Looks a matched word up, however it was spaced and cased. */
export function lookUp<T>(dictionary: Record<string, T>, word: string): T | undefined {
  const key = word.toLowerCase().replace(/ +/g, ' ');
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}
