import { DateTime } from 'luxon';
import { zoneNamed } from '../dates/zone.ts';
import { UserError } from '../errors.ts';

/** Days of a span at most, and the longest for which a series goes day by day. */
export const mostDays = 1_096;
const mostOneByOne = 31;

/** Whole days on a clock, half-open, and as many directly before them. */
export interface Period {
  from: Date;
  to: Date;
  /** Where the days before begin; they end where these begin. */
  before: Date;
  days: number;
  /** IANA: by whose clock days are counted. */
  zone: string;
  /** What a series counts by. */
  unit: 'day' | 'week';
}

/** The last so many days, today among them; or from one day to another, both among them, as ISO dates. */
export type AskedPeriod = { days: number } | { from: string; to: string };

/**
 * The days that are asked for, at an instant. Throws invalid for none, for too many, for what is no day, and where the
 * first has not begun: there are no figures of it, which is not that all of them are nought.
 */
export function periodOf(asked: AskedPeriod, zone: string, at: Date): Period {
  const { first, end } = 'days' in asked ? lastDays(asked.days, zone, at) : between(asked, zone);
  if (first.toJSDate() > at) {
    throw new UserError('invalid', {
      field: 'from',
      expected: 'a day that has begun',
      example: DateTime.fromJSDate(at, { zone: zoneNamed(zone) }).toISODate() as string,
    });
  }
  const days = Math.round(end.diff(first, 'days').days);
  if (days < 1 || days > mostDays) {
    throw new UserError('invalid', {
      field: 'to',
      expected: `a day from the first on, ${mostDays} days at most`,
      example: end.toISODate(),
    });
  }
  return {
    from: first.toJSDate(),
    to: end.toJSDate(),
    before: first.minus({ days }).startOf('day').toJSDate(),
    days,
    zone,
    unit: days <= mostOneByOne ? 'day' : 'week',
  };
}

function lastDays(days: number, zone: string, at: Date) {
  const today = DateTime.fromJSDate(at, { zone: zoneNamed(zone) }).startOf('day') as DateTime<true>;
  // A day may begin at one o'clock where clocks change at midnight.
  return {
    first: today.minus({ days: days - 1 }).startOf('day'),
    end: today.plus({ days: 1 }).startOf('day'),
  };
}

function between(asked: { from: string; to: string }, zone: string) {
  const [first, last] = (['from', 'to'] as const).map((field) =>
    readDay(field, asked[field], zone),
  );
  return { first: first!, end: last!.plus({ days: 1 }).startOf('day') };
}

function readDay(field: string, text: string, zone: string): DateTime<true> {
  const day = DateTime.fromFormat(text, 'yyyy-MM-dd', { zone: zoneNamed(zone) });
  if (day.isValid) return day.startOf('day');
  throw new UserError('invalid', { field, expected: 'a day', example: '2026-11-20' });
}

/** The first days of what a series counts by, as ISO dates: of weeks their Mondays, though the first be before it. */
export function unitsOf({ from, to, zone, unit }: Period): string[] {
  const of = (at: Date) => DateTime.fromJSDate(at, { zone: zoneNamed(zone) }) as DateTime<true>;
  const units: string[] = [];
  for (
    let day = of(from).startOf(unit);
    day < of(to);
    day = day.plus({ [`${unit}s`]: 1 }).startOf('day')
  )
    units.push(day.toISODate());
  return units;
}
