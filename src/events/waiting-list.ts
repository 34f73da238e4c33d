import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { moveUp, type Party } from './line.ts';
import { beginRescues, isRescued, offerPlaces } from './rescue.ts';
import { type ShortLine, tellOrganizers } from './tell-organizers.ts';

/** Somebody who moved from a waiting list to a place. */
export interface Promotion {
  eventId: string;
  eventNumber: number;
  groupId: string;
  contactId: string;
  name: string;
  /** People, guests counted. */
  size: number;
}

interface WaitingParty extends Promotion, Party {
  capacity: number | null;
  free: number | null;
  /** Whether the event is so near that a place is offered, and not given. */
  isRescued: boolean;
}

/**
 * Fills the free places of events from their waiting lists, first come first served, guests counted
 * (moveUp), and tells whoever plans an event once where places stay free for which a party waits that is
 * too large. On the last day a place is offered to whoever it would be (rescue.ts), and given to nobody: whether
 * they still can is for them to say. The events' rows must be locked.
 */
export async function promoteWaiting(
  change: Change,
  eventIds: readonly string[],
): Promise<Promotion[]> {
  await beginRescues(change, eventIds);
  return fillPlaces(change, eventIds);
}

/** As promoteWaiting, where no place came free but one that was offered in vain. */
export async function fillPlaces(
  change: Change,
  eventIds: readonly string[],
): Promise<Promotion[]> {
  const waiting = await readLines(change, eventIds);
  const lines = [...Map.groupBy(waiting, ({ eventId }) => eventId).values()].map((line) => ({
    ...line[0]!,
    ...moveUp(line, line[0]!),
  }));
  const moving = lines.flatMap((line) => line.moving);
  const promotions = moving
    .filter(({ isRescued }) => !isRescued)
    .map(({ capacity: _, free: __, isRescued: ___, ...promotion }): Promotion => promotion);
  await givePlaces(change, promotions);
  await offerPlaces(
    change,
    moving.filter(({ isRescued }) => isRescued),
  );
  const short = lines.flatMap(({ eventId, short, free }): ShortLine[] =>
    short && free !== null
      ? [{ eventId, contactId: short.contactId, name: short.name, size: short.size, free }]
      : [],
  );
  await tellOrganizers(change, short);
  return promotions;
}

function readLines(
  { tx, organizationId, at }: Change,
  eventIds: readonly string[],
): Promise<WaitingParty[]> {
  return tx.$queryRaw<WaitingParty[]>`
    SELECT p.event_id AS "eventId", e.number AS "eventNumber", e.group_id AS "groupId", e.capacity,
      e.capacity - e.seats_taken - CASE WHEN rescue.here THEN offered.seats ELSE 0 END AS free, c.id AS "contactId",
      c.name, 1 + p.guests AS size, rescue.here AS "isRescued"
    FROM participants p
    JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
    JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
    CROSS JOIN LATERAL (SELECT ${isRescued(at)} AS here) rescue
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(1 + o.guests), 0)::int AS seats FROM participants o
      WHERE o.organization_id = e.organization_id AND o.event_id = e.id AND o.offered_until IS NOT NULL
    ) offered
    JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ANY(${eventIds}::uuid[])
      AND p.status = 'WAITLISTED'
      -- Whoever is asked already, or let it pass, is not asked again.
      AND NOT (rescue.here AND (p.offered_until IS NOT NULL OR coalesce(p.passed_at > e.rescue_since, FALSE)))
    ORDER BY p.event_id, p.waiting_ticket`;
}

async function givePlaces(change: Change, promotions: readonly Promotion[]): Promise<void> {
  if (promotions.length === 0) return;
  const { tx, organizationId } = change;
  await tx.$executeRaw`
    UPDATE participants p SET status = 'GOING', waiting_ticket = NULL, offered_until = NULL, source = 'WAITING_LIST'
    FROM jsonb_to_recordset(${JSON.stringify(promotions)}::jsonb) AS moved ("eventId" uuid, "contactId" uuid)
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = moved."eventId"
      AND p.contact_id = moved."contactId"`;
  await recordAudit(
    change,
    ...promotions.map(
      (promotion): AuditFacts => ({
        action: 'event.promote',
        subjectType: 'event',
        subjectId: promotion.eventId,
        groupId: promotion.groupId,
        before: { contactId: promotion.contactId, status: 'WAITLISTED' },
        after: { contactId: promotion.contactId, status: 'GOING' },
        reason: 'a place became free',
      }),
    ),
  );
}
