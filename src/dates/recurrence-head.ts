import type { Frequency } from './recurrence-rule.ts';
import { anyOf, lookUp, type Unit, type Vocabulary } from './vocabulary.ts';

/** What of a phrase says how it repeats: "every monday", "monthly on the 1st". */
export interface Head {
  end: number;
  freq: Frequency;
  interval: number;
  weekdays?: number[];
  nth?: number;
  monthDay?: number;
  /** Whether a yearly date follows: "every year on", "every". */
  wantsDate?: boolean;
  /** Ordinary enough to be part of a title: "weekly report"; counts only where a clause ends. */
  isWeak: boolean;
}

const frequencies: Partial<Record<Unit, Frequency>> = {
  days: 'daily',
  weeks: 'weekly',
  months: 'monthly',
  years: 'yearly',
};

interface Patterns {
  /** Where a head may begin. */
  start: RegExp;
  ofEveryMonth: RegExp;
  everyNth: RegExp;
  everyDays: RegExp;
  everyMonthDay: RegExp;
  everyUnit: RegExp;
  /** "every morning": the part of the day is the time, which is read after it. */
  everyPart: RegExp;
  every: RegExp;
  adverb: RegExp;
  habit: RegExp;
  onDays: RegExp;
  onNth: RegExp;
  onMonthDay: RegExp;
  on: RegExp;
}

const cache = new Map<Vocabulary, Patterns>();

/** Where in a text a repetition may begin, left to right. */
export function headStarts(source: string, words: Vocabulary): number[] {
  return [...source.matchAll(patternsFor(words).start)].map(({ index }) => index);
}

type Taken = { groups: Record<string, string | undefined>; end: number };

/** Matches one of the patterns at a place, and nowhere else. */
type Take = (pattern: keyof Omit<Patterns, 'start'>, from: number) => Taken | undefined;

/** Reads how something repeats at a place in a text. */
export function readHead(source: string, at: number, words: Vocabulary): Head | undefined {
  const patterns = patternsFor(words);
  const take: Take = (name, from) => {
    const pattern = patterns[name];
    pattern.lastIndex = from;
    const match = pattern.exec(source);
    return match ? { groups: match.groups ?? {}, end: from + match[0].length } : undefined;
  };
  const nth = take('everyNth', at);
  // "every second friday" is every other one, unless it is said to be the month's.
  const isOfMonth =
    nth && (nth.groups.month !== undefined || !isOther(nth.groups.nth ?? '', words));
  const ofMonth = take('ofEveryMonth', at) ?? (isOfMonth ? nth : undefined);
  if (ofMonth) return inMonth(ofMonth, words);
  const days = take('everyDays', at);
  if (days) return weekly(days, days.groups.other === undefined ? 1 : 2, words);
  const monthDay = take('everyMonthDay', at);
  if (monthDay) return inMonth(monthDay, words);
  const unit = take('everyUnit', at) ?? take('adverb', at);
  if (unit) return ofUnit(unit, take, words);
  const part = take('everyPart', at);
  if (part) return { end: part.end, freq: 'daily', interval: 1, isWeak: true };
  const habit = take('habit', at);
  if (habit) {
    const head = weekly(habit, 1, words);
    return head && { ...head, isWeak: habit.groups.lone !== undefined };
  }
  const every = take('every', at);
  return every && { end: every.end, freq: 'yearly', interval: 1, wantsDate: true, isWeak: false };
}

/** "every 2 weeks", "monthly", with the day that may follow: "on friday", "on the 15th". */
function ofUnit({ groups, end }: Taken, take: Take, words: Vocabulary): Head | undefined {
  const { unit = '', adverb = '', other, count = '1' } = groups;
  const step = lookUp(words.units, unit) ?? lookUp(words.repeatAdverbs, adverb);
  const freq = step && frequencies[step.unit];
  const number = other === undefined ? (lookUp(words.numbers, count) ?? Number(count)) : 2;
  if (step === undefined || freq === undefined || number < 1) return undefined;
  const head: Head = { end, freq, interval: number * step.times, isWeak: true };
  return { ...head, ...dayOfUnit(head, take, words) };
}

/** The day that may follow a unit: "weekly on friday", "every month on the 15th". */
function dayOfUnit(
  { freq, interval, end }: Head,
  take: Take,
  words: Vocabulary,
): Partial<Head> | undefined {
  if (freq === 'weekly') {
    const days = take('onDays', end);
    return days && weekly(days, interval, words);
  }
  if (freq === 'monthly') {
    const day = take('onNth', end) ?? take('onMonthDay', end);
    const head = day && inMonth(day, words);
    return head && { ...head, interval };
  }
  if (freq !== 'yearly') return undefined;
  const on = take('on', end);
  return on && { wantsDate: true, end: on.end, isWeak: false };
}

/** A list of days, or the days from one to another: "mon, wed and fri", "mon-fri". */
function weekly({ groups, end }: Taken, interval: number, words: Vocabulary): Head | undefined {
  const list = groups.list ?? groups.lone ?? '';
  const [from, to] = list.split(dayRange(words)).map((part) => daysIn(part, words));
  const weekdays = to?.[0] === undefined ? from : daysBetween(from?.at(-1) ?? 1, to[0]);
  if (weekdays === undefined || weekdays.length === 0) return undefined;
  const days = [...new Set(weekdays)].sort();
  if (days.length === 7 && interval === 1) return { end, freq: 'daily', interval, isWeak: false };
  return { end, freq: 'weekly', interval, weekdays: days, isWeak: false };
}

/** Whether a word for the second of something is one for each other one too. */
function isOther(word: string, words: Vocabulary): boolean {
  return new RegExp(`^(?:${words.otherPattern})$`, 'i').test(word);
}

