import { DateTime } from 'luxon';
import { wordingFor } from './languages.ts';
import { zoneNamed } from './zone.ts';

interface FormatOptions {
  zone: string;
  now: Date;
  /** BCP 47; English unless it names another language that dates are written in. */
  locale?: string;
  /** Whether today and tomorrow are called so. */
  relative?: boolean;
}

/** "Sun 22 Nov" in the zone, with the year when it is not the year of `now`; "today" when `relative`. */
export function formatDay(at: Date, options: FormatOptions): string {
  const { zone, now, locale = 'en', relative = false } = options;
  const words = wordingFor(locale);
  const day = inZone(at, zone).setLocale(words.locale);
  const today = inZone(now, zone);
  if (relative && isSameDay(day, today)) return words.today;
  if (relative && isSameDay(day, today.plus({ days: 1 }))) return words.tomorrow;
  return day.toFormat(day.year === today.year ? 'EEE d MMM' : 'EEE d MMM yyyy');
}

/** "Sun 22 Nov 23:59" in the zone, 24 h; "today 18:00" and "tomorrow 18:00" when `relative`. */
export function formatInstant(at: Date, options: FormatOptions): string {
  const { hour, minute } = inZone(at, options.zone);
  return `${formatDay(at, options)} ${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** "45 min", "2 h", "1 h 30 min", "2 days 3 h", in the language of a BCP 47 locale. */
export function formatDuration(minutes: number, locale = 'en'): string {
  const words = wordingFor(locale);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = Math.round(minutes % 60);
  const parts: string[] = [];
  if (days > 0) parts.push(`${days} ${days === 1 ? words.day : words.days}`);
  if (hours > 0) parts.push(`${hours} h`);
  if (rest > 0 || parts.length === 0) parts.push(`${rest} min`);
  return parts.join(' ');
}

/** As hasSame, which makes four dates to compare two: thousands may be told one. */
function isSameDay(one: DateTime, other: DateTime): boolean {
  return one.year === other.year && one.ordinal === other.ordinal;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function inZone(at: Date, zone: string): DateTime {
  return DateTime.fromJSDate(at, { zone: zoneNamed(zone) });
}
