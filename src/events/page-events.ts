import type { Actor, Scope } from '../audit/change.ts';
import { parseInstantCursor } from '../audit/instant-cursor.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest } from '../db/page.ts';
import { UserError } from '../errors.ts';
import { visibleGroups } from '../groups/group.ts';
import type { EventView } from './find-event.ts';

export interface EventFilter {
  groupId?: string | undefined;
  /** Starts at or after. */
  from?: Date | undefined;
  /** Starts before. */
  to?: Date | undefined;
  number?: number | undefined;
}

export interface EventRow extends EventView {
  notes: string | null;
  createdAt: Date;
}

/** The events in an actor's sight, cancelled ones too, soonest first and undated ones last. */
export async function pageEvents(
  scope: Scope,
  actor: Actor,
  { groupId, from, to, number }: EventFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<EventRow>> {
  const after = parseInstantCursor(cursor);
  const rows = await selectEvents(
    scope,
    actor,
    sql`
      ${groupId ? sql`AND e.group_id = ${groupId}::uuid` : empty}
      ${from ? sql`AND e.starts_at >= ${from}` : empty}
      ${to ? sql`AND e.starts_at < ${to}` : empty}
      ${number ? sql`AND e.number = ${number}` : empty}
      ${after ? later(after) : empty}
      ORDER BY e.starts_at, e.id LIMIT ${limit + 1}`,
  );
  return createPage(rows, limit, ({ startsAt, id }) => [startsAt?.toISOString() ?? null, id]);
}

/** Events without a date stand at the end, as PostgreSQL sorts nulls. */
function later({ at, id }: { at: Date | null; id: string }): Sql {
  return at === null
    ? sql`AND e.starts_at IS NULL AND e.id > ${id}::uuid`
    : sql`AND (e.starts_at IS NULL OR (e.starts_at, e.id) > (${at}, ${id}::uuid))`;
}

/** The event with this id, if the actor may see it: the same rule as requireEvent's. Throws notFound. */
export async function requireEventById(scope: Scope, actor: Actor, id: string): Promise<EventRow> {
  const [event] = await selectEvents(scope, actor, sql`AND e.id = ${id}::uuid`);
  if (!event) throw new UserError('notFound', { what: 'event' });
  return event;
}

function selectEvents({ tx, organizationId }: Scope, actor: Actor, rest: Sql): Promise<EventRow[]> {
  return tx.$queryRaw<EventRow[]>`
    SELECT e.id, e.number, e.title, e.notes, e.place, e.starts_at AS "startsAt",
      e.has_time AS "hasTime", e.ends_at AS "endsAt", e.capacity,
      e.seats_taken AS "seatsTaken", e.status, e.created_at AS "createdAt", eg.id AS "groupId",
      eg.name AS "groupName", eg.icon AS "groupIcon", eg.time_zone AS "groupZone"
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
