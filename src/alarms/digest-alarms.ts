import type { Change, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { AlarmKind } from '../db/generated/enums.ts';
import { addAlarms, planAlarms } from './plan-alarms.ts';

const kinds: readonly AlarmKind[] = ['DIGEST'];

/** Two are planned: where one fails for good, the other goes on. */
const planned = 2;

/**
 * When the digests of groups `g` come after an instant, the first `count` of each, as planAlarms takes it. Without an
 * end of use: one that comes too late has the next one planned.
 */
export function digestAlarms(
  { organizationId }: Scope,
  { which, after, count }: { which: Sql; after: Sql; count: number },
): Sql {
  return sql`
    SELECT g.id AS subject_id, 'DIGEST'::alarm_kind AS kind, next.at AS planned_at, NULL::timestamptz AS useful_until,
      clock.zone
    FROM groups g
    JOIN organizations o ON o.id = g.organization_id
    CROSS JOIN LATERAL (SELECT coalesce(g.time_zone, o.time_zone) AS zone) clock
    CROSS JOIN LATERAL (
      SELECT moment.at
      FROM generate_series(-1, ${7 * count + 1}) AS ahead
      CROSS JOIN LATERAL (SELECT (${after} AT TIME ZONE clock.zone)::date + ahead AS day) local
      CROSS JOIN LATERAL (
        SELECT (local.day + make_interval(mins => g.digest_minute)) AT TIME ZONE clock.zone AS at
      ) moment
      WHERE moment.at > ${after} AND (g.digest_rule = 'FREQ=DAILY' OR split_part(g.digest_rule, 'BYDAY=', 2)
        LIKE '%' || (ARRAY['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])[extract(isodow FROM local.day)::int] || '%')
      ORDER BY moment.at LIMIT ${count}
    ) next
    WHERE g.organization_id = ${organizationId}::uuid AND ${which} AND g.digest_rule IS NOT NULL`;
}

/** Plans anew the digests of groups whose settings or clock are others now. Two statements. */
export function planDigests(change: Change, groupIds: readonly string[]): Promise<void> {
  return planAlarms(change, { kinds, subjectIds: groupIds, due: nextDigests(change, groupIds) });
}

/** Plans the next digests of groups whose digest comes now. */
export function planNextDigests(change: Change, groupIds: readonly string[]): Promise<void> {
  return addAlarms(change, nextDigests(change, groupIds));
}

function nextDigests(change: Change, groupIds: readonly string[]): Sql {
  return digestAlarms(change, {
    which: sql`g.id = ANY(${groupIds}::uuid[])`,
    after: sql`${change.at}::timestamptz`,
    count: planned,
  });
}
