import type { Change } from '../change/change.ts';
import type { AnswerSource } from '../db/generated/enums.ts';
import { type Answer, parseGuests } from './answer-event.ts';
import { lockEvent } from './lock-event.ts';
import { requireOpen } from './require-open.ts';
import { type Places, placesAfter, seat, unanswered } from './seat.ts';
import { type NewStanding, readStandings, writeStandings } from './standings.ts';
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

/**
 * Records the answers of several people in the order given, as answerEvent does one, in a handful of
 * statements whatever their number. Everybody must be invited or a member: that is not asked again.
 * Throws eventCancelled, groupNotActive, eventOver, answersClosed, invalid (guests).
 */
export async function answerForMany(
  change: Change,
  eventId: string,
  answers: readonly GivenAnswer[],
  source: AnswerSource,
): Promise<ManyOutcome> {
  const event = await lockEvent(change, eventId);
  const known = await readStandings(
    change,
    eventId,
    answers.map(({ contactId }) => contactId),
  );
  const of = { id: eventId, groupId: event.groupId };
  const placed: NewStanding[] = [];
  const kept: string[] = [];
  let places: Places = event;
  for (const answer of answers) {
    const invitation = known.get(answer.contactId);
    const before = invitation ?? unanswered;
    const guests = parseGuests(answer);
    const seated = seat(places, before, { status: answer.status, guests });
    if ('free' in seated) {
      kept.push(answer.contactId);
      continue;
    }
    const { status, ticket } = seated;
    const reason = status === before.status ? before.reason : null;
    const after = { status, guests, reason, ticket };
    places = placesAfter(places, before, after);
    if (status !== before.status || guests !== before.guests || invitation?.source === 'AWAY')
      placed.push({ event: of, contactId: answer.contactId, before, after });
  }
  await requireOpen(change, { ...event, id: eventId }, placed);
  await writeStandings(change, placed, source);
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

function readSeats({ tx, organizationId }: Change, eventId: string) {
  return tx.event.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: eventId } },
    select: { seatsTaken: true, capacity: true },
  });
}
