import type { DateTime } from 'luxon';
import { type DateRange, rangeFrom } from './day-range.ts';
import { wordingFor } from './languages.ts';
import { directionOf } from './parsers/piece-parser.ts';
import { farthestYears } from './place-on-calendar.ts';
import { remembered } from './remembered.ts';
import { anyOf, clearMonths, lookUp, type Vocabulary } from './vocabulary.ts';

export interface RangeSpan {
  start: number;
  end: number;
  range: DateRange;
}

/** "in the next 10 days" counts today; a longer question is not one. */
const mostDays = 5 * 366;

/** "in the next 10 days", "the last two weeks": calendar days, today included. */
export function daysAhead(
  source: string,
  wall: DateTime<true>,
  words: Vocabulary,
): RangeSpan | undefined {
  const match = patternsFor(words).daysAhead.exec(source);
  const { direction, count, unit } = match?.groups ?? {};
  if (!match || count === undefined || unit === undefined) return undefined;
  const step = lookUp(words.units, unit);
  const amount = (lookUp(words.numbers, count) ?? Number(count)) * (step?.times ?? 1);
  if (step === undefined || !['days', 'weeks', 'months'].includes(step.unit)) return undefined;
  const today = wall.startOf('day');
  const isBack = lookUp(words.directions, direction ?? '') === 'last';
  const length = { [step.unit]: Math.min(amount, mostDays) };
  const tomorrow = today.plus({ days: 1 });
  const [from, to] = isBack ? [tomorrow.minus(length), tomorrow] : [today, today.plus(length)];
  if (to.diff(from, 'days').days > mostDays || from >= to) return undefined;
  const wording = wordingFor(wall.locale);
  const said = `${count} ${unit}`.toLowerCase();
  const name = isBack ? wording.theLast(said) : wording.theNext(said);
  return spanOf(match, rangeFrom(from, to, wall, name));
}

/** Enough of a text to hold any range. */
const longestBound = 80;

/**
 * "before sunday", "until june", "after the 25th": up to a range that `rangeAt` reads at the beginning
 * of a text, or from it on, as far as dates are read.
 */
export function bounded(
  source: string,
  wall: DateTime<true>,
  words: Vocabulary,
  rangeAt: (text: string) => RangeSpan | undefined,
): RangeSpan | undefined {
  for (const match of source.matchAll(patternsFor(words).bound)) {
    const { before = '', until, after } = match.groups ?? {};
    const boundAt = match.index + match[0].length;
    const found = rangeAt(source.slice(boundAt, boundAt + longestBound));
    if (found === undefined) continue;
    const { range } = found;
    const now = wall.toJSDate();
    const [from, to] =
      after !== undefined
        ? [range.to, wall.plus({ years: farthestYears }).toJSDate()]
        : [now, until !== undefined ? range.to : range.from];
    if (from >= to) continue;
    const start = match.index + before.length;
    const end = boundAt + found.end;
    const name = source.slice(start, end).toLowerCase().replace(/ +/g, ' ');
    // The days alone: "until friday (Fri 20 Nov)", and not "until today (Fri 20 Nov)".
    const days = /\((.+)\)$/.exec(range.label)?.[1] ?? range.label;
    return { start, end, range: { from, to, label: `${name} (${days})` } };
  }
  return undefined;
}

/** "in december", or "december" when that is all there is: the nearest still to come, this month too. */
export function namedMonth(
  source: string,
  wall: DateTime<true>,
  words: Vocabulary,
  isWhole: boolean,
): RangeSpan | undefined {
  const match = patternsFor(words).month.exec(source);
  const month = lookUp(words.months, match?.groups?.month ?? '');
  if (!match || month === undefined || (match.groups?.in === undefined && !isWhole))
    return undefined;
  const direction = directionOf(match.groups ?? {}, words);
  const year = match.groups?.year;
  let from = wall.set({ month, day: 1 }).startOf('day');
  if (year !== undefined) from = from.set({ year: Number(year) });
  else if (direction === 'last') from = from.minus({ years: month < wall.month ? 0 : 1 });
  else from = from.plus({ years: month < wall.month ? 1 : 0 });
  return spanOf(match, rangeFrom(from, from.plus({ months: 1 }), wall));
}

function spanOf(match: RegExpExecArray, range: DateRange): RangeSpan {
  const start = match.index + (match.groups?.before?.length ?? 0);
  return { start, end: match.index + match[0].length, range };
}

interface Patterns {
  daysAhead: RegExp;
  month: RegExp;
  bound: RegExp;
}

const patternsFor = remembered((words: Vocabulary): Patterns => {
  const before = '(?<before>^|[^\\p{L}\\p{N}_])';
  const end = '(?![\\p{L}\\p{N}_])';
  const direction = `(?<direction>${anyOf(words.directions)})`;
  return {
    daysAhead: new RegExp(
      `${before}(?:(?:${words.withinPattern}) {1,4})?(?:${words.thePattern} {1,4})?${direction} {1,4}(?<count>\\d{1,5}|${anyOf(words.numbers)}) {0,4}(?<unit>${anyOf(words.units)})${end}`,
      'iu',
    ),
    month: new RegExp(
      `${before}(?:(?<in>${words.withinPattern}) {1,4})?(?:${direction} {1,4})?(?<month>${anyOf(clearMonths(words))})(?: {1,4}(?<directionAfter>${anyOf(words.directionsAfter)}))?(?: {1,4}(?:${words.ofPattern} {1,4})?(?<year>20\\d{2}))?(?! {0,4}\\d)${end}`,
      'iu',
    ),
    bound: new RegExp(
      `${before}(?:(?<until>${words.untilPattern})|(?<after>${words.afterPattern})|${words.beforePattern}) {1,4}`,
      'giu',
    ),
  };
});
