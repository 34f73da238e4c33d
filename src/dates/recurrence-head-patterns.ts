import { remembered } from './remembered.ts';
import { anyOf, type Unit, type Vocabulary } from './vocabulary.ts';

/** What each begins at a place and nowhere else. */
export interface HeadParts {
  ofEveryMonth: RegExp;
  everyNth: RegExp;
  everyDays: RegExp;
  everyMonthDay: RegExp;
  everyUnit: RegExp;
  /** How often, after which days: "saturdays every two weeks". */
  thenUnit: RegExp;
  /** "every morning": the part of the day is the time, which is read after it. */
  everyPart: RegExp;
  alternateDay: RegExp;
  every: RegExp;
  adverb: RegExp;
  habit: RegExp;
  onDays: RegExp;
  onNth: RegExp;
  onMonthDay: RegExp;
  on: RegExp;
}

interface HeadPatterns {
  /** A word without which nothing is said to come again. */
  hint: RegExp;
  /** Where a head may begin. */
  start: RegExp;
  parts: HeadParts;
  /** Whether a word for the second of something is one for each other one too. */
  isOther: RegExp;
  /** Between the first and the last of several days. */
  dayRange: RegExp;
  dayName: RegExp;
  /** All words for weekdays that may repeat. */
  days: Record<string, readonly number[]>;
  /** A day of the month in a list of them, by its number or its word. */
  monthDay: RegExp;
}

