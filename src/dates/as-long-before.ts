import { DateTime } from 'luxon';
import { zoneNamed } from './zone.ts';

/**
 * The instant that is as long before a start as another is before its own, by the clock of a zone: "the day before at
 * 20:00" stays so where clocks change in between.
 */
export function asLongBefore(
  { at, startsAt }: { at: Date; startsAt: Date },
  start: Date,
  zone: string,
): Date {
  const distance = wallClock(startsAt, zone) - wallClock(at, zone);
  return DateTime.fromMillis(wallClock(start, zone) - distance, { zone: 'utc' })
    .setZone(zoneNamed(zone), { keepLocalTime: true })
    .toJSDate();
}

/** What a clock shows, as milliseconds that can be reckoned with. */
function wallClock(at: Date, zone: string): number {
  const shown = DateTime.fromJSDate(at, { zone: zoneNamed(zone) });
  return shown.setZone('utc', { keepLocalTime: true }).toMillis();
}
