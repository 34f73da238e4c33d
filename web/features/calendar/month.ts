import { DateTime } from 'luxon';
import type { Span } from './queries.ts';

/** A month on the clocks of a zone, with the whole weeks that it is shown in. */
export interface Month {
  /** Its first day. */
  first: DateTime;
  /** All days that are shown, from the beginning of a week to the end of one. */
  days: DateTime[];
  /** Of all that is shown. */
  span: Span;
  /** Of the month alone. */
  own: Span;
}

/** The month around a day, "2026-11-20", or around now where none is told. */
export function monthAround(day: string | undefined, zone: string, locale: string): Month {
  const told = day === undefined ? DateTime.now().setZone(zone) : DateTime.fromISO(day, { zone });
  const first = told.startOf('month');
  const next = first.plus({ months: 1 });
  const begin = first.minus({ days: (first.weekday - firstWeekday(locale) + 7) % 7 });
  const days = [begin];
  for (
    let at = begin.plus({ days: 1 });
    at < next || days.length % 7 > 0;
    at = at.plus({ days: 1 })
  )
    days.push(at);
  return {
    first,
    days,
    span: spanOf(begin, begin.plus({ days: days.length })),
    own: spanOf(first, next),
  };
}

const spanOf = (from: DateTime, to: DateTime): Span => ({
  from: from.toUTC().toISO() ?? '',
  to: to.toUTC().toISO() ?? '',
});

/** With which day weeks begin where a locale is spoken, from Monday, 1; Monday where the browser cannot say. */
function firstWeekday(locale: string): number {
  const known = new Intl.Locale(locale) as { getWeekInfo?: () => { firstDay: number } };
  return known.getWeekInfo?.().firstDay ?? 1;
}
