import { DateTime } from 'luxon';
import { zoneNamed } from './zone.ts';

interface FormatOptions {
  zone: string;
  now: Date;
}

function inZone(at: Date, zone: string): DateTime {
  // Luxon's toFormat speaks English unless a locale is set, whatever the machine's own is.
  return DateTime.fromJSDate(at, { zone: zoneNamed(zone) });
}

/** "Sun 22 Nov" in the zone; with the year when it is not the year of `now`. */
export function formatDay(at: Date, options: FormatOptions): string {
  const day = inZone(at, options.zone);
  const isThisYear = day.year === inZone(options.now, options.zone).year;
  return day.toFormat(isThisYear ? 'EEE d MMM' : 'EEE d MMM yyyy');
}

/** "Sun 22 Nov 23:59" in the zone, 24 h; "today 18:00" and "tomorrow 18:00" when `relative`. */
export function formatInstant(at: Date, options: FormatOptions & { relative?: boolean }): string {
  const local = inZone(at, options.zone);
  const today = inZone(options.now, options.zone).startOf('day');
  const time = local.toFormat('HH:mm');
  if (options.relative === true) {
    if (local.hasSame(today, 'day')) return `today ${time}`;
    if (local.hasSame(today.plus({ days: 1 }), 'day')) return `tomorrow ${time}`;
  }
  return `${formatDay(at, options)} ${time}`;
}

/** "45 min", "2 h", "1 h 30 min", "2 days 3 h". */
export function formatDuration(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = Math.round(minutes % 60);
  const parts: string[] = [];
  if (days > 0) parts.push(`${days} ${days === 1 ? 'day' : 'days'}`);
  if (hours > 0) parts.push(`${hours} h`);
  if (rest > 0 || parts.length === 0) parts.push(`${rest} min`);
  return parts.join(' ');
}
