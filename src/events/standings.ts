import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { AnswerSource } from '../db/generated/enums.ts';
import type { Standing } from './seat.ts';

/** How somebody stands, and how that came. */
export interface GivenStanding extends Standing {
  source: AnswerSource | null;
  /** Of a vote or a reaction that was taken back too. */
  answeredAt: Date | null;
}

/** How some contacts stand to an event, by their id; those who are not invited are not there. */
export async function readStandings(
  { tx, organizationId }: Change,
  eventId: string,
  contactIds: readonly string[],
): Promise<Map<string, GivenStanding>> {
  const rows = await tx.$queryRaw<(GivenStanding & { contactId: string })[]>`
    SELECT contact_id AS "contactId", status, guests, reason, waiting_ticket AS ticket, source,
      answered_at AS "answeredAt", offered_until IS NOT NULL AS "isOffered"
    FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid
      AND contact_id = ANY(${contactIds}::uuid[])`;
  return new Map(rows.map(({ contactId, ...standing }) => [contactId, standing]));
}

/** Somebody's answer to an event, and what it takes the place of. */
export interface NewStanding {
  event: { id: string; groupId: string };
  contactId: string;
  before: Standing & { source?: AnswerSource | null };
  /** `isAway` where it is their time away again that answers. */
  after: Standing & { isAway?: boolean };
}

/**
 * Writes the answers of people to events and their audit entries, in two statements. INVITED takes an
 * answer away. `markedAt` is when a vote or a reaction was given: older ones are told from it, and so it
 * is kept of one that was taken back too.
 */
export async function writeStandings(
  change: Change,
  answers: readonly NewStanding[],
  source: AnswerSource,
  markedAt: Date | null = null,
): Promise<void> {
  if (answers.length === 0) return;
  const { tx, organizationId, at } = change;
  const rows = answers.map(({ event, contactId, after }) => ({
    eventId: event.id,
    contactId,
    ...after,
  }));
  const written = await tx.$queryRaw<{ eventId: string; contactId: string; isNew: boolean }[]>`
    INSERT INTO participants (
      organization_id, event_id, contact_id, status, guests, reason, source, invited_at, answered_at, waiting_ticket,
      by_name
    )
    SELECT ${organizationId}::uuid, "eventId", "contactId", status, guests, reason,
      CASE WHEN "isAway" THEN 'AWAY' WHEN status <> 'INVITED' THEN ${source}::answer_source END, ${at},
      CASE WHEN "isAway" THEN NULL
        ELSE coalesce(${markedAt}::timestamptz, CASE WHEN status <> 'INVITED' THEN ${at}::timestamptz END) END, ticket,
      -- By keys, person by person.
      NOT coalesce((
        SELECT TRUE FROM members m
        WHERE m.organization_id = ${organizationId}::uuid AND m.contact_id = "contactId" AND m.left_at IS NULL
          AND m.group_id = (SELECT e.group_id FROM events e WHERE e.organization_id = ${organizationId}::uuid AND e.id = "eventId")
        LIMIT 1
      ), FALSE)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS person (
      "eventId" uuid, "contactId" uuid, status participant_status, guests int, reason text, ticket int, "isAway" boolean
    )
    ON CONFLICT (organization_id, event_id, contact_id) DO UPDATE
      SET status = excluded.status, guests = excluded.guests, reason = excluded.reason, source = excluded.source,
        answered_at = excluded.answered_at, waiting_ticket = excluded.waiting_ticket, offered_until = NULL
    -- A row that is new has not been updated by anybody (PostgreSQL, system columns).
    RETURNING event_id AS "eventId", contact_id AS "contactId", xmax = 0 AS "isNew"`;
  const invitedNow = new Set(
    written.flatMap(({ eventId, contactId, isNew }) => (isNew ? `${eventId} ${contactId}` : [])),
  );
  const told = ({ status, guests, reason }: Standing) => ({ status, guests, reason });
  await recordAudit(
    change,
    ...answers.map(
      ({ event, contactId, before, after }): AuditFacts => ({
        action: 'event.answer',
        subjectType: 'event',
        subjectId: event.id,
        groupId: event.groupId,
        before: {
          contactId,
          ...told(before),
          // Nobody gave it: where it stands again it is no answer of theirs either.
          ...(before.source === 'AWAY' ? { source: 'AWAY' } : {}),
          // Whose answer is taken back is not invited either.
          ...(invitedNow.has(`${event.id} ${contactId}`) ? { invited: false } : {}),
        },
        after: { contactId, ...told(after), source: after.isAway ? 'AWAY' : source },
      }),
    ),
  );
}
