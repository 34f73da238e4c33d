import type { ParticipantStatus } from '../db/generated/enums.ts';
import { isAwaited } from './line.ts';

/** How somebody stands to an event. */
export interface Standing {
  status: ParticipantStatus;
  guests: number;
  reason: string | null;
  /** Their ticket in the waiting line. */
  ticket: number | null;
  /** Whether a place is kept for them (rescue.ts). */
  isOffered?: boolean;
}

/** Those who wait in front of the places of an event. */
export interface Line {
  /** The lowest ticket of those whose party the limit holds and who were not passed over; null where nobody waits. */
  firstTicket: number | null;
  lastTicket: number | null;
  /** The people of the smallest party that was not passed over, guests counted. */
  smallestParty: number | null;
  /** Places that are kept for people to whom they are offered, guests counted. */
  seatsOffered: number;
}

export const noLine: Line = {
  firstTicket: null,
  lastTicket: null,
  smallestParty: null,
  seatsOffered: 0,
};

/** The places of an event, and the line in front of them. */
export interface Places extends Line {
  capacity: number | null;
  seatsTaken: number;
}

/** How somebody stands who has not answered. */
export const unanswered: Standing = { status: 'INVITED', guests: 0, reason: null, ticket: null };

/** The places that somebody takes, guests counted. */
export function seatsOf({ status, guests }: Pick<Standing, 'status' | 'guests'>): number {
  return status === 'GOING' ? 1 + guests : 0;
}

/** The places that are kept for somebody, guests counted. */
function offeredTo({ isOffered, guests }: Standing): number {
  return isOffered ? 1 + guests : 0;
}

/** Why an answer gives no place and no ticket either. */
export interface Unseated {
  /** Places left. */
  free: number;
  /** Larger than the limit: it would wait for ever. */
  neverFits: boolean;
}

/**
 * Where an answer puts somebody: GOING becomes WAITLISTED where there is no place (docs/rules.md,
 * events). Unseated is a party that can never fit, and somebody who has a place and asks for more guests
 * than there is room for: they keep what they have.
 */
export function seat(
  places: Places,
  before: Standing,
  answer: { status: 'GOING' | 'MAYBE' | 'DECLINED'; guests: number },
): { status: ParticipantStatus; ticket: number | null } | Unseated {
  const { capacity, seatsTaken, seatsOffered, lastTicket } = places;
  if (answer.status !== 'GOING' || capacity === null)
    return { status: answer.status, ticket: null };
  const size = 1 + answer.guests;
  const own = seatsOf(before);
  const offered = offeredTo(before);
  const free = capacity - seatsTaken - seatsOffered + own + offered;
  // Whoever has a place, or is offered one, may change their party; everybody else queues behind those who wait.
  if (size <= free && (own + offered > 0 || mayTake(free, before.ticket, places)))
    return { status: 'GOING', ticket: null };
  if (own > 0) return { free: free - own, neverFits: false };
  if (size > capacity) return { free, neverFits: true };
  return { status: 'WAITLISTED', ticket: before.ticket ?? (lastTicket ?? 0) + 1 };
}

/** Whether free places are kept for nobody who waits in front (moveUp). */
function mayTake(
  free: number,
  ticket: number | null,
  { firstTicket, smallestParty }: Line,
): boolean {
  if (firstTicket === null || (ticket !== null && ticket <= firstTicket)) return true;
  return ticket === null && (smallestParty === null || !isAwaited(smallestParty, free));
}

/** The places and the line once somebody stands otherwise than before. */
export function placesAfter(places: Places, before: Standing, after: Standing): Places {
  const { ticket, guests } = after;
  const seatsTaken = places.seatsTaken + seatsOf(after) - seatsOf(before);
  // Whatever is answered to an offer, it is over.
  const seatsOffered = places.seatsOffered - offeredTo(before);
  if (ticket === null) return { ...places, seatsTaken, seatsOffered };
  const { firstTicket, lastTicket, smallestParty } = places;
  return {
    ...places,
    seatsTaken,
    seatsOffered,
    firstTicket: firstTicket ?? ticket,
    lastTicket: Math.max(lastTicket ?? 0, ticket),
    smallestParty: Math.min(smallestParty ?? 1 + guests, 1 + guests),
  };
}
