import type { ParsingResult } from 'chrono-node';
import type { DateTime } from 'luxon';
import { candidateDays, dayAt, known, periodOf } from './candidate-days.ts';
import { formatDay } from './format.ts';
import { wordingFor } from './languages.ts';
import { lastDayOfPeriod } from './parsers/period.ts';
import { endOf, namesDay, startOf } from './spans.ts';
import { tag } from './tags.ts';

/** A half-open span of time, `from` included and `to` not, with the words to echo. */
export interface DateRange {
  from: Date;
  to: Date;
  /** "this week (Mon 16 – Sun 22 Nov)" */
  label: string;
}

/** Local hours of the parts of a day in a question; a night ends on the next morning. Our own choice. */
const partHours: [string, number, number][] = [
  [tag.morning, 5, 12],
  [tag.afternoon, 12, 18],
  [tag.longAfternoon, 12, 21],
  [tag.evening, 17, 24],
  [tag.night, 18, 30],
];

/** What a date phrase covers when it is asked about; undefined when it names no day. */
export function rangeOf(result: ParsingResult, wall: DateTime<true>): DateRange | undefined {
  const end = endOf(result);
  const phrase = startOf(result);
  const days = dayRangeOf(phrase, wall);
  if (days === undefined) return undefined;
  if (end !== undefined && namesDay(end.start)) {
    const to = dayRangeOf(end, days.from)?.to;
    return to !== undefined && to > days.from ? rangeFrom(days.from, to, wall) : undefined;
  }
  const tags = phrase.tags();
  const name = phrase.text.toLowerCase().replace(/ +/g, ' ');
  if (days.isPeriod) {
    const isThisWeekend = tags.has(tag.weekend) && days.from.hasSame(wall, 'week');
    const { thisWeekend } = wordingFor(wall.locale);
    return rangeFrom(days.from, days.to, wall, isThisWeekend ? thisWeekend : name);
  }
  const part = partHours.find(([partTag]) => tags.has(partTag));
  if (part !== undefined && known(phrase, 'hour') === undefined) {
    const [, fromHour, toHour] = part;
    const from = days.from.set({ hour: fromHour });
    const to = toHour < 24 ? days.from.set({ hour: toHour }) : days.to.set({ hour: toHour - 24 });
    return {
      from: from.toJSDate(),
      to: to.toJSDate(),
      label: `${name} (${dayLabel(days.from, wall)})`,
    };
  }
  return rangeFrom(days.from, days.to, wall, relativeName(days.from, wall));
}

/** The whole days that a phrase covers; undefined when it names no day. */
export function dayRangeOf(
  phrase: ParsingResult,
  wall: DateTime<true>,
): { from: DateTime<true>; to: DateTime<true>; isPeriod: boolean } | undefined {
  if (known(phrase, 'day') === undefined && known(phrase, 'weekday') === undefined)
    return undefined;
  const period = known(phrase, 'weekday') === undefined ? periodOf(phrase.tags()) : undefined;
  const from = candidateDays(phrase, wall, 'first', true)?.list[0];
  if (from === undefined) return undefined;
  if (period !== undefined) {
    return { from, to: lastDayOfPeriod(from, period).plus({ days: 1 }), isPeriod: true };
  }
  const day = nearest(phrase, from, wall);
  return { from: day, to: day.plus({ days: 1 }), isPeriod: false };
}

/** A question about "10 nov" asked on the 20th looks back ten days rather than ahead a year. */
function nearest(
  phrase: ParsingResult,
  coming: DateTime<true>,
  wall: DateTime<true>,
): DateTime<true> {
  if (known(phrase, 'month') === undefined || known(phrase, 'year') !== undefined) return coming;
  const past = dayAt(wall, coming.year - 1, coming.month, coming.day);
  if (past === undefined) return coming;
  return coming.diff(wall).toMillis() <= wall.diff(past).toMillis() ? coming : past;
}

function relativeName(day: DateTime<true>, wall: DateTime<true>): string | undefined {
  const days = Math.round(day.diff(wall.startOf('day'), 'days').days);
  const { today, tomorrow, yesterday } = wordingFor(wall.locale);
  return { 0: today, 1: tomorrow, [-1]: yesterday }[days];
}

/** The range of whole days from `from` to the day before `to`. */
export function rangeFrom(
  from: DateTime<true>,
  to: DateTime<true>,
  wall: DateTime<true>,
  name?: string,
): DateRange {
  const last = to.minus({ days: 1 });
  const isDay = last.hasSame(from, 'day');
  const head = from
    .setLocale(wall.locale)
    .toFormat(last.hasSame(from, 'month') ? 'EEE d' : 'EEE d MMM');
  const span = isDay ? dayLabel(from, wall) : `${head} – ${dayLabel(last, wall)}`;
  const label = name === undefined ? span : `${name} (${span})`;
  // A day may begin at one o'clock where clocks change at midnight.
  return { from: from.startOf('day').toJSDate(), to: to.startOf('day').toJSDate(), label };
}

function dayLabel(day: DateTime<true>, wall: DateTime<true>): string {
  return formatDay(day.toJSDate(), {
    zone: wall.zoneName,
    now: wall.toJSDate(),
    locale: wall.locale,
  });
}
