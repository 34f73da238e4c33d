import type { Change } from '../audit/change.ts';
import type { EventStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';

interface EventRow {
  number: number;
  title: string;
  groupId: string;
  status: EventStatus;
  startsAt: Date | null;
  endsAt: Date | null;
  capacity: number | null;
  seatsTaken: number;
}

interface LockedEvent extends EventRow {
  /** The lowest and highest ticket of those who wait; null where nobody does. */
  firstTicket: number | null;
  lastTicket: number | null;
}

/**
 * Takes an event's row for somebody's answer, so that answers take turns. Throws eventNotFound,
 * eventCancelled, eventOver.
 */
export async function lockEvent(
  { tx, organizationId, at }: Change,
  eventId: string,
): Promise<LockedEvent> {
  const [event] = await tx.$queryRaw<EventRow[]>`
    SELECT number, title, group_id AS "groupId", status, starts_at AS "startsAt", ends_at AS "endsAt", capacity,
      seats_taken AS "seatsTaken"
    FROM events WHERE organization_id = ${organizationId}::uuid AND id = ${eventId}::uuid FOR UPDATE`;
  if (!event) throw new UserError('eventNotFound', {});
  const { number, title } = event;
  if (event.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  const over = event.endsAt ?? event.startsAt;
  if (over !== null && over <= at) throw new UserError('eventOver', { number, title });
  if (event.capacity === null) return { ...event, firstTicket: null, lastTicket: null };
  // A statement of its own, after the lock is held: the line as it stands now, not before the wait.
  const [line] = await tx.$queryRaw<{ firstTicket: number | null; lastTicket: number | null }[]>`
    SELECT min(waiting_ticket) AS "firstTicket", max(waiting_ticket) AS "lastTicket" FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid AND status = 'WAITLISTED'`;
  return { ...event, ...line! };
}
