import type { Actor, Scope } from '../change/change.ts';
import { empty, isAmong, plannedAnew, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { asksAboutEvent, type EventView, selectEvents } from '../sight/visible-events.ts';
import { beyond } from './page-events.ts';
import type { ParticipantRow } from './page-participants.ts';

export type OwnAnswer = Pick<
  ParticipantRow,
  'status' | 'guests' | 'reason' | 'source' | 'invitedAt' | 'answeredAt' | 'attended'
>;

/** An event that somebody is invited to, and their answer. */
export interface EventOfContact {
  event: EventView;
  answer: OwnAnswer;
}

/**
 * The events that a contact is invited to, of those whose answers an actor may know: those without a date first,
 * then the latest; two statements.
 */
export async function pageEventsOf(
  scope: Scope,
  actor: Actor,
  contactId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<EventOfContact>> {
  const before = parseCursor(cursor, 'instantOrNull', 'id');
  const { organizationId } = scope;
  const rows = await selectEvents(
    scope,
    actor,
    sql`${plannedAnew}
      AND e.id = ANY(ARRAY(
        SELECT p.event_id FROM participants p
        WHERE p.organization_id = ${organizationId}::uuid AND p.contact_id = ${contactId}::uuid
      ))
      AND ${asksAboutEvent(actor)}
      ${before ? beyond(before, 'desc') : empty}
      ORDER BY e.starts_at DESC, e.id DESC LIMIT ${limit + 1}`,
  );
  const page = createPage(rows, limit, ({ startsAt, id }) => [startsAt, id]);
  const answers = await readAnswers(
    scope,
    contactId,
    page.items.map(({ id }) => id),
  );
  return {
    ...page,
    items: page.items.map((event) => ({ event, answer: answers.get(event.id)! })),
  };
}

/** What somebody answered to some events, by the ids of these. */
async function readAnswers(
  { tx, organizationId }: Scope,
  contactId: string,
  eventIds: readonly string[],
): Promise<Map<string, OwnAnswer>> {
  if (eventIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(OwnAnswer & { eventId: string })[]>`
    SELECT p.event_id AS "eventId", p.status, p.guests, p.reason, p.source, p.invited_at AS "invitedAt",
      p.answered_at AS "answeredAt", p.attended
    FROM participants p
    WHERE p.organization_id = ${organizationId}::uuid AND p.contact_id = ${contactId}::uuid
      AND ${isAmong(sql`p.event_id`, eventIds)}`;
  return new Map(rows.map(({ eventId, ...answer }) => [eventId, answer]));
}
