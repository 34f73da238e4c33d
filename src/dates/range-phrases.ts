import type { ParsingResult } from 'chrono-node';
import type { DateTime } from 'luxon';
import { type DateRange, dayRangeOf, rangeFrom } from './day-range.ts';
import { anyOf, lookUp, type Vocabulary } from './vocabulary.ts';

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
  const name = `the ${isBack ? 'last' : 'next'} ${count} ${unit}`.toLowerCase();
  return spanOf(match, rangeFrom(from, to, wall, name));
}

/** "from friday to sunday", "fri - sun", "between 22 nov and 3 dec". */
export function between(
  source: string,
  results: ParsingResult[],
  wall: DateTime<true>,
  words: Vocabulary,
): RangeSpan | undefined {
  const patterns = patternsFor(words);
  for (const [index, first] of results.entries()) {
    const second = results[index + 1];
    if (second === undefined) return undefined;
    const firstEnd = first.index + first.text.length;
    if (!patterns.rangeTo.test(source.slice(firstEnd, second.index))) continue;
    const from = dayRangeOf(first, wall)?.from;
    const to = from && dayRangeOf(second, from)?.to;
    if (from === undefined || to === undefined || to <= from) continue;
    const lead = patterns.rangeLead.exec(source.slice(0, first.index))?.[1]?.length ?? 0;
    return {
      start: first.index - lead,
      end: second.index + second.text.length,
      range: rangeFrom(from, to, wall),
    };
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
  const direction = lookUp(words.directions, match.groups?.direction ?? '');
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
  rangeTo: RegExp;
  rangeLead: RegExp;
}

const cache = new Map<Vocabulary, Patterns>();

function patternsFor(words: Vocabulary): Patterns {
  const cached = cache.get(words);
  if (cached !== undefined) return cached;
  const before = '(?<before>^|[^\\p{L}\\p{N}_])';
  const end = '(?![\\p{L}\\p{N}_])';
  const direction = `(?<direction>${anyOf(words.directions)})`;
  const patterns: Patterns = {
    daysAhead: new RegExp(
      `${before}(?:(?:${words.withinPattern}) {1,4})?(?:${words.thePattern} {1,4})?${direction} {1,4}(?<count>\\d{1,5}|${anyOf(words.numbers)}) {0,4}(?<unit>${anyOf(words.units)})${end}`,
      'iu',
    ),
    month: new RegExp(
      `${before}(?:(?<in>${words.withinPattern}) {1,4})?(?:${direction} {1,4})?(?<month>${anyOf(words.months)})(?: {1,4}(?<year>20\\d{2}))?(?! {0,4}\\d)${end}`,
      'iu',
    ),
    rangeTo: new RegExp(`^ *(?:${words.rangeToPattern}) *(?:(?:${words.thePattern}) *)?$`, 'iu'),
    rangeLead: new RegExp(
      `(?:^|[ ,(])((?:${words.rangeFromPattern}) {1,4}(?:${words.thePattern} {1,4})?)$`,
      'iu',
    ),
  };
  cache.set(words, patterns);
  return patterns;
}
