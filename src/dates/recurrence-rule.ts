import { DateTime } from 'luxon';
import rrule from 'rrule';
import { instantAt } from './place-on-calendar.ts';
import { plusDays } from './plus-days.ts';
import { zoneNamed } from './zone.ts';

// rrule is CommonJS, whose names Node does not see.
const { RRule } = rrule;

/** How something repeats, apart from its time of day; what RFC 5545 calls a recurrence rule. */
export interface Recurrence {
  freq: Frequency;
  /** Every how many days, weeks, months or years. */
  interval: number;
  /** ISO weekdays, Monday = 1, in order; of a week, or with `nth` of a month. */
  weekdays?: number[];
  /** Which of these weekdays in the month; the last is -1. */
  nth?: number;
  /** Days of the month, in order; the last is -1. Months without one skip it, as RFC 5545 has it. */
  monthDays?: number[];
  /** Month of the year, January = 1. */
  month?: number;
  /** The last moment on the wall clock, `2027-06-30T23:59`. */
  until?: string;
  /** How often in all. */
  count?: number;
}

export type Frequency = 'daily' | 'weekly' | 'monthly' | 'yearly';

/** A rule with its first occurrence, from which it counts, and the IANA zone whose clock it keeps. */
export interface Schedule {
  /** RFC 5545 RRULE in local time, without "RRULE:". */
  rule: string;
  zone: string;
  startsAt: Date;
}

const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const frequencies: readonly Frequency[] = ['yearly', 'monthly', 'weekly', 'daily'];

/** The rule as RFC 5545 writes it; UNTIL is local time, as the beginning is (section 3.3.10). */
export function ruleOf(recurrence: Recurrence): string {
  const { freq, interval, weekdays, nth, monthDays, month, until, count } = recurrence;
  const days = weekdays?.map((day) => `${nth ?? ''}${dayCodes[day - 1]}`);
  return [
    `FREQ=${freq.toUpperCase()}`,
    interval > 1 && `INTERVAL=${interval}`,
    month !== undefined && `BYMONTH=${month}`,
    monthDays !== undefined && `BYMONTHDAY=${monthDays.join()}`,
    days !== undefined && `BYDAY=${days.join(',')}`,
    count !== undefined && `COUNT=${count}`,
    until !== undefined && `UNTIL=${until.replace(/[-:]/g, '')}00`,
  ]
    .filter((part) => part !== false)
    .join(';');
}

/** What a rule that `ruleOf` wrote says. */
export function readRule(rule: string): Recurrence {
  const {
    freq,
    interval = 1,
    byweekday,
    bymonthday,
    bymonth,
    until,
    count,
  } = RRule.parseString(rule);
  const days = [byweekday ?? []].flat().filter((day) => typeof day === 'object');
  const nth = days[0]?.n;
  const monthDays = [bymonthday ?? []].flat();
  const [month] = [bymonth ?? []].flat();
  return {
    freq: frequencies[freq ?? RRule.DAILY] ?? 'daily',
    interval,
    ...(days.length > 0 ? { weekdays: days.map(({ weekday }) => weekday + 1) } : {}),
    ...(nth !== undefined ? { nth } : {}),
    ...(monthDays.length > 0 ? { monthDays } : {}),
    ...(month !== undefined ? { month } : {}),
    ...(until ? { until: until.toISOString().slice(0, 16) } : {}),
    ...(typeof count === 'number' ? { count } : {}),
  };
}

/**
 * Whether a rule is one that `ruleOf` writes: a part of RFC 5545 that people say. Others may have no
 * occurrences and take for ever to find that out.
 */
export function isRule(rule: string): boolean {
  if (!/^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[\dA-Z,-]+)*$/.test(rule)) return false;
  try {
    return ruleOf(readRule(rule)) === rule;
  } catch {
    return false;
  }
}

/** Occurrences are not looked for farther ahead than this; a rule may have none for long. Our own limit. */
const searchedYears = 50;

/**
 * The first `count` occurrences after an instant, in order, of a rule that `isRule` accepts. They keep
 * the time on the wall clock of the zone: 18:00 stays 18:00 when clocks change, and a time that is
 * skipped moves forward.
 */
export function nextOccurrences(schedule: Schedule, after: Date, count: number): Date[] {
  const { rule, zone, startsAt } = schedule;
  const first = DateTime.fromJSDate(startsAt, { zone: zoneNamed(zone) });
  const from = DateTime.fromJSDate(after, { zone: first.zone });
  if (!first.isValid || !from.isValid) return [];
  const found: Date[] = [];
  const last = asWritten(DateTime.max(first, from).plus({ years: searchedYears }));
  const occurrences = new RRule({ ...RRule.parseString(rule), dtstart: asWritten(first) });
  // A day's margin: the wall clock is not in step with instants where it goes back.
  const since = asWritten(plusDays(from, -1));
  occurrences.all((wall) => {
    if (wall > last) return false;
    if (wall < since) return true;
    const at = occurrenceAt(wall, first);
    if (at > after) found.push(at);
    return found.length < count;
  });
  return found.slice(0, count);
}

/** rrule counts in UTC; what the wall shows is handed to it as if it were. */
function asWritten(local: DateTime<true>): Date {
  return new Date(local.toMillis() + local.offset * 60_000);
}

function occurrenceAt(wall: Date, { zone }: DateTime<true>): Date {
  const day = DateTime.fromObject(
    { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() },
    { zone },
  ) as DateTime<true>;
  const at = instantAt(day, wall.getUTCHours(), wall.getUTCMinutes());
  if (at === undefined) throw new Error(`no such local time: ${wall.toISOString()}`);
  return at.toJSDate();
}
