import type { Absence } from '../absences/absence.ts';
import type { Actor, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { type EventView, selectEvents } from '../sight/visible-events.ts';

/** Events looked at of one time away. */
const most = 200;

/**
 * The events to come, in the actor's sight, within somebody's time away: those that it answered no, or those that
 * they have answered otherwise and are expected at, in their order.
 */
export function findWithin(
  scope: Scope,
  actor: Actor,
  { contactId, groupId, startsAt, endsAt }: Absence,
  which: 'away' | 'expected',
  at: Date,
): Promise<EventView[]> {
  const standing =
    which === 'away' ? sql`p.source = 'AWAY'` : sql`p.status IN ('GOING', 'MAYBE', 'WAITLISTED')`;
  return selectEvents(
    scope,
    actor,
    sql`AND e.id = ANY(ARRAY(
        SELECT p.event_id FROM participants p
        WHERE p.organization_id = ${scope.organizationId}::uuid AND p.contact_id = ${contactId}::uuid AND ${standing}
      ))
      AND e.status = 'SCHEDULED' AND e.starts_at > ${at} AND e.starts_at >= ${startsAt} AND e.starts_at < ${endsAt}
      AND (${groupId}::uuid IS NULL OR e.group_id = ${groupId}::uuid)
      ORDER BY e.starts_at, e.number LIMIT ${most}`,
  );
}

/** The events with these ids that are in the actor's sight, in their order. */
export async function findEventsById(
  scope: Scope,
  actor: Actor,
  ids: readonly string[],
): Promise<EventView[]> {
  if (ids.length === 0) return [];
  return selectEvents(
    scope,
    actor,
    sql`AND e.id = ANY(${ids}::uuid[]) ORDER BY e.starts_at, e.number`,
  );
}
