import type { Scope } from '../audit/change.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import type { AnswerSource, ParticipantStatus } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';

export interface ParticipantRow {
  contactId: string;
  name: string;
  status: ParticipantStatus;
  guests: number;
  reason: string | null;
  source: AnswerSource | null;
  invitedAt: Date;
  answeredAt: Date | null;
  /** Their place in line, from 1, while waiting. */
  waitingPlace: number | null;
}

/** The participants of an event, by name. */
export async function pageParticipants(
  scope: Scope,
  eventId: string,
  status: ParticipantStatus | undefined,
  { limit, cursor }: PageRequest,
): Promise<Page<ParticipantRow>> {
  const from = parseCursor(cursor, 'text', 'id');
  const rows = await selectParticipants(
    scope,
    eventId,
    sql`
      ${status ? sql`AND p.status = ${status}::participant_status` : empty}
      ${from ? sql`AND (c.name_key, c.id) > (${from[0]}, ${from[1]}::uuid)` : empty}
      ORDER BY c.name_key, c.id LIMIT ${limit + 1}`,
  );
  return createPage(rows, limit, ({ nameKey, contactId }) => [nameKey, contactId]);
}

/** The participant of an event that a contact is; undefined where they are not invited. */
export async function findParticipant(
  scope: Scope,
  eventId: string,
  contactId: string,
): Promise<ParticipantRow | undefined> {
  const [participant] = await selectParticipants(
    scope,
    eventId,
    sql`AND c.id = ${contactId}::uuid`,
  );
  return participant;
}

/** As findParticipant. Throws notFound. */
export async function requireParticipant(
  scope: Scope,
  eventId: string,
  contactId: string,
): Promise<ParticipantRow> {
  const participant = await findParticipant(scope, eventId, contactId);
  if (!participant) throw new UserError('notFound', { what: 'participant' });
  return participant;
}

function selectParticipants(
  { tx, organizationId }: Scope,
  eventId: string,
  rest: Sql,
): Promise<(ParticipantRow & { nameKey: string })[]> {
  return tx.$queryRaw`
    SELECT c.id AS "contactId", c.name, p.status, p.guests, p.reason, p.source, p.invited_at AS "invitedAt",
      p.answered_at AS "answeredAt", c.name_key AS "nameKey",
      CASE WHEN p.waiting_ticket IS NOT NULL THEN (
        SELECT count(*)::int FROM participants ahead
        WHERE ahead.organization_id = p.organization_id AND ahead.event_id = p.event_id
          AND ahead.waiting_ticket <= p.waiting_ticket
      ) END AS "waitingPlace"
    FROM participants p
    JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid ${rest}`;
}
