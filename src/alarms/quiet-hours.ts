import { DateTime } from 'luxon';
import { instantAt } from '../dates/place-on-calendar.ts';
import { plusDays } from '../dates/plus-days.ts';
import { zoneNamed } from '../dates/zone.ts';

/** When Muster says nothing by itself, in minutes of the day; over midnight where they end before they begin. */
export interface QuietHours {
  from: number;
  until: number;
}

/** When the quiet hours end in which an instant lies on the clock of a zone; undefined where it lies in none. */
export function quietUntil(at: Date, zone: string, { from, until }: QuietHours): Date | undefined {
  const local = DateTime.fromJSDate(at, { zone: zoneNamed(zone) }) as DateTime<true>;
  const minute = local.hour * 60 + local.minute;
  const isOverMidnight = until <= from;
  const isQuiet = isOverMidnight
    ? minute >= from || minute < until
    : minute >= from && minute < until;
  if (!isQuiet || from === until) return undefined;
  const day = isOverMidnight && minute >= from ? plusDays(local, 1) : local;
  return instantAt(day, Math.floor(until / 60), until % 60)?.toJSDate();
}
