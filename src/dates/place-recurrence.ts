import { DateTime } from 'luxon';
import { instantAt, isTooFar } from './place-on-calendar.ts';
import type { Head } from './recurrence-head.ts';
import {
  nextOccurrences,
  type Recurrence,
  readRule,
  ruleOf,
  type Schedule,
} from './recurrence-rule.ts';
import type { Tail } from './recurrence-tail.ts';
import type { TimeSaid } from './recurrence-time.ts';
import type { DateReference } from './reference.ts';
import { zoneNamed } from './zone.ts';

/** The first of those that come again, and the rule by which they do. */
export interface PlacedRecurrence {
  /** RFC 5545 RRULE in the local time of the zone; it counts from `first`. */
  rule: string;
  first: Date;
  /** When the first one ends, where that was said: "every monday 10-12". */
  endsAt?: Date;
  /** False when the time of day was not said: each is then due at 23:59. */
  hasTime: boolean;
}

export interface RecurrenceReading extends PlacedRecurrence {
  /** The first two occurrences; fewer where there are no more. */
  next: Date[];
  /** To be said back. */
  facts: RecurrenceFacts;
}

/** What a language needs to say how something repeats. */
export interface RecurrenceFacts extends Omit<Recurrence, 'until'> {
  /** "18:00"; null where no time was said. */
  time: string | null;
  /** The last moment at which it may happen. */
  until: Date | null;
  zone: string;
}

/** What a stored schedule says, for a language to put into words. */
export function factsOf(
  schedule: Schedule & { hasTime: boolean; endsAt?: Date | null },
): RecurrenceFacts {
  const zone = zoneNamed(schedule.zone);
  const { until, ...recurrence } = readRule(schedule.rule);
  const clock = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
  const { startsAt, endsAt } = schedule;
  const time = endsAt ? `${clock(startsAt)}–${clock(endsAt)}` : clock(startsAt);
  return {
    ...recurrence,
    time: schedule.hasTime ? time : null,
    until: until === undefined ? null : DateTime.fromISO(until, { zone }).toJSDate(),
    zone: schedule.zone,
  };
}

/** The end of the day, for what has no time. */
const endOfDay = { hour: 23, minute: 59 };

/** Puts a phrase on the calendar: what it leaves open is taken from the day from which it counts. */
export function placeRecurrence(
  { head, tail }: { head: Head; tail: Tail },
  wall: DateTime<true>,
): PlacedRecurrence | 'dateImpossible' | 'dateTooFar' {
  const from = tail.from ?? wall;
  const time: TimeSaid = tail.time ?? endOfDay;
  const { freq, interval } = head;
  const recurrence: Recurrence = { freq, interval, ...daysOf(head, tail, from) };
  const first = firstOf(recurrence, time, from, wall);
  if (first === undefined) return 'dateImpossible';
  if (isTooFar(first, wall)) return 'dateTooFar';
  const until =
    tail.until ?? (tail.length && first.plus(tail.length).minus({ days: 1 }).endOf('day'));
  if (until !== undefined && until < first) return 'dateImpossible';
  const rule = ruleOf({
    ...recurrence,
    ...(until ? { until: until.toFormat("yyyy-MM-dd'T'HH:mm") } : {}),
    ...(tail.count === undefined ? {} : { count: tail.count }),
  });
  const end =
    time.minutes === undefined ? {} : { endsAt: first.plus({ minutes: time.minutes }).toJSDate() };
  return { rule, first: first.toJSDate(), ...end, hasTime: tail.time !== undefined };
}

/** What is said back of it, on the clock of its zone. */
export function tellRecurrence(
  placed: PlacedRecurrence,
  { zone, sentAt }: DateReference,
): RecurrenceReading {
  const schedule = { ...placed, zone, startsAt: placed.first };
  return { ...placed, next: nextOccurrences(schedule, sentAt, 2), facts: factsOf(schedule) };
}

/** The first occurrence on or after a day and after `wall`; the interval counts from it. */
function firstOf(
  recurrence: Recurrence,
  time: TimeSaid,
  from: DateTime<true>,
  wall: DateTime<true>,
): DateTime<true> | undefined {
  // The rule takes its time of day from its beginning, which must not be one that a clock change moved.
  const isRight = (at: DateTime) => at.hour === time.hour && at.minute === time.minute;
  const start = [0, 1]
    .map((days) => instantAt(from.startOf('day').minus({ days }), time.hour, time.minute))
    .find((at) => at !== undefined && isRight(at));
  if (start === undefined) return undefined;
  const rule = ruleOf({ ...recurrence, interval: 1 });
  const schedule = { rule, zone: wall.zoneName, startsAt: start.toJSDate() };
  const earliest = DateTime.max(wall, from.startOf('day').minus({ milliseconds: 1 }));
  return nextOccurrences(schedule, earliest.toJSDate(), 2)
    .map((at) => DateTime.fromJSDate(at, { zone: wall.zone }) as DateTime<true>)
    .find(isRight);
}

/** The days of a rule; what a phrase such as "monthly" leaves open is that of the day it counts from. */
function daysOf(
  head: Head,
  tail: Tail,
  from: DateTime<true>,
): Pick<Recurrence, 'weekdays' | 'nth' | 'monthDays' | 'month'> {
  const { freq, weekdays, nth, monthDays } = head;
  if (weekdays !== undefined) return { weekdays, ...(nth === undefined ? {} : { nth }) };
  if (monthDays !== undefined) return { monthDays };
  if (freq === 'weekly') return { weekdays: [from.weekday] };
  if (freq === 'monthly') return { monthDays: [from.day] };
  if (freq === 'yearly') {
    const { month, monthDay } = tail.yearly ?? { month: from.month, monthDay: from.day };
    return { month, monthDays: [monthDay] };
  }
  return {};
}
