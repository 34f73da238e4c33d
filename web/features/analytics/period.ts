import type { PeriodSearch } from './search.ts';

/** How the API is asked for a period. */
export type PeriodQuery = { days: number } | { from: string; to: string };

const dayMs = 24 * 60 * 60_000;

/** The day that it is in a zone, as "2026-11-20". */
export const todayIn = (timeZone: string, now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);

/** The days that the address asks for; the last 30, unless it says others. Weeks begin on Mondays. */
export function periodOf({ period = 'days', from, to }: PeriodSearch, today: string): PeriodQuery {
  if (period === 'own' && from && to && from <= to) return { from, to };
  if (period === 'month') return { from: `${today.slice(0, 7)}-01`, to: today };
  if (period === 'week') {
    const at = new Date(`${today}T00:00:00Z`);
    const sinceMonday = (at.getUTCDay() + 6) % 7;
    return { from: isoDayOf(new Date(at.getTime() - sinceMonday * dayMs)), to: today };
  }
  return { days: 30 };
}

const isoDayOf = (at: Date): string => at.toISOString().slice(0, 10);
