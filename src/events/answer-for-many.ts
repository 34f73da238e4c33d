import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import type { AnswerSource } from '../db/generated/enums.ts';
import { type Answer, parseGuests } from './answer-event.ts';
import { lockEvent } from './lock-event.ts';
import { type Standing, seat, seatsOf, unanswered } from './seat.ts';
import { type Promotion, promoteWaiting } from './waiting-list.ts';

/** Somebody's answer, given for them. */
export interface GivenAnswer extends Pick<Answer, 'status' | 'guests'> {
  contactId: string;
}

export interface ManyOutcome {
  /** Contacts whose answer is another now, those who wait in line among them. */
  changed: string[];
  waiting: string[];
  /** Contacts who keep what they had: there is no room for their guests. */
  kept: string[];
  seatsTaken: number;
  capacity: number | null;
  promoted: Promotion[];
}

type Placed = GivenAnswer & { before: Standing; after: Standing };

/**
 * Records the answers of several people in the order given, as answerEvent does one, in a handful of
 * statements whatever their number. Everybody must be invited or a member: that is not asked again.
 * Throws eventCancelled, groupNotActive, eventOver, invalid (guests).
 */
export async function answerForMany(
  change: Change,
  eventId: string,
  answers: readonly GivenAnswer[],
  source: AnswerSource,
): Promise<ManyOutcome> {
  const event = await lockEvent(change, eventId);
  const known = await readStandings(change, eventId, answers);
  const placed: Placed[] = [];
  const kept: string[] = [];
  let { seatsTaken, firstTicket, lastTicket } = event;
  for (const answer of answers) {
    const before = known.get(answer.contactId) ?? unanswered;
    const guests = parseGuests(answer);
    const places = { capacity: event.capacity, seatsTaken, firstTicket, lastTicket };
    const seated = seat(places, before, { status: answer.status, guests });
    if ('free' in seated) {
      kept.push(answer.contactId);
      continue;
    }
    const { status, ticket } = seated;
    const reason = status === before.status ? before.reason : null;
    const after = { status, guests, reason, ticket };
    seatsTaken += seatsOf(after) - seatsOf(before);
    if (ticket !== null) {
      firstTicket ??= ticket;
      lastTicket = Math.max(lastTicket ?? 0, ticket);
    }
    if (status !== before.status || guests !== before.guests)
      placed.push({ ...answer, before, after });
  }
  await writeStandings(change, eventId, placed, source);
  await recordAudit(
    change,
    ...placed.map(({ contactId, before, after }) => ({
      action: 'event.answer',
      subjectType: 'event',
      subjectId: eventId,
      groupId: event.groupId,
      before: { contactId, status: before.status, guests: before.guests, reason: before.reason },
      after: {
        contactId,
        status: after.status,
        guests: after.guests,
        reason: after.reason,
        source,
      },
    })),
  );
  const promoted = await promoteWaiting(change, [eventId]);
  const moved = new Set(promoted.map(({ contactId }) => contactId));
  const waiting = placed
    .filter(({ contactId, after }) => after.status === 'WAITLISTED' && !moved.has(contactId))
    .map(({ contactId }) => contactId);
  const listed = new Set(answers.map(({ contactId }) => contactId));
  return {
    changed: placed.map(({ contactId }) => contactId),
    waiting,
    kept,
    ...(await readSeats(change, eventId)),
    promoted: promoted.filter(({ contactId }) => !listed.has(contactId)),
  };
}

async function readStandings(
  { tx, organizationId }: Change,
  eventId: string,
  answers: readonly GivenAnswer[],
): Promise<Map<string, Standing>> {
  const rows = await tx.$queryRaw<(Standing & { contactId: string })[]>`
    SELECT contact_id AS "contactId", status, guests, reason, waiting_ticket AS ticket FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid
      AND contact_id = ANY(${answers.map(({ contactId }) => contactId)}::uuid[])`;
  return new Map(rows.map(({ contactId, ...standing }) => [contactId, standing]));
}

async function writeStandings(
  { tx, organizationId, at }: Change,
  eventId: string,
  placed: readonly Placed[],
  source: AnswerSource,
): Promise<void> {
  const rows = placed.map(({ contactId, after }) => ({ contactId, ...after }));
  await tx.$executeRaw`
    INSERT INTO participants (
      organization_id, event_id, contact_id, status, guests, reason, source, invited_at, answered_at, waiting_ticket
    )
    SELECT ${organizationId}::uuid, ${eventId}::uuid, "contactId", status, guests, reason, ${source}::answer_source,
      ${at}, ${at}, ticket
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS person (
      "contactId" uuid, status participant_status, guests int, reason text, ticket int
    )
    ON CONFLICT (organization_id, event_id, contact_id) DO UPDATE
      SET status = excluded.status, guests = excluded.guests, reason = excluded.reason, source = excluded.source,
        answered_at = excluded.answered_at, waiting_ticket = excluded.waiting_ticket`;
}

async function readSeats(
  { tx, organizationId }: Change,
  eventId: string,
): Promise<{ seatsTaken: number; capacity: number | null }> {
  const [seats] = await tx.$queryRaw<{ seatsTaken: number; capacity: number | null }[]>`
    SELECT seats_taken AS "seatsTaken", capacity FROM events
    WHERE organization_id = ${organizationId}::uuid AND id = ${eventId}::uuid`;
  return seats!;
}