/** A day of the month by its number or its weekday. */
function inMonth({ groups, end }: Taken, words: Vocabulary): Head | undefined {
  const base = { end, freq: 'monthly', interval: 1, isWeak: false } as const;
  const nth = lookUp(words.nths, groups.nth ?? '');
  if (nth !== undefined) {
    const weekdays = daysIn(groups.day ?? '', words);
    return weekdays.length > 0 ? { ...base, nth, weekdays } : { ...base, monthDay: nth };
  }
  const monthDay = Number(groups.number ?? groups.ordinal ?? groups.named);
  return monthDay >= 1 && monthDay <= 31 ? { ...base, monthDay } : undefined;
}

/** The ISO weekdays that a list names. */
function daysIn(list: string, words: Vocabulary): number[] {
  const days = daysOf(words);
  const names = list.matchAll(new RegExp(`(?<!\\p{L})${anyOf(days)}(?!\\p{L})`, 'giu'));
  return [...names].flatMap(([name]) => lookUp(days, name) ?? []);
}

function daysBetween(from: number, to: number): number[] {
  return Array.from(
    { length: ((to - from + 7) % 7) + 1 },
    (_, index) => ((from + index - 1) % 7) + 1,
  );
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

function dayRange(words: Vocabulary): RegExp {
  return new RegExp(` {1,3}(?:${words.rangeToPattern}) {1,3}| {0,3}- {0,3}`, 'iu');
}

function unitsOf(words: Vocabulary, wanted: Unit): string {
  return anyOf(
    Object.fromEntries(Object.entries(words.units).filter(([, { unit }]) => unit === wanted)),
  );
}

function patternsFor(words: Vocabulary): Patterns {
  const cached = cache.get(words);
  if (cached !== undefined) return cached;
  const end = "(?![\\p{L}\\p{N}_]|'\\p{L})";
  const every = `(?:${words.everyPattern}) {1,4}`;
  const the = `(?:(?:${words.thePattern}) {1,4})?`;
  const leads = `(?:(?:${words.onPattern}|${words.thePattern}) {1,4}){0,2}`;
  const day = anyOf(daysOf(words));
  const nth = `(?<nth>${anyOf(words.nths)}) {1,4}(?:(?<day>${anyOf(words.weekdays)})|${unitsOf(words, 'days')})`;
  const notTime = '(?![.:/,-]?\\d)';
  const ordinal = `(?<ordinal>\\d{1,2})(?:${words.ordinalPattern})`;
  const named = `(?:${words.dayNumberPattern}) {1,4}(?<named>\\d{1,2})(?:${words.ordinalPattern})?${notTime}`;
  const month = `(?:${words.ofPattern}|${words.inPattern}) {1,4}(?<month>(?:${every}|${the})${unitsOf(words, 'months')})`;
  const between = ` {0,3}(?:[,/+]|${words.andPattern}) {0,3}(?:(?:${words.andPattern}) {1,4})?(?:(?:${words.habitLeadPattern}|${words.thePattern}|${words.everyPattern}) {1,4})?`;
  const to = ` {0,3}(?:${words.rangeToPattern}) {0,3}`;
  const list = (name: string, one: string) =>
    `(?<${name}>${one}(?:${to}${one}(?!\\p{L})|(?:${between}${one}(?!\\p{L})){0,7}))`;
  const other = `(?:(?<other>${words.otherPattern}) {1,4})?`;
  const units = ['days', 'weeks', 'months', 'years'] as const;
  const unit = `(?:${units.map((name) => unitsOf(words, name)).join('|')})`;
  const at = (source: string) => new RegExp(`${source}${end}`, 'iuy');
  const habit = `(?:(?:${words.habitLeadPattern}) {1,4}${list('list', anyOf(words.habitDays))}|(?<lone>${anyOf(words.loneHabits)}))`;
  const ofEvery = month.replace(`(?:${every}|${the})`, every);
  const ofEveryMonth = `${leads}(?:${nth}|${named}|${ordinal}) {1,4}${ofEvery}`;
  const adverb = `(?<adverb>${anyOf(words.repeatAdverbs)})`;
  const patterns: Patterns = {
    start: new RegExp(
      `(?<![\\p{L}\\p{N}_])(?:${ofEveryMonth}|${every}|${adverb}${end}|${habit}${end})`,
      'giu',
    ),
    ofEveryMonth: at(ofEveryMonth),
    everyNth: at(`${every}${nth}(?: {1,4}${month})?`),
    everyDays: at(`${every}${other}${list('list', day)}`),
    everyMonthDay: at(`${every}(?:${named}|${ordinal})(?: {1,4}${month})?`),
    everyUnit: at(
      `${every}(?:${other}|(?<count>\\d{1,3}|${anyOf(words.numbers)}) {1,4})(?<unit>${unit})`,
    ),
    everyPart: new RegExp(
      `(?:${words.everyPattern})(?= {1,4}${anyOf(words.partsOfDay)}${end})`,
      'iuy',
    ),
    every: new RegExp(every, 'iuy'),
    adverb: at(adverb),
    habit: at(habit),
    onDays: at(` {0,3},? {1,4}${leads}${list('list', day)}`),
    onNth: at(` {0,3},? {1,4}${leads}${nth}`),
    onMonthDay: at(
      ` {0,3},? {1,4}(?:${leads}(?:${named}|${ordinal})|(?:(?:${words.onPattern}|${words.thePattern}) {1,4}){1,2}(?<number>\\d{1,2})${notTime})`,
    ),
    on: new RegExp(`,? {1,4}(?:(?:${words.onPattern}|${words.thePattern}) {1,4}){1,2}`, 'iuy'),
  };
  cache.set(words, patterns);
  return patterns;
}
