import { plannedAnew, sql } from '../db/client.ts';
import { type Asked, type CountedRow, heldAtEnd, isNow } from './asked.ts';
import { callsOfGroups } from './calls-of-groups.ts';
import type { CallsCounted } from './counted.ts';

/** By people first: so that who was called often is one of those who were called without all calls being sorted. */
export function countCalls(asked: Asked): Promise<CountedRow<CallsCounted>[]> {
  const { scope, period } = asked;
  return scope.tx.$queryRaw`
    ${plannedAnew}
    WITH called AS (
      SELECT c.group_id, c.contact_id, ${isNow(sql`c.ended_at`, period)} AS is_now, count(*) AS total,
        count(*) FILTER (WHERE c.outcome = 'ANSWERED') AS answered,
        count(*) FILTER (WHERE c.appointment_action = 'CONFIRMED') AS confirmed,
        count(*) FILTER (WHERE c.appointment_action = 'CANCELLED') AS cancelled,
        count(*) FILTER (WHERE c.appointment_action = 'RESCHEDULED') AS rescheduled,
        sum(c.attempts) AS attempts,
        sum(c.duration_seconds) FILTER (WHERE c.outcome = 'ANSWERED') AS seconds,
        count(c.duration_seconds) FILTER (WHERE c.outcome = 'ANSWERED') AS measured,
        sum(c.cost_cents) AS cost
      FROM (${callsOfGroups(asked)}) c
      GROUP BY c.group_id, c.contact_id, is_now
    )
    SELECT c.group_id AS "groupId", c.is_now AS "isNow", sum(c.total)::int AS total, sum(c.answered)::int AS answered,
      sum(c.confirmed)::int AS confirmed, sum(c.cancelled)::int AS cancelled, sum(c.rescheduled)::int AS rescheduled,
      sum(c.attempts)::int AS attempts, count(*) FILTER (WHERE c.answered > 0)::int AS reached,
      count(m.id)::int AS "membersCalled", (sum(c.seconds) / nullif(sum(c.measured), 0))::float AS "averageSeconds",
      sum(c.cost)::float AS "costCents"
    FROM called c
    LEFT JOIN members m ON m.organization_id = ${scope.organizationId}::uuid AND m.group_id = c.group_id
      AND m.contact_id = c.contact_id AND ${heldAtEnd(sql`m`, period)}
    GROUP BY c.group_id, c.is_now`;
}
