import { DateTime } from 'luxon';
import { plusDays } from '../dates/plus-days.ts';
import { zoneNamed } from '../dates/zone.ts';

/** A time from its beginning to its end, where it has one. */
export interface Span {
  startsAt: Date | null;
  endsAt: Date | null;
}

/**
 * When something ends that begins at an instant and is as long as another: whole days by the clock of the zone,
 * which may be longer or shorter where clocks change, and the rest of them as it is.
 */
export function endLike({ startsAt, endsAt }: Span, start: Date, zone: string): Date | null {
  if (!startsAt || !endsAt) return null;
  const on = { zone: zoneNamed(zone) };
  const from = DateTime.fromJSDate(startsAt, on) as DateTime<true>;
  const { days, milliseconds } = DateTime.fromJSDate(endsAt, on)
    .diff(from, ['days', 'milliseconds'])
    .toObject();
  const day = plusDays(DateTime.fromJSDate(start, on) as DateTime<true>, days ?? 0);
  return new Date(day.toMillis() + (milliseconds ?? 0));
}

/**
 * Whether what comes next of a series has a time of day: as the newest has, or where that one alone was moved as the
 * rule says, which is counted from the last minute of a day where only the day is known.
 */
export function hasTimeLike(
  { startsAt, hasTime }: { startsAt: Date | null; hasTime: boolean },
  { occursAt, ruleFrom, seriesZone }: { occursAt: Date; ruleFrom: Date; seriesZone: string },
): boolean {
  if (startsAt?.getTime() === occursAt.getTime()) return hasTime;
  return (
    DateTime.fromJSDate(ruleFrom, { zone: zoneNamed(seriesZone) }).toFormat('HH:mm') !== '23:59'
  );
}
