import { plannedAnew, sql } from '../db/client.ts';
import { type Asked, isNow } from './asked.ts';
import { deedsOfMembers } from './deeds.ts';

/** When people of a group are reached, by when they answered; of that days and hours on the clock of the period. */
export interface BestTime {
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  /** 0 to 23: from then to the next. */
  hour: number;
  /** Answers that it follows from: to events and to calls, and tasks that were done. */
  of: number;
}

/** With fewer answers there is no best time (PRODUCT, analytics: nothing from too few observations). */
export const fewestAnswers = 20;

/** The weekday and the hour in which most answers came, each by itself; null from too few. One statement. */
export async function readBestTime(asked: Asked): Promise<BestTime | null> {
  const { scope, period } = asked;
  const rows = await scope.tx.$queryRaw<{ weekday: number; hour: number; count: number }[]>`
    ${plannedAnew}
    SELECT extract(isodow FROM d.at AT TIME ZONE ${period.zone})::int AS weekday,
      extract(hour FROM d.at AT TIME ZONE ${period.zone})::int AS hour, count(*)::int AS count
    FROM (${deedsOfMembers(asked)}) d
    WHERE d.what <> 'said' AND ${isNow(sql`d.at`, period)}
    GROUP BY 1, 2`;
  const of = rows.reduce((sum, { count }) => sum + count, 0);
  if (of < fewestAnswers) return null;
  return { weekday: mostOf(rows, 'weekday'), hour: mostOf(rows, 'hour'), of };
}

/** The one with most; of several the first of the week, or of the day. */
function mostOf<Key extends 'weekday' | 'hour'>(
  rows: readonly (Record<Key, number> & { count: number })[],
  key: Key,
): number {
  const sums = new Map<number, number>();
  for (const row of rows) sums.set(row[key], (sums.get(row[key]) ?? 0) + row.count);
  const [best] = [...sums].sort(([a, x], [b, y]) => y - x || a - b);
  return best![0];
}
