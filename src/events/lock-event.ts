import type { Change } from '../change/change.ts';
import type { EventStatus, GroupStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { type Line, noLine } from './seat.ts';

interface EventRow {
  number: number;
  title: string;
  groupId: string;
  status: EventStatus;
  startsAt: Date | null;
  hasTime: boolean;
  endsAt: Date | null;
  notes: string | null;
  place: string | null;
  capacity: number | null;
  minPeople: number | null;
  /** When answers close; null for never. */
  answerBy: Date | null;
  /** When it is by the rule of its series, and when answers close by it; null for what happens once. */
  occursAt: Date | null;
  ruleAnswerBy: Date | null;
  createdById: string | null;
  /** IANA: of its group. */
  zone: string;
  seatsTaken: number;
  rescueSince: Date | null;
  groupName: string;
  groupStatus: GroupStatus;
}

export type LockedEvent = EventRow & Line;

/**
 * Takes the row of an event that is to come, so that answers and changes take turns. Throws eventNotFound,
 * eventCancelled, groupNotActive, eventOver.
 */
export async function lockEvent(
  { tx, organizationId, at }: Change,
  eventId: string,
): Promise<LockedEvent> {
  const [event] = await tx.$queryRaw<EventRow[]>`
    SELECT e.number, e.title, e.group_id AS "groupId", e.status, e.starts_at AS "startsAt", e.ends_at AS "endsAt",
      e.has_time AS "hasTime", e.notes, e.place, e.capacity, e.min_people AS "minPeople",
      e.answer_by AS "answerBy", e.occurs_at AS "occursAt", e.rule_answer_by AS "ruleAnswerBy", e.created_by_id AS "createdById", coalesce(g.time_zone, o.time_zone) AS zone,
      e.seats_taken AS "seatsTaken",
      e.rescue_since AS "rescueSince", g.name AS "groupName", g.status AS "groupStatus"
    FROM events e JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
    JOIN organizations o ON o.id = e.organization_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${eventId}::uuid FOR UPDATE OF e`;
  if (!event) throw new UserError('eventNotFound', {});
  const { number, title } = event;
  if (event.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  // In an archived group what was planned goes on; an inactive one is at its end.
  if (event.groupStatus === 'INACTIVE') {
    throw new UserError('groupNotActive', { group: event.groupName, status: 'INACTIVE' });
  }
  const over = event.endsAt ?? event.startsAt;
  if (over !== null && over <= at) throw new UserError('eventOver', { number, title });
  if (event.capacity === null) return { ...event, ...noLine };
  // A statement of its own, after the lock is held: the line as it stands now, not before the wait.
  const [line] = await tx.$queryRaw<Line[]>`
    SELECT min(waiting_ticket) FILTER (WHERE 1 + guests <= ${event.capacity} AND NOT passed) AS "firstTicket",
      max(waiting_ticket) AS "lastTicket", min(1 + guests) FILTER (WHERE NOT passed) AS "smallestParty",
      coalesce(sum(1 + guests) FILTER (WHERE offered_until IS NOT NULL), 0)::int AS "seatsOffered"
    FROM participants CROSS JOIN LATERAL (
      SELECT coalesce(passed_at > ${event.rescueSince}::timestamptz, FALSE) AS passed
    ) rescue
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid AND status = 'WAITLISTED'`;
  return { ...event, ...line! };
}
