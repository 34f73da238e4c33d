import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';

/** Somebody who moved from a waiting list to a place. */
export interface Promotion {
  eventId: string;
  eventNumber: number;
  groupId: string;
  contactId: string;
  name: string;
}

/**
 * Fills the free places of events from their waiting lists, first come first served, guests counted.
 * Strictly in line: a party too large for what is free waits, and nobody overtakes it. The events'
 * rows must be locked.
 */
export async function promoteWaiting(
  change: Change,
  eventIds: readonly string[],
): Promise<Promotion[]> {
  const { tx, organizationId } = change;
  const promotions = await tx.$queryRaw<Promotion[]>`
    WITH line AS (
      SELECT p.event_id, p.contact_id, p.waiting_ticket, e.capacity - e.seats_taken AS free,
        e.number, e.group_id,
        sum(1 + p.guests) OVER (PARTITION BY p.event_id ORDER BY p.waiting_ticket) AS needed
      FROM participants p
      JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
      WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ANY(${eventIds}::uuid[])
        AND p.status = 'WAITLISTED'
    ), moved AS (
      UPDATE participants p SET status = 'GOING', waiting_ticket = NULL, source = 'WAITING_LIST'
      FROM line
      WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = line.event_id
        AND p.contact_id = line.contact_id AND (line.free IS NULL OR line.needed <= line.free)
      RETURNING p.event_id, p.contact_id, line.waiting_ticket, line.number, line.group_id
    )
    SELECT moved.event_id AS "eventId", moved.number AS "eventNumber", moved.group_id AS "groupId",
      c.id AS "contactId", c.name
    FROM moved JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = moved.contact_id
    ORDER BY moved.event_id, moved.waiting_ticket`;
  await recordAudit(
    change,
    ...promotions.map((promotion) => ({
      action: 'event.promote',
      subjectType: 'event',
      subjectId: promotion.eventId,
      groupId: promotion.groupId,
      before: { contactId: promotion.contactId, status: 'WAITLISTED' },
      after: { contactId: promotion.contactId, status: 'GOING' },
      reason: 'a place became free',
    })),
  );
  return promotions;
}
