import { type HeadParts, headPatterns } from './recurrence-head-patterns.ts';
import type { Frequency } from './recurrence-rule.ts';
import { lookUp, type Unit, type Vocabulary } from './vocabulary.ts';

/** What of a phrase says how it repeats: "every monday", "monthly on the 1st". */
export interface Head {
  end: number;
  freq: Frequency;
  interval: number;
  weekdays?: number[];
  nth?: number;
  monthDays?: number[];
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

/** Where in a text a repetition may begin, left to right. */
export function headStarts(source: string, words: Vocabulary): number[] {
  const { hint, start } = headPatterns(words);
  const starts: number[] = [];
  // Most texts have none, and the hint is far quicker to tell.
  if (!hint.test(source)) return starts;
  // matchAll would make a copy of the pattern for each text, which takes longer than to match it.
  start.lastIndex = 0;
  for (let found = start.exec(source); found; found = start.exec(source)) starts.push(found.index);
  return starts;
}

type Taken = { groups: Record<string, string | undefined>; end: number };

/** Matches one of the patterns at a place, and nowhere else. */
type Take = (part: keyof HeadParts, from: number) => Taken | undefined;

/** Reads how something repeats at a place in a text. */
export function readHead(source: string, at: number, words: Vocabulary): Head | undefined {
  const { parts, isOther } = headPatterns(words);
  const take: Take = (name, from) => {
    const pattern = parts[name];
    pattern.lastIndex = from;
    const match = pattern.exec(source);
    return match ? { groups: match.groups ?? {}, end: from + match[0].length } : undefined;
  };
  // Most of the patterns begin with it, and it is the quickest to tell.
  const every = take('every', at);
  const nth = every && take('everyNth', at);
  // "every second friday" is every other one, unless it is said to be the month's.
  const isOfMonth = nth && (nth.groups.month !== undefined || !isOther.test(nth.groups.nth ?? ''));
  const ofMonth = take('ofEveryMonth', at) ?? (isOfMonth ? nth : undefined);
  if (ofMonth) return inMonth(ofMonth, words);
  const days = every && take('everyDays', at);
  if (days) return weekly(days, intervalOf(days.groups, words), words);
  const monthDay = every && take('everyMonthDay', at);
  if (monthDay) return inMonth(monthDay, words);
  const unit = (every && take('everyUnit', at)) ?? take('adverb', at);
  if (unit) return ofUnit(unit, take, words);
  const part = every && take('everyPart', at);
  if (part) return { end: part.end, freq: 'daily', interval: 1, isWeak: true };
  const habit = take('habit', at);
  if (habit) {
    const { alternate, loneAlternate, alternateAfter, lone } = habit.groups;
    const isAlternate = (alternate ?? loneAlternate ?? alternateAfter) !== undefined;
    const head = weekly(habit, isAlternate ? 2 : 1, words);
    return head && { ...head, isWeak: lone !== undefined, ...rhythmAfter(head, take, words) };
  }
  const alternateDay = take('alternateDay', at);
  if (alternateDay) return weekly(alternateDay, 2, words);
  return every && { end: every.end, freq: 'yearly', interval: 1, wantsDate: true, isWeak: false };
}

/** Every how many: "every other", "every 2"; 0 for what is no number of them. */
function intervalOf({ other, count = '1' }: Taken['groups'], words: Vocabulary): number {
  return other === undefined ? (lookUp(words.numbers, count) ?? Number(count)) : 2;
}

/** "every 2 weeks", "monthly", with the day that may follow: "on friday", "on the 15th". */
function ofUnit({ groups, end }: Taken, take: Take, words: Vocabulary): Head | undefined {
  const { unit = '', adverb = '' } = groups;
  const step = lookUp(words.units, unit) ?? lookUp(words.repeatAdverbs, adverb);
  const freq = step && frequencies[step.unit];
  const number = intervalOf(groups, words);
  if (step === undefined || freq === undefined || number < 1) return undefined;
  const head: Head = { end, freq, interval: number * step.times, isWeak: true };
  return { ...head, ...dayOfUnit(head, take, words) };
}

/** How often certain days of the week come again, said after them: "los sábados cada quince días". */
function rhythmAfter({ end }: Head, take: Take, words: Vocabulary): Partial<Head> | undefined {
  const unit = take('thenUnit', end);
  const head = unit && ofUnit(unit, () => undefined, words);
  const interval = head && weeksOf(head);
  return interval === undefined ? undefined : { end: head?.end ?? end, interval };
}

/** A rhythm in weeks, of which 14 days are two and so are 15; undefined for one that is none. */
function weeksOf({ freq, interval }: Head): number | undefined {
  if (freq === 'weekly') return interval;
  const weeks = Math.floor(interval / 7);
  const isWeeks = freq === 'daily' && (interval % 7 === 0 || interval === 15);
  return isWeeks ? weeks : undefined;
}

/** The day that may follow a unit: "weekly on friday", "every month on the 15th". */
function dayOfUnit(head: Head, take: Take, words: Vocabulary): Partial<Head> | undefined {
  const { freq, interval, end } = head;
  const weeks = weeksOf(head);
  if (weeks !== undefined) {
    const days = take('onDays', end);
    return days && weekly(days, weeks, words);
  }
  if (freq === 'monthly') {
    const day = take('onNth', end) ?? take('onMonthDay', end);
    const found = day && inMonth(day, words);
    return found && { ...found, interval };
  }
  if (freq !== 'yearly') return undefined;
  const on = take('on', end);
  return on && { wantsDate: true, end: on.end, isWeak: false };
}

/** A list of days, or the days from one to another: "mon, wed and fri", "mon-fri". */
function weekly({ groups, end }: Taken, interval: number, words: Vocabulary): Head | undefined {
  const list = groups.list ?? groups.lone ?? '';
  const [from, to] = list.split(headPatterns(words).dayRange).map((part) => daysIn(part, words));
  if (interval < 1) return undefined;
  const weekdays = to?.[0] === undefined ? from : daysBetween(from?.at(-1) ?? 1, to[0]);
  if (weekdays === undefined || weekdays.length === 0) return undefined;
  const days = [...new Set(weekdays)].sort();
  if (days.length === 7 && interval === 1) return { end, freq: 'daily', interval, isWeak: false };
  return { end, freq: 'weekly', interval, weekdays: days, isWeak: false };
}

/** Days of the month by their numbers, or one by its weekday. */
function inMonth({ groups, end }: Taken, words: Vocabulary): Head | undefined {
  const base = { end, freq: 'monthly', interval: 1, isWeak: false } as const;
  const nth = lookUp(words.nths, groups.nth ?? '');
  if (nth !== undefined) {
    const weekdays = daysIn(groups.day ?? '', words);
    return weekdays.length > 0 ? { ...base, nth, weekdays } : { ...base, monthDays: [nth] };
  }
  const { monthDay } = headPatterns(words);
  const said = groups.number ?? groups.monthDays ?? '';
  const days = (said.match(monthDay) ?? []).map(
    (day) => lookUp(words.dayWords, day) ?? Number(day),
  );
  if (days.length === 0 || days.some((day) => day < 1 || day > 31)) return undefined;
  return { ...base, monthDays: [...new Set(days)].sort((a, b) => a - b) };
}

/** The ISO weekdays that a text names. */
export function daysIn(list: string, words: Vocabulary): number[] {
  const { days, dayName } = headPatterns(words);
  return (list.match(dayName) ?? []).flatMap((name) => lookUp(days, name) ?? []);
}

function daysBetween(from: number, to: number): number[] {
  return Array.from(
    { length: ((to - from + 7) % 7) + 1 },
    (_, index) => ((from + index - 1) % 7) + 1,
  );
}
