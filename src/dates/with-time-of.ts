import { DateTime } from 'luxon';
import { zoneNamed } from './zone.ts';

/** The day of one instant at the wall-clock time of another, in a zone. */
export function withTimeOf(day: Date, time: Date, zone: string): Date {
  const { hour, minute } = DateTime.fromJSDate(time, { zone: zoneNamed(zone) });
  return DateTime.fromJSDate(day, { zone: zoneNamed(zone) })
    .set({ hour, minute, second: 0, millisecond: 0 })
    .toJSDate();
}