/** The patterns of what says how something repeats, in the words of a language. */
export const headPatterns = remembered((words: Vocabulary): HeadPatterns => {
  const end = "(?![\\p{L}\\p{N}_]|'\\p{L})";
  const every = `(?:${words.everyPattern}) {1,4}`;
  const the = `(?:(?:${words.thePattern}) {1,4})?`;
  const leads = `(?:(?:${words.onPattern}|${words.thePattern}) {1,4}){0,2}`;
  const days = daysOf(words);
  const day = anyOf(days);
  const nth = `(?<nth>${anyOf(words.nths)}) {1,4}(?:(?<day>${anyOf(words.weekdays)})|${unitsOf(words, 'days')})`;
  const notTime = '(?![.:/,-]?\\d)';
  const word = anyOf(words.dayWords);
  const number = `(?:${words.dayNumberPattern}|${words.dayNumbersPattern}) {1,4}`;
  const ordinal = `\\d{1,2}(?:${words.ordinalPattern})(?!\\p{L})`;
  const month = `(?:${words.ofPattern}|${words.inPattern}) {1,4}(?<month>(?:${every}|${the})${unitsOf(words, 'months')})`;
  const between = ` {0,3}(?:[,/+]|${words.andPattern}) {0,3}(?:(?:${words.andPattern}) {1,4})?(?:(?:${words.habitLeadPattern}|${words.thePattern}|${words.everyPattern}) {1,4})?`;
  const oneDay = `(?:${number}(?:\\d{1,2}(?:${words.ordinalPattern})?${notTime}|${word}(?!\\p{L}))|${ordinal}|(?:${words.thePattern}) {1,4}${word}(?!\\p{L}))`;
  const furtherDay = `(?:(?:${words.thePattern}) {1,4})?(?:\\d{1,2}(?:${words.ordinalPattern})?${notTime}|${word})(?!\\p{L})`;
  const monthDays = `(?<monthDays>${oneDay}(?:${between}(?:${number})?${furtherDay}){0,7})`;
  const to = ` {0,3}(?:${words.rangeToPattern}) {0,3}`;
  const list = (name: string, one: string) =>
    `(?<${name}>${one}(?:${to}${one}(?!\\p{L})|(?:${between}${one}(?!\\p{L})){0,7}))`;
  const other = `(?:(?<other>${words.otherPattern}) {1,4})?`;
  const units = ['days', 'weeks', 'months', 'years'] as const;
  const unit = `(?:${units.map((name) => unitsOf(words, name)).join('|')})`;
  const at = (source: string) => new RegExp(`${source}${end}`, 'iuy');
  const lone = anyOf(words.loneHabits);
  const alternate = `(?:${words.alternatePattern})`;
  const habits =
    `(?:(?:${words.habitLeadPattern}) {1,4}(?:(?<alternate>${alternate}) {1,4})?${list('list', anyOf(words.habitDays))}` +
    `|(?:(?<loneAlternate>${alternate}) {1,4})?(?<lone>${lone}(?:${between}${day}(?!\\p{L})){0,7}))`;
  const habit = `${habits}(?: {1,4}(?<alternateAfter>${alternate})(?!\\p{L}))?`;
  const ofEvery = month.replace(`(?:${every}|${the})`, every);
  const ofEveryMonth = `${leads}(?:${nth}|${monthDays}) {1,4}${ofEvery}`;
  const amount = `(?<count>\\d{1,3}|${anyOf(words.numbers)}) {1,4}`;
  const adverb = `(?<adverb>${anyOf(words.repeatAdverbs)})`;
  const alternateDay = words.alternateDayPattern.replaceAll('DAY', `(?<list>${day})`);
  const parts: HeadParts = {
    ofEveryMonth: at(ofEveryMonth),
    everyNth: at(`${every}${nth}(?: {1,4}${month})?`),
    everyDays: at(`${every}(?:${other}|${amount})${list('list', day)}`),
    everyMonthDay: at(`${every}${monthDays}(?: {1,4}${month})?`),
    everyUnit: at(`${every}(?:${other}|${amount})(?<unit>${unit})`),
    thenUnit: at(` {0,3},? {1,4}${every}(?:${other}|${amount})(?<unit>${unit})`),
    everyPart: new RegExp(
      `(?:${words.everyPattern})(?= {1,4}${anyOf(words.partsOfDay)}${end})`,
      'iuy',
    ),
    alternateDay: at(alternateDay),
    every: new RegExp(every, 'iuy'),
    adverb: at(adverb),
    habit: at(habit),
    onDays: at(` {0,3},? {1,4}${leads}${list('list', day)}`),
    onNth: at(` {0,3},? {1,4}${leads}${nth}`),
    onMonthDay: at(
      ` {0,3},? {1,4}(?:${leads}${monthDays}|(?:(?:${words.onPattern}|${words.thePattern}) {1,4}){1,2}(?<number>\\d{1,2})${notTime})`,
    ),
    on: new RegExp(`,? {1,4}(?:(?:${words.onPattern}|${words.thePattern}) {1,4}){1,2}`, 'iuy'),
  };
  return {
    hint: new RegExp(`${words.everyPattern}|${adverb}|${habit}|${unnamed(alternateDay)}`, 'iu'),
    start: new RegExp(
      `(?<![\\p{L}\\p{N}_])(?:${ofEveryMonth}|${every}|${adverb}${end}|${habits}${end}|${unnamed(alternateDay)}${end})`,
      'giu',
    ),
    parts,
    isOther: new RegExp(`^(?:${words.otherPattern})$`, 'i'),
    dayRange: new RegExp(` {1,3}(?:${words.rangeToPattern}) {1,3}| {0,3}- {0,3}`, 'iu'),
    dayName: new RegExp(`(?<!\\p{L})${day}(?!\\p{L})`, 'giu'),
    days,
    monthDay: new RegExp(`\\d{1,2}|(?<!\\p{L})${word}(?!\\p{L})`, 'giu'),
  };
});

/** A pattern without the names of its groups, which may be given once. */
function unnamed(pattern: string): string {
  return pattern.replace(/\(\?<\w+>/g, '(?:');
}

/** All words for weekdays that may repeat. */
function daysOf(words: Vocabulary): Record<string, readonly number[]> {
  const single = Object.entries(words.weekdays).map(([name, day]) => [name, [day]]);
  return {
    ...Object.fromEntries(single),
    ...words.habitDays,
    ...words.everyDays,
    ...words.loneHabits,
  };
}

function unitsOf(words: Vocabulary, wanted: Unit): string {
  return anyOf(
    Object.fromEntries(Object.entries(words.units).filter(([, { unit }]) => unit === wanted)),
  );
}
