import { DateTime } from 'luxon';
import { zoneNamed } from '../dates/zone.ts';
import type { Priority, Timing } from './campaign.ts';

/** "2026-11-29": the day of an instant on the clock of a zone. */
export function localDate(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone: zoneNamed(zone) }).toISODate() ?? '';
}

/** The first moment of the day after that of an instant, on the clock of a zone. */
export function endOfDay(at: Date, zone: string): Date {
  const local = DateTime.fromJSDate(at, { zone: zoneNamed(zone) });
  return local.startOf('day').plus({ days: 1 }).toJSDate();
}

/** How many dials an organization makes at most in 30 seconds and in 15 minutes. */
export interface DialBudget {
  perHalfMinute: number;
  perQuarterHour: number;
}

export const halfMinuteMs = 30_000;
export const quarterHourMs = 15 * 60_000;

/** So long after the last dial the next is made at the earliest, unless it is urgent, in milliseconds. */
export function gapOf({ perHalfMinute }: DialBudget): number {
  return Math.ceil(halfMinuteMs / perHalfMinute);
}

/**
 * When the budget allows the next dial, after those that were made in the last 15 minutes, in order: an instant that
 * is past allows it at once. What a clock that was set back shows as to come counts too.
 */
export function budgetFrom(dials: readonly Date[], budget: DialBudget, isUrgent: boolean): number {
  const timeOf = (place: number) => dials[dials.length - place]?.getTime();
  const shortly = timeOf(budget.perHalfMinute);
  const long = timeOf(budget.perQuarterHour);
  const last = timeOf(1);
  return Math.max(
    shortly === undefined ? 0 : shortly + halfMinuteMs,
    long === undefined ? 0 : long + quarterHourMs,
    isUrgent || last === undefined ? 0 : last + gapOf(budget),
  );
}

/** How long it takes to make so many dials, from the first to the last, in milliseconds, if nothing else is dialled. */
export function dialsTakeMs(
  count: number,
  budget: DialBudget,
  {
    timing,
    priority,
    spreadMinutes,
  }: { timing: Timing; priority: Priority; spreadMinutes: number | null },
): number {
  if (count <= 1) return 0;
  const inOne = Math.min(budget.perQuarterHour, count);
  const windows = Math.ceil(count / budget.perQuarterHour) - 1;
  const inLast = count - windows * budget.perQuarterHour;
  const gap = priority === 'URGENT' ? halfMinuteMs / budget.perHalfMinute : gapOf(budget);
  const byBudget = windows * quarterHourMs + Math.max(0, Math.min(inOne, inLast) - 1) * gap;
  const bySpread =
    timing === 'STAGGERED' && priority !== 'URGENT' ? (spreadMinutes ?? 0) * 60_000 : 0;
  return Math.max(byBudget, bySpread);
}

/** The end of a day as people say it: 23:59, and not 00:00 of the next. Any other instant is itself. */
export function lastMinute(until: Date, zone: string): Date {
  const local = DateTime.fromJSDate(until, { zone: zoneNamed(zone) });
  return local.equals(local.startOf('day')) ? local.minus({ minutes: 1 }).toJSDate() : until;
}
