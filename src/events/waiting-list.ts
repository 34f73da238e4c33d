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
  const waiting = await readLines(change, eventIds, { isAnew: true });
  if (waiting.some(({ isRescued }) => isRescued)) await beginRescues(change, eventIds);
  return fill(change, waiting);
}

/** As promoteWaiting, where no place came free but one that was offered in vain. */
export async function fillPlaces(
  change: Change,
  eventIds: readonly string[],
): Promise<Promotion[]> {
  return fill(change, await readLines(change, eventIds, { isAnew: false }));
}

async function fill(change: Change, waiting: readonly WaitingParty[]): Promise<Promotion[]> {
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

/** Those who wait and may be given a place now: where one came free anew, also those whom it passed over before. */
function readLines(
  { tx, organizationId, at }: Change,
  eventIds: readonly string[],
  { isAnew }: { isAnew: boolean },
): Promise<WaitingParty[]> {
  return tx.$queryRaw<WaitingParty[]>`
    WITH event AS MATERIALIZED (
      SELECT e.id, e.number, e.group_id, e.capacity, e.rescue_since, ${isRescued(at)} AS is_rescued,
        e.capacity - e.seats_taken - CASE WHEN ${isRescued(at)} THEN (
          SELECT coalesce(sum(1 + o.guests), 0)::int FROM participants o
          WHERE o.organization_id = e.organization_id AND o.event_id = e.id AND o.waiting_ticket IS NOT NULL
            AND o.offered_until IS NOT NULL
        ) ELSE 0 END AS free
      FROM unnest(${eventIds}::uuid[]) AS wanted (id)
      CROSS JOIN LATERAL (
        SELECT * FROM events WHERE organization_id = ${organizationId}::uuid AND id = wanted.id OFFSET 0
      ) e
      CROSS JOIN LATERAL (
        SELECT rescue_minutes FROM groups WHERE organization_id = e.organization_id AND id = e.group_id OFFSET 0
      ) g
    )
    SELECT e.id AS "eventId", e.number AS "eventNumber", e.group_id AS "groupId", e.capacity, e.free,
      e.is_rescued AS "isRescued", p.contact_id AS "contactId", 1 + p.guests AS size, c.name
    FROM event e
    CROSS JOIN LATERAL (
      SELECT * FROM participants
      WHERE organization_id = ${organizationId}::uuid AND event_id = e.id AND waiting_ticket IS NOT NULL
        AND status = 'WAITLISTED' OFFSET 0
    ) p
    CROSS JOIN LATERAL (
      SELECT name FROM contacts WHERE organization_id = p.organization_id AND id = p.contact_id OFFSET 0
    ) c
    -- Whoever is asked already, or let it pass, is not asked again.
    WHERE NOT (e.is_rescued AND (
      p.offered_until IS NOT NULL OR NOT ${isAnew}::boolean AND coalesce(p.passed_at > e.rescue_since, FALSE)
    ))
    ORDER BY e.id, p.waiting_ticket`;
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
