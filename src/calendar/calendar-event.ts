import type { EventView } from '../sight/visible-events.ts';

/** An event as a calendar tells it. */
export interface CalendarEvent
  extends Pick<
    EventView,
    'title' | 'notes' | 'place' | 'hasTime' | 'endsAt' | 'status' | 'ownStatus'
  > {
  /** The same for as long as it is there, whatever is changed. */
  uid: string;
  /** Null for a date by the rule, whose event is still to be made. */
  number: number | null;
  startsAt: Date;
  /** IANA: by whose clock its day is told. */
  zone: string;
  groupName: string | null;
  guests: number;
  createdAt: Date;
  /** When it, or the own answer, was last changed. */
  changedAt: Date;
  /** Grows with each change of it: seconds from being made to being changed. */
  sequence: number;
}
