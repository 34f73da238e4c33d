/** What is counted of a group in a period, each from the rows that it names. */
export interface Counted {
  members: MembersCounted;
  calls: CallsCounted;
  tasks: TasksCounted;
  events: EventsCounted;
  messages: MessagesCounted;
}

/** Of memberships. */
export interface MembersCounted {
  /** At the end of the period. */
  count: number;
  /** When it began. */
  atStart: number;
  joined: number;
  left: number;
  /** Of those at the end, who answered an event or a call, did a task, or said something in the group's chats. */
  active: number;
  /** Of those at the end, who did so in the period before and not in this one. */
  goneQuiet: number;
}

/** Of calls that ended and had rung, of campaigns of the group; of none, where the person was a member when it was made. */
export interface CallsCounted {
  total: number;
  answered: number;
  confirmed: number;
  cancelled: number;
  rescheduled: number;
  /** Dials that rang, of all of them. */
  attempts: number;
  /** People who answered. */
  reached: number;
  /** Members at the end of the period who were called. */
  membersCalled: number;
  /** Seconds, of those that were answered and measured; null without one. */
  averageSeconds: number | null;
  /** Null where nothing is known of what they cost. */
  costCents: number | null;
}

/** Of the copies of its tasks that were given and not withdrawn. */
export interface TasksCounted {
  given: number;
  done: number;
  /** Of these, not after they were due. */
  inTime: number;
  /** From being given to being done; null where none is. */
  medianMinutes: number | null;
}

/** Of its events that began in the period and were not called off, and of who was invited to them. */
export interface EventsCounted {
  held: number;
  invited: number;
  /** Who answered by themselves, whatever they said. */
  answered: number;
  /** From being invited to their standing answer. */
  medianMinutes: number | null;
  /** Who was in. */
  went: number;
  /** Who came, as was said afterwards. */
  attended: number;
  /** Who was in and of whom it was said whether they came; and of these, who did not. */
  told: number;
  noShows: number;
  /** Of events with a limit: their places, and those that were taken, guests counted. */
  places: number;
  filled: number;
  /** People who waited, had a place that came free, and kept it. */
  rescued: number;
}

/** Of what was said in its chats and stands. */
export interface MessagesCounted {
  fromMembers: number;
  fromMuster: number;
}

/** Nothing of anything: a group of which there is no row. */
export const nothing: Counted = {
  members: { count: 0, atStart: 0, joined: 0, left: 0, active: 0, goneQuiet: 0 },
  calls: {
    ...{
      total: 0,
      answered: 0,
      confirmed: 0,
      cancelled: 0,
      rescheduled: 0,
      attempts: 0,
      reached: 0,
    },
    ...{ membersCalled: 0, averageSeconds: null, costCents: null },
  },
  tasks: { given: 0, done: 0, inTime: 0, medianMinutes: null },
  events: {
    ...{
      held: 0,
      invited: 0,
      answered: 0,
      medianMinutes: null,
      went: 0,
      attended: 0,
      told: 0,
      noShows: 0,
    },
    ...{ places: 0, filled: 0, rescued: 0 },
  },
  messages: { fromMembers: 0, fromMuster: 0 },
};
