import { plannedAnew, sql } from '../db/client.ts';
import { type Asked, type CountedRow, isIn, isNow } from './asked.ts';
import { answersCounted, hasAnswered } from './columns.ts';
import type { EventsCounted } from './counted.ts';

/** Of events that have begun by `at`. */
export function countEvents(
  { scope, groupIds, period }: Asked,
  at: Date,
): Promise<CountedRow<EventsCounted>[]> {
  return scope.tx.$queryRaw`
    ${plannedAnew}
    WITH held AS MATERIALIZED (
      SELECT e.organization_id, e.id, e.group_id, ${isNow(sql`e.starts_at`, period)} AS is_now, e.capacity, e.seats_taken
      FROM events e
      WHERE e.organization_id = ${scope.organizationId}::uuid AND e.group_id = ANY(${groupIds}::uuid[])
        AND e.status = 'SCHEDULED' AND e.starts_at <= ${at} AND ${isIn(sql`e.starts_at`, period)}
    ), rescued AS MATERIALIZED (
      SELECT DISTINCT h.id AS event_id, (a.after->>'contactId')::uuid AS contact_id
      FROM held h JOIN audit_entries a ON a.organization_id = h.organization_id AND a.subject_type = 'event'
        AND a.subject_id = h.id AND a.action IN ('event.promote', 'event.offer')
    ), answers AS (
      SELECT h.group_id, h.is_now, ${answersCounted},
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM p.answered_at - p.invited_at) / 60)
          FILTER (WHERE ${hasAnswered})::float AS "medianMinutes",
        count(*) FILTER (WHERE p.attended)::int AS attended,
        count(r.event_id) FILTER (WHERE p.status = 'GOING')::int AS rescued
      FROM held h
      JOIN participants p ON p.organization_id = h.organization_id AND p.event_id = h.id
      LEFT JOIN rescued r ON r.event_id = p.event_id AND r.contact_id = p.contact_id
      GROUP BY h.group_id, h.is_now
    ), places AS (
      SELECT group_id, is_now, count(*)::int AS held, coalesce(sum(capacity), 0)::int AS places,
        coalesce(sum(seats_taken) FILTER (WHERE capacity IS NOT NULL), 0)::int AS filled
      FROM held GROUP BY group_id, is_now
    )
    SELECT s.group_id AS "groupId", s.is_now AS "isNow", s.held, coalesce(a.invited, 0) AS invited,
      coalesce(a.answered, 0) AS answered, a."medianMinutes", coalesce(a.went, 0) AS went,
      coalesce(a.attended, 0) AS attended, coalesce(a.told, 0) AS told, coalesce(a."noShows", 0) AS "noShows", s.places, s.filled,
      coalesce(a.rescued, 0) AS rescued
    FROM places s LEFT JOIN answers a ON a.group_id = s.group_id AND a.is_now = s.is_now`;
}
