import { plannedAnew, sql } from '../db/client.ts';
import { type Asked, isIn, isNow } from './asked.ts';
import { callsOfGroups } from './calls-of-groups.ts';
import { deedsOfMembers } from './deeds.ts';
import { unitsOf } from './period.ts';

/** What happened in one unit of a period. */
export interface SeriesPoint {
  /** The first day of it, an ISO date. */
  day: string;
  joined: number;
  left: number;
  calls: number;
  answeredCalls: number;
  answers: number;
  done: number;
  said: number;
}

/** What is counted of a point, but for its day. */
const none: Omit<SeriesPoint, 'day'> = {
  ...{ joined: 0, left: 0, calls: 0, answeredCalls: 0, answers: 0, done: 0, said: 0 },
};

const names: Record<string, keyof typeof none> = {
  joined: 'joined',
  left: 'left',
  rang: 'calls',
  call: 'answeredCalls',
  answer: 'answers',
  done: 'done',
  said: 'said',
};

/** Day by day, or week by week where there are many, without a gap; one statement. */
export async function readSeries(asked: Asked): Promise<SeriesPoint[]> {
  const { scope, groupIds, period } = asked;
  const { zone, unit } = period;
  const stays = (at: 'joined_at' | 'left_at', what: string) => {
    const column = at === 'joined_at' ? sql`m.joined_at` : sql`m.left_at`;
    return sql`
      SELECT ${column}, ${what} FROM members m
      WHERE m.organization_id = ${scope.organizationId}::uuid AND m.group_id = ANY(${groupIds}::uuid[])
        AND ${isIn(column, period)}`;
  };
  const rows = await scope.tx.$queryRaw<{ day: string; what: string; count: number }[]>`
    ${plannedAnew}
    SELECT to_char(date_trunc(${unit}, h.at AT TIME ZONE ${zone}), 'YYYY-MM-DD') AS day, h.what, count(*)::int AS count
    FROM (
      SELECT d.at, d.what FROM (${deedsOfMembers(asked)}) d
      UNION ALL SELECT c.ended_at, 'rang' FROM (${callsOfGroups(asked)}) c
      UNION ALL ${stays('joined_at', 'joined')}
      UNION ALL ${stays('left_at', 'left')}
    ) h
    WHERE ${isNow(sql`h.at`, period)}
    GROUP BY 1, 2`;
  const points = new Map(unitsOf(period).map((day) => [day, { day, ...none }]));
  for (const { day, what, count } of rows) points.get(day)![names[what]!] = count;
  return [...points.values()];
}
