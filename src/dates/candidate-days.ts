import type { Component, ParsingResult } from 'chrono-node';
import { DateTime } from 'luxon';
import { lastDayOfPeriod } from './parsers/period.ts';
import { plusDays } from './plus-days.ts';
import { tag } from './tags.ts';
import type { Period } from './vocabulary.ts';

interface Days {
  list: DateTime<true>[];
  /** The other common reading. */
  other?: { day: DateTime<true>; because: Ambiguity };
}

/** Why a phrase has two common readings: "next sunday" said on a Friday, `3/4`, or "1 jan at midnight". */
export type Ambiguity = 'nextWeekday' | 'dayMonth' | 'midnight';

/**
 * The calendar days that a phrase may mean, in order of preference; undefined when there is no such
 * day. A phrase without a year or month, or with a weekday only, rolls forward from today.
 */
export function candidateDays(
  phrase: ParsingResult,
  wall: DateTime<true>,
  end: 'first' | 'last',
  todayCounts: boolean,
): Days | undefined {
  const today = wall.startOf('day');
  const weekday = known(phrase, 'weekday');
  const [year, month, day] = [known(phrase, 'year'), known(phrase, 'month'), known(phrase, 'day')];
  const fits = (date: DateTime) => weekday === undefined || date.weekday === weekday;
  if (day === undefined) {
    if (weekday !== undefined) return weekdaysFrom(today, weekday, phrase.tags(), todayCounts);
    return { list: [today, plusDays(today, 1)] };
  }
  if (year !== undefined) {
    const date = dayAt(wall, year, month ?? 0, day);
    if (date === undefined) return undefined;
    const period = periodOf(phrase.tags());
    if (period === undefined) {
      const swapped = () => dayAt(wall, year, day, month ?? 0);
      return fits(date) ? { list: [date], ...otherOrder(phrase, swapped) } : undefined;
    }
    if (weekday === undefined)
      return { list: [end === 'last' ? lastDayOfPeriod(date, period) : date] };
    // "friday next week"
    return period === 'week' ? { list: [plusDays(date, weekday - 1)] } : undefined;
  }
  if (month === undefined) {
    // "friday the 13th" comes at least once in any two years.
    const upcoming = range(weekday === undefined ? 3 : 24).map((ahead) => {
      const months = today.month - 1 + ahead;
      return dayAt(wall, today.year + Math.floor(months / 12), (months % 12) + 1, day);
    });
    const list = upcoming.filter((date) => date !== undefined).filter((date) => date >= today);
    return { list: list.filter(fits) };
  }
  // A stated month is this year's or else the next, and its weekday has to agree.
  const next = yearly(today, month, day);
  if (next === undefined || !fits(next)) return undefined;
  return { list: [next], ...otherOrder(phrase, () => yearly(today, day, month)) };
}

/** The coming day of a day and month, today included. */
function yearly(today: DateTime<true>, month: number, day: number): DateTime<true> | undefined {
  // The 30th of February never comes; 29 February may be eight years away (1896 to 1904).
  if (dayAt(today, 2024, month, day) === undefined) return undefined;
  for (let year = today.year; year < today.year + 9; year += 1) {
    const date = dayAt(today, year, month, day);
    if (date !== undefined && date >= today) return date;
  }
  return undefined;
}

/** The day with day and month changed about, of a phrase that may be read so. */
function otherOrder(
  phrase: ParsingResult,
  swapped: () => DateTime<true> | undefined,
): Pick<Days, 'other'> {
  if (!phrase.tags().has(tag.eitherOrder) || known(phrase, 'weekday') !== undefined) return {};
  const day = swapped();
  return day === undefined ? {} : { other: { day, because: 'dayMonth' } };
}

function weekdaysFrom(
  today: DateTime<true>,
  weekday: number,
  tags: Set<string>,
  todayCounts: boolean,
): Days {
  const ahead = (weekday - today.weekday + 7) % 7;
  const coming = plusDays(today, ahead);
  const later = plusDays(coming, 7);
  if (tags.has(tag.lastWeekday)) return { list: [plusDays(coming, -7)] };
  if (tags.has(tag.afterNextWeekday)) return { list: [plusDays(later, ahead === 0 ? 7 : 0)] };
  if (tags.has(tag.nextWeekday)) {
    if (ahead === 0) return { list: [later] };
    // "next sunday" said on a Friday: some mean the Sunday of next week.
    return today.weekday + ahead <= 7
      ? { list: [coming], other: { day: later, because: 'nextWeekday' } }
      : { list: [coming] };
  }
  const includesComing = ahead > 0 || todayCounts || tags.has(tag.thisWeekday);
  return { list: includesComing ? [coming, later] : [later] };
}

/** The period that a phrase names, if it names one. */
export function periodOf(tags: Set<string>): Period | undefined {
  return ([tag.week, tag.weekend, tag.month, tag.year] as const)
    .find((name) => tags.has(name))
    ?.slice('period/'.length) as Period | undefined;
}

/** A component that was said, not implied. */
export function known(phrase: ParsingResult, component: Component): number | undefined {
  return phrase.start.isCertain(component) ? (phrase.start.get(component) ?? undefined) : undefined;
}

/** Midnight of a calendar day in the zone of `wall`; undefined when there is no such day. */
export function dayAt(
  wall: DateTime<true>,
  year: number,
  month: number,
  day: number,
): DateTime<true> | undefined {
  const date = DateTime.fromObject({ year, month, day }, { zone: wall.zone });
  return date.isValid ? date : undefined;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
