import type { ParticipantStatus } from '../db/generated/enums.ts';

/** How somebody stands to an event. */
export interface Standing {
  status: ParticipantStatus;
  guests: number;
  reason: string | null;
  /** Their ticket in the waiting line. */
  ticket: number | null;
}

/** The places of an event, and the line in front of them. */
export interface Places {
  capacity: number | null;
  seatsTaken: number;
  /** The lowest and highest ticket of those who wait; null where nobody does. */
  firstTicket: number | null;
  lastTicket: number | null;
}

/** How somebody stands who has not answered. */
export const unanswered: Standing = { status: 'INVITED', guests: 0, reason: null, ticket: null };

/** The places that somebody takes, guests counted. */
export function seatsOf({ status, guests }: Pick<Standing, 'status' | 'guests'>): number {
  return status === 'GOING' ? 1 + guests : 0;
}

/**
 * Where an answer puts somebody: GOING becomes WAITLISTED where there is no place (docs/rules.md,
 * events). `free` is given for somebody who has a place and asks for more guests than there is room
 * for: they keep what they have.
 */
export function seat(
  { capacity, seatsTaken, firstTicket, lastTicket }: Places,
  before: Standing,
  answer: { status: 'GOING' | 'MAYBE' | 'DECLINED'; guests: number },
): { status: ParticipantStatus; ticket: number | null } | { free: number } {
  if (answer.status !== 'GOING' || capacity === null)
    return { status: answer.status, ticket: null };
  const own = seatsOf(before);
  const free = capacity - seatsTaken + own;
  // Whoever has a place may change their party; everybody else queues behind those who wait.
  const atFront = lastTicket === null || (before.ticket !== null && before.ticket === firstTicket);
  if (1 + answer.guests <= free && (own > 0 || atFront)) return { status: 'GOING', ticket: null };
  if (own > 0) return { free: free - own };
  return { status: 'WAITLISTED', ticket: before.ticket ?? (lastTicket ?? 0) + 1 };
}

/** The places and the line once somebody stands otherwise than before. */
export function placesAfter(places: Places, before: Standing, after: Standing): Places {
  const { ticket } = after;
  return {
    ...places,
    seatsTaken: places.seatsTaken + seatsOf(after) - seatsOf(before),
    firstTicket: places.firstTicket ?? ticket,
    lastTicket: ticket === null ? places.lastTicket : Math.max(places.lastTicket ?? 0, ticket),
  };
}
