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
 * When a feast is, where that is one day everywhere: a day of a month, days after Easter Sunday, or days
 * after the nth of a weekday in a month.
 */
export type Feast =
  | { month: number; day: number }
  | { afterEaster: number }
  | { month: number; nth: number; weekday: number; after: number };

/**
 * The words of one language. Keys are lower case; values are what the word means. Strings called
 * `…Pattern` are regular-expression sources. A second language is a second value of this type.
 */
export interface Vocabulary {
  /** ISO weekday, Monday = 1. */
  weekdays: Record<string, number>;
  /** Those of the weekdays whose number is the day of the month rather than an hour: "viernes 25". */
  weekdaysBeforeDay: Record<string, number>;
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
  /** Before a time, and it is still that time: "around 7pm", "from 7pm". */
  aboutPattern: string;
  /** After a time, of how exactly it is meant: "7pm sharp", "6ish". */
  exactPattern: string;
  /** After a time that has no end: "till late". */
  openEndPattern: string;
  /** Before and after what is the last moment: "no later than friday", "friday at the latest". */
  latestPattern: string;
  /** After a weekday, that of a week or two later: "tuesday week"; the number of weeks. */
  weeksLater: Record<string, number>;
  /** Between a number of weeks and the day that they are counted from: "a week on tuesday". */
  weeksFromPattern: string;
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
  /** After a duration that begins with it: "in two weeks' time". */
  inTimePattern: string;
  /** Durations of more than one number and one unit; `readDuration` reads what it matches. */
  compoundDurationPattern: string;
  fromNowPattern: string;
  ordinalPattern: string;
  /** Days of a month in words: "first of november", "el veinticinco". */
  dayWords: Record<string, number>;
  /** Words that make a bare number a day of the month: "el 25", "día 25". */
  dayNumberPattern: string;
  /** The same for several days of every month: "los días 1 y 15". */
  dayNumbersPattern: string;
  /** Words after which the name of a weekday is none: "los lunes" repeat, "el mar" is the sea. */
  notWeekdayPattern: string;
  /** Before somebody, whose name may be that of a month: "con Julio". */
  withPattern: string;
  thePattern: string;
  ofPattern: string;
  /** Between a part of the day and the number of the day: "la noche del 18". */
  ofNumberPattern: string;
  withinPattern: string;
  rangeFromPattern: string;
  rangeToPattern: string;
  /** Joins two things; between a beginning and an end only after a word such as "between". */
  andPattern: string;
  orPattern: string;
  /** Before a day that bounds a range of time: "before sunday", "until june", "after friday". */
  beforePattern: string;
  untilPattern: string;
  afterPattern: string;
  /** Feasts whose day can be reckoned. */
  feasts: Record<string, Feast>;
  /** Those of the feasts that are words of titles too: the "christmas" of "buy presents for christmas". */
  titleFeasts: ReadonlySet<string>;
  /** Feasts that are several days, or another day elsewhere; what names one is refused rather than half read. */
  feastPattern: string;
  /** Words whose numbers are no hours: the "pages" of "pages 10-12 tomorrow". */
  countedPattern: string;
  /** Words before which a number counts people: "until 14 people" is no hour. */
  headsPattern: string;
  /** What makes a day or a unit come again: "every". */
  everyPattern: string;
  /** Between "every" and what comes each second time: "every other friday". */
  otherPattern: string;
  /** Words for a whole repetition: "weekly". */
  repeatAdverbs: Record<string, { unit: Unit; times: number }>;
  /** Sets of ISO weekdays after "every": "every weekday". */
  everyDays: Record<string, readonly number[]>;
  /** Before days in the plural, which are a habit: "on mondays", "los lunes". */
  habitLeadPattern: string;
  habitDays: Record<string, readonly number[]>;
  /** What makes each second one of a habit: "alternate saturdays", "sábados alternos". */
  alternatePattern: string;
  /** Each second one of the weekday that stands for `DAY`: "un sábado sí y otro no". */
  alternateDayPattern: string;
  /** Habits without any word before them: "weekdays", "mondays". */
  loneHabits: Record<string, readonly number[]>;
  /** "the first monday of the month"; the last is -1. */
  nths: Record<string, number>;
  /** Before the day of a week or a month: "monthly on the 1st". */
  onPattern: string;
  /** Before the day from which something repeats. */
  startingPattern: string;
  /** Before how long something repeats: "for 6 weeks". */
  forPattern: string;
  /** After how often something happens: "10 times". */
  timesPattern: string;
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
  thisWeekend: string;
  /** Before what comes again: "every". */
  every: string;
  day: string;
  days: string;
  /** "the next 10 days", from "10 days". */
  theNext(amount: string): string;
  theLast(amount: string): string;
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

/** What a language brings to dates: src/dates/<language>/words.ts. */
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

/** The months whose name stands for nothing else: not "mar" in Spanish, which is Tuesday too. */
export function clearMonths({ months, weekdays }: Vocabulary): Record<string, number> {
  return Object.fromEntries(
    Object.entries(months).filter(([name]) => !Object.hasOwn(weekdays, name)),
  );
}

/** Looks a matched word up, however it was spaced and cased. */
export function lookUp<T>(dictionary: Record<string, T>, word: string): T | undefined {
  const key = word.toLowerCase().replace(/ +/g, ' ');
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}
