import type { Actor, Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import { type EventView, selectEvents } from '../sight/visible-events.ts';
import { isInvited } from './find-event.ts';
import { isToCome } from './is-to-come.ts';

/** Where somebody stands on a waiting list. */
export interface PlaceInLine {
  /** From 1. */
  place: number;
  /** People in front, guests counted. */
  ahead: number;
  capacity: number;
  /** Places that nobody has, because the first in line bring more people than that. */
  free: number;
  /** When they answered. */
  since: Date;
}

/** Where somebody stands on the waiting list of an event; undefined where they do not wait. */
export async function findPlaceInLine(
  { tx, organizationId }: Scope,
  eventId: string,
  contactId: string,
): Promise<PlaceInLine | undefined> {
  const [place] = await tx.$queryRaw<PlaceInLine[]>`
    SELECT 1 + count(ahead.contact_id)::int AS place, coalesce(sum(1 + ahead.guests), 0)::int AS ahead,
      e.capacity, e.capacity - e.seats_taken AS free, p.answered_at AS since
    FROM participants p
    JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
    LEFT JOIN participants ahead ON ahead.organization_id = p.organization_id AND ahead.event_id = p.event_id
      AND ahead.waiting_ticket < p.waiting_ticket
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid
      AND p.contact_id = ${contactId}::uuid AND p.status = 'WAITLISTED'
    GROUP BY e.capacity, e.seats_taken, p.answered_at`;
  return place;
}

/**
 * The next event that somebody waits for at an instant, of a group or of any; of those that the actor may
 * ask about (docs/rules.md, who may do what): not all that staff see.
 */
export async function findAwaitedEvent(
  scope: Scope,
  actor: Actor,
  contactId: string,
  { groupId, from }: { groupId: string | null; from: Date },
): Promise<EventView | undefined> {
  const mayAskAboutAll = actor.role === 'ADMIN' || actor.role === 'MANAGER';
  const [event] = await selectEvents(
    scope,
    actor,
    sql`AND e.status = 'SCHEDULED' AND ${isToCome(from)}
      ${groupId === null ? empty : sql`AND e.group_id = ${groupId}::uuid`}
      AND ${isInvited(scope, contactId, 'WAITLISTED')}
      ${
        mayAskAboutAll
          ? empty
          : sql`AND (own.status IS NOT NULL OR EXISTS (
        SELECT 1 FROM members m
        WHERE m.organization_id = e.organization_id AND m.group_id = e.group_id
          AND m.contact_id = ${actor.contactId}::uuid AND m.left_at IS NULL
      ))`
      }
      ORDER BY e.starts_at, e.id LIMIT 1`,
  );
  return event;
}
