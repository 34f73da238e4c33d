import type { Change } from '../change/change.ts';
import type { AnswerSource, ParticipantStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { parseShortText, reasonText } from '../forms/short-text.ts';
import { lockEvent } from './lock-event.ts';
import { requireOpen } from './require-open.ts';
import { seat, seatsOf, type Unseated, unanswered } from './seat.ts';
import { readStandings, writeStandings } from './standings.ts';
import { fillPlaces, type Promotion, promoteWaiting } from './waiting-list.ts';

export interface Answer {
  status: 'GOING' | 'MAYBE' | 'DECLINED';
  /** People brought along; only somebody who is going brings any. */
  guests: number;
  reason: string | null;
  source: AnswerSource;
  /** When it was given, where that is a vote or a reaction. */
  markedAt?: Date;
}

export interface AnswerOutcome {
  /** Where the person stands now; WAITLISTED where there was no place. */
  status: ParticipantStatus;
  before: ParticipantStatus;
  guests: number;
  /** False where the answer was the same as before. */
  changed: boolean;
  /** Their place in line, from 1, while waiting. */
  waitingPlace: number | null;
  /** Places left now; null where the event has no limit. */
  free: number | null;
  seatsTaken: number;
  capacity: number | null;
  promoted: Promotion[];
}

/**
 * Records a person's answer to an event. The event's row is locked first, so that two who answer for
 * the last place at once take turns: one has it, the other waits in line. Whoever gives up a place
 * passes it on. Somebody who is going and asks for more guests than there is room for keeps what
 * they have: noRoomForGuests; a party larger than the limit is partyTooLarge. Throws eventCancelled, eventOver, answersClosed, invalid (guests, reason) too, and
 * notAllowed for somebody who is neither invited nor a member, unless an ADMIN or MANAGER wants it so.
 */
export async function answerEvent(
  change: Change,
  eventId: string,
  contactId: string,
  answer: Answer,
): Promise<AnswerOutcome> {
  const event = await lockEvent(change, eventId);
  const guests = parseGuests(answer);
  const given = parseShortText(answer.reason, reasonText);
  const invitation = (await readStandings(change, eventId, [contactId])).get(contactId);
  // Asked after the lock is held: whoever is taken out of the group at this moment gets no place.
  if (!invitation) await requireInvitable(change, event, contactId);
  const before = invitation ?? unanswered;
  // What somebody's time away answered becomes their own answer, though it be the same.
  const isOwn = invitation?.source !== 'AWAY';
  const seated = seat(event, before, { status: answer.status, guests });
  if ('free' in seated) throw unseated(event, seated, guests);
  const { status, ticket } = seated;
  await requireOpen(
    change,
    { ...event, id: eventId },
    [{ before, after: { status, guests } }],
    answer.markedAt,
  );
  const reason = given ?? (status === before.status ? before.reason : null);
  if (isOwn && status === before.status && guests === before.guests && reason === before.reason) {
    return outcome(change, eventId, contactId, {
      before: before.status,
      changed: false,
      promoted: [],
    });
  }
  const after = { status, guests, reason, ticket };
  const { groupId } = event;
  const written = { event: { id: eventId, groupId }, contactId, before, after };
  await writeStandings(change, [written], answer.source, answer.markedAt);
  // The line may move when a place is given up, and when somebody who waited asks for less or leaves; who
  // would fit and waits behind a party that does not is what its organizer is told of.
  const free = event.capacity === null ? null : event.capacity - event.seatsTaken;
  const isHeldUp = status === 'WAITLISTED' && free !== null && 1 + guests <= free;
  const isFreed = seatsOf(after) < seatsOf(before);
  const lineMayMove = before.status === 'WAITLISTED' || isHeldUp;
  const promoted = isFreed
    ? await promoteWaiting(change, [eventId])
    : lineMayMove
      ? await fillPlaces(change, [eventId])
      : [];
  return outcome(change, eventId, contactId, { before: before.status, changed: true, promoted });
}

/** The refusal of a party for which there is no room, or never will be. */
function unseated(
  { number, title, capacity }: { number: number; title: string; capacity: number | null },
  { free, neverFits }: Unseated,
  guests: number,
): UserError {
  return neverFits && capacity !== null
    ? new UserError('partyTooLarge', { number, title, guests, capacity, free })
    : new UserError('noRoomForGuests', { title, free, guests });
}

/** The people brought along; only somebody who is going brings any. Throws invalid. */
export function parseGuests({ status, guests }: Pick<Answer, 'status' | 'guests'>): number {
  if (status !== 'GOING') return 0;
  if (!Number.isInteger(guests) || guests < 0 || guests > 50) {
    throw new UserError('invalid', {
      field: 'guests',
      expected: '0 to 50 people',
      example: '+1',
    });
  }
  return guests;
}

/** Throws notAllowed where the person is no member of the event's group, and no leading staff asks. */
async function requireInvitable(
  { tx, organizationId, actor }: Change,
  { groupId }: { groupId: string },
  contactId: string,
): Promise<void> {
  if (actor.role === 'ADMIN' || actor.role === 'MANAGER') return;
  const [group] = await tx.$queryRaw<{ name: string; isMember: boolean }[]>`
    SELECT g.name, m.id IS NOT NULL AS "isMember"
    FROM groups g LEFT JOIN members m ON m.organization_id = g.organization_id AND m.group_id = g.id
      AND m.contact_id = ${contactId}::uuid AND m.left_at IS NULL
    WHERE g.organization_id = ${organizationId}::uuid AND g.id = ${groupId}::uuid`;
  if (!group?.isMember)
    throw new UserError('notAllowed', { action: 'ask', group: group?.name ?? '' });
}

async function outcome(
  { tx, organizationId }: Change,
  eventId: string,
  contactId: string,
  known: Pick<AnswerOutcome, 'before' | 'changed' | 'promoted'>,
): Promise<AnswerOutcome> {
  const [now] = await tx.$queryRaw<
    {
      status: ParticipantStatus;
      guests: number;
      place: number;
      seatsTaken: number;
      capacity: number | null;
    }[]
  >`
    SELECT p.status, p.guests, e.seats_taken AS "seatsTaken", e.capacity,
      (SELECT count(*)::int FROM participants ahead
        WHERE ahead.organization_id = p.organization_id AND ahead.event_id = p.event_id
          AND ahead.waiting_ticket <= p.waiting_ticket) AS place
    FROM participants p
    JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid AND p.contact_id = ${contactId}::uuid`;
  const { status, guests, place, seatsTaken, capacity } = now!;
  return {
    ...known,
    // Somebody who shortened their party may have been moved up by it: that is no news to tell twice.
    promoted: known.promoted.filter((promotion) => promotion.contactId !== contactId),
    status,
    guests,
    waitingPlace: status === 'WAITLISTED' ? place : null,
    free: capacity === null ? null : capacity - seatsTaken,
    seatsTaken,
    capacity,
  };
}
