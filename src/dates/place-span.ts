import type { ParsingComponents, ParsingResult } from 'chrono-node';
import type { DateTime } from 'luxon';
import { candidateDays, known } from './candidate-days.ts';
import {
  instantAt,
  isTooFar,
  type MissingTime,
  type Placed,
  type PlacingCode,
  placeOnCalendar,
  timeOf,
} from './place-on-calendar.ts';
import { plusDays } from './plus-days.ts';
import { endOf, namesDay, startOf } from './spans.ts';
import { tag } from './tags.ts';

export interface PlacedSpan extends Placed {
  /** Where the phrase says when it ends; a last day without a time ends at 23:59. */
  endsAt?: DateTime<true>;
}

type Failure = { code: PlacingCode; at?: Date };

/** Hours from one day into the next, "10pm-1am", and not a slip: "18-10". Muster's own choice. */
const longestMinutes = 12 * 60;
const day = 24 * 60;

/** As placeOnCalendar, with the end of a phrase that has one: "sat 10-12", "from friday to sunday", "this weekend". */
export function placeSpan(
  phrase: ParsingResult,
  wall: DateTime<true>,
  missingTime: MissingTime,
): PlacedSpan | Failure {
  const end = endOf(phrase);
  const start = startOf(phrase);
  if (end === undefined)
    return placeWeekend(start, wall, missingTime) ?? placeOnCalendar(start, wall, missingTime);
  return namesDay(end.start)
    ? placeDays(start, end, wall, missingTime)
    : placeHours(start, end.start, wall, missingTime);
}

/**
 * A weekend is both of its days, from its time on where it says one ("this weekend at 10"); undefined for
 * anything else, for one with a day of its own, and for one whose Saturday is over: what is left of that
 * is a day.
 */
function placeWeekend(
  phrase: ParsingResult,
  wall: DateTime<true>,
  missingTime: MissingTime,
): PlacedSpan | undefined {
  if (!phrase.tags().has(tag.weekend) || known(phrase, 'weekday') !== undefined) return undefined;
  const said = timeOf(phrase, missingTime);
  if (said === undefined) return undefined;
  const [saturday] = candidateDays(phrase, wall, 'first', false)?.list ?? [];
  const [at] = saturday
    ? said.hours
        .map((hour) => instantAt(saturday, hour, said.minute))
        .filter((hour) => hour !== undefined && hour > wall)
    : [];
  const last = saturday && instantAt(plusDays(saturday, 1), 23, 59);
  if (at === undefined || last === undefined || isTooFar(last, wall)) return undefined;
  return { at, hasTime: said.hasTime, endsAt: last };
}

/** The end is looked for from the beginning on. */
function placeDays(
  start: ParsingResult,
  end: ParsingResult,
  wall: DateTime<true>,
  missingTime: MissingTime,
): PlacedSpan | Failure {
  const first = placeOnCalendar(start, wall, missingTime);
  if ('code' in first) return first;
  const last = placeOnCalendar(end, first.at, 'endOfDay');
  if ('code' in last) return { code: last.code === 'datePast' ? 'dateImpossible' : last.code };
  if (isTooFar(last.at, wall)) return { code: 'dateTooFar' };
  // Two readings of two days would be four; one is told.
  return { at: first.at, hasTime: first.hasTime, endsAt: last.at };
}

function placeHours(
  start: ParsingResult,
  end: ParsingComponents,
  wall: DateTime<true>,
  missingTime: MissingTime,
): PlacedSpan | Failure {
  const said = timeOf(start, missingTime);
  const endMinutes = minutesOf(end);
  if (said === undefined || endMinutes === undefined) return { code: 'dateImpossible' };
  const [hour = 0] = said.hours;
  // In "8-10pm" and "11-1pm" the end tells which half of the day the beginning is in.
  const isOpen = start.tags().has(tag.bareHour) && endMinutes.length === 1;
  // Midnight is no slip: "9am to midnight".
  const longest = end.tags().has(tag.midnight) ? day : longestMinutes;
  const hours = (isOpen ? [hour % 12, (hour % 12) + 12] : said.hours).filter(
    (candidate) => lengthTo(candidate * 60 + said.minute, endMinutes) <= longest,
  );
  if (hours.length === 0) return { code: 'dateImpossible' };
  const placed = placeOnCalendar(start, wall, missingTime, { ...said, hours });
  if ('code' in placed) return placed;
  const from = placed.at.hour * 60 + placed.at.minute;
  const length = lengthTo(from, endMinutes);
  // Hours that the clock skips: 2:00 to 3:00 in the night of the change.
  if (length > longest) return { code: 'dateImpossible' };
  const to = from + length;
  const endDay = plusDays(placed.at.startOf('day'), Math.floor(to / day));
  const endsAt = instantAt(endDay, Math.floor((to % day) / 60), to % 60);
  if (endsAt === undefined || endsAt <= placed.at) return { code: 'dateImpossible' };
  return { ...placed, endsAt };
}

/** The times of day that an end may mean, in minutes; undefined for one that no clock shows. */
function minutesOf(end: ParsingComponents): number[] | undefined {
  const hour = end.get('hour') ?? 0;
  const minute = end.get('minute') ?? 0;
  if (hour > 24 || minute > 59) return undefined;
  const hours = end.tags().has(tag.bareHour) ? [hour % 12, (hour % 12) + 12] : [hour];
  return hours.map((candidate) => candidate * 60 + minute);
}

/** Minutes from a time of day to the first of the others after it. */
function lengthTo(from: number, ends: readonly number[]): number {
  return Math.min(...ends.map((end) => ((end - from + 2 * day - 1) % day) + 1));
}
