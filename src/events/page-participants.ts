import type { Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import type { AnswerSource, ParticipantStatus } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';
import { selectByName } from '../people/select-by-name.ts';

export interface ParticipantRow {
  contactId: string;
  name: string;
  status: ParticipantStatus;
  guests: number;
  reason: string | null;
  source: AnswerSource | null;
  invitedAt: Date;
  answeredAt: Date | null;
  /** Whether they came; null where nobody has said so. */
  attended: boolean | null;
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
  const rows = await selectByName<Omit<ParticipantRow, 'waitingPlace'>>(
    scope,
    {
      rows: sql`participants x
        WHERE x.organization_id = ${scope.organizationId}::uuid AND x.event_id = ${eventId}::uuid`,
      only: status ? sql`AND x.status = ${status}::participant_status` : empty,
      contactId: sql`x.contact_id`,
      columns,
    },
    { from, limit: limit + 1 },
  );
  const places = await readPlaces(scope, eventId, rows);
  const placed = rows.map((row) => ({ ...row, waitingPlace: places.get(row.contactId) ?? null }));
  return createPage(placed, limit, ({ nameKey, contactId }) => [nameKey, contactId]);
}

/** The participant of an event that a contact is; undefined where they are not invited. */
export async function findParticipant(
  scope: Scope,
  eventId: string,
  contactId: string,
): Promise<ParticipantRow | undefined> {
  const [participant] = await scope.tx.$queryRaw<Omit<ParticipantRow, 'waitingPlace'>[]>`
    SELECT ${columns}
    FROM participants x JOIN contacts c ON c.organization_id = x.organization_id AND c.id = x.contact_id
    WHERE x.organization_id = ${scope.organizationId}::uuid AND x.event_id = ${eventId}::uuid
      AND x.contact_id = ${contactId}::uuid`;
  if (!participant) return undefined;
  const places = await readPlaces(scope, eventId, [participant]);
  return { ...participant, waitingPlace: places.get(contactId) ?? null };
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

/** The columns of a ParticipantRow but for the place in line, over an answer `x` and its contact `c`. */
const columns = sql`
  c.id AS "contactId", c.name, x.status, x.guests, x.reason, x.source, x.invited_at AS "invitedAt",
  x.answered_at AS "answeredAt", x.attended`;

/** The places in line, from 1, of those who wait; the line is walked once, and only where somebody does. */
async function readPlaces(
  { tx, organizationId }: Scope,
  eventId: string,
  people: readonly Pick<ParticipantRow, 'contactId' | 'status'>[],
): Promise<Map<string, number>> {
  const waiting = people.filter(({ status }) => status === 'WAITLISTED');
  if (waiting.length === 0) return new Map();
  const places = await tx.$queryRaw<{ contactId: string; place: number }[]>`
    SELECT contact_id AS "contactId", place FROM (
      SELECT contact_id, count(*) OVER (ORDER BY waiting_ticket)::int AS place FROM participants
      WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid AND waiting_ticket IS NOT NULL
    ) line
    WHERE contact_id = ANY(${waiting.map(({ contactId }) => contactId)}::uuid[])`;
  return new Map(places.map(({ contactId, place }) => [contactId, place]));
}
