import type { Actor, Scope } from '../audit/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { EventStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { visibleGroups } from '../groups/group.ts';

/** An event as an actor sees it. */
export interface EventView {
  id: string;
  number: number;
  title: string;
  place: string | null;
  /** Null while no date is set. */
  startsAt: Date | null;
  /** False where only the day is known. */
  hasTime: boolean;
  endsAt: Date | null;
  capacity: number | null;
  seatsTaken: number;
  status: EventStatus;
  createdById: string | null;
  groupId: string;
  groupName: string;
  groupIcon: string | null;
  groupZone: string | null;
}

/**
 * The event that people call by this number, if the actor may see it: of a group in their sight, or
 * one they are invited to. Throws eventNotFound, and eventIsTask where the number is a task's of
 * their own or of a group in sight.
 */
export async function requireEvent(scope: Scope, actor: Actor, number: number): Promise<EventView> {
  const [event] = await selectEvents(scope, actor, sql`AND e.number = ${number}`);
  if (event) return event;
  const { tx, organizationId } = scope;
  const [task] = await tx.$queryRaw<{ title: string }[]>`
    SELECT t.title FROM tasks t
    WHERE t.organization_id = ${organizationId}::uuid AND t.number = ${number} AND (
      t.assignee_id = ${actor.contactId}::uuid
      OR EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = t.group_id)
    )`;
  if (task) throw new UserError('eventIsTask', { number, title: task.title });
  throw new UserError('eventNotFound', { number });
}

/**
 * The events of a group, or without one those that the actor is invited to, soonest first, `limit`
 * at most: those that start within [from, to), or without `to` those that are not over at `from`,
 * with the undated ones last. Cancelled ones are left out.
 */
export function listEvents(
  scope: Scope,
  actor: Actor,
  wanted: { groupId: string | null; from: Date; to?: Date; limit: number },
): Promise<EventView[]> {
  const { groupId, from, to, limit } = wanted;
  const whose = groupId
    ? sql`e.group_id = ${groupId}::uuid`
    : sql`EXISTS (
        SELECT 1 FROM participants p WHERE p.organization_id = e.organization_id
          AND p.event_id = e.id AND p.contact_id = ${actor.contactId}::uuid
      )`;
  return selectEvents(
    scope,
    actor,
    sql`AND ${whose} AND e.status = 'SCHEDULED'
      AND ${to ? sql`e.starts_at >= ${from} AND e.starts_at < ${to}` : sql`(e.starts_at IS NULL OR coalesce(e.ends_at, e.starts_at) > ${from})`}
      ORDER BY e.starts_at, e.id LIMIT ${limit}`,
  );
}

function selectEvents({ tx, organizationId }: Scope, actor: Actor, rest: Sql): Promise<EventView[]> {
  return tx.$queryRaw<EventView[]>`
    SELECT e.id, e.number, e.title, e.place, e.starts_at AS "startsAt", e.has_time AS "hasTime", e.ends_at AS "endsAt", e.capacity,
      e.seats_taken AS "seatsTaken", e.status, e.created_by_id AS "createdById", eg.id AS "groupId", eg.name AS "groupName",
      eg.icon AS "groupIcon", eg.time_zone AS "groupZone"
    FROM events e
    JOIN groups eg ON eg.organization_id = e.organization_id AND eg.id = e.group_id
    WHERE e.organization_id = ${organizationId}::uuid
      AND (
        EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = e.group_id)
        OR EXISTS (
          SELECT 1 FROM participants own WHERE own.organization_id = e.organization_id
            AND own.event_id = e.id AND own.contact_id = ${actor.contactId}::uuid
        )
      )
      ${rest}`;
}
