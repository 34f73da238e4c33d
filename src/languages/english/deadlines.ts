import type { Crowd, EventFacts, RosterLine, Seats, When } from '../reply.ts';
import { details, lines, standings } from '../wording.ts';
import { closedOn } from './answer-terms.ts';
import { lineOf, seats } from './events.ts';
import { addressed, format, people, when } from './wording.ts';

/** What is said when the answers to an event close. */
export const deadlines = (now: Date) => {
  const titled = ({ number, title, start }: EventFacts) =>
    `${title}, ${start ? when(start, now) : 'no date yet'}. #${number}`;
  return {
    /** To the group, or where it has no chat to whoever planned it. */
    rosterAtClose(
      event: EventFacts & Seats & { place: string | null; roster: readonly RosterLine[] },
    ): string {
      return lines(
        `🔒 Answers are closed: ${titled(event)}`,
        details(event.place && `📍 ${event.place}`, seats(event)),
        ...standings.map((status) => lineOf(status, event.roster, now)),
      );
    },

    /** To whoever planned it, else to the admins of its group. */
    tooFewAtClose(event: EventFacts & { in: number; minPeople: number; to: Crowd }): string {
      const { number, minPeople, to } = event;
      const are = event.in === 0 ? 'nobody' : `only ${format(event.in)}`;
      const verb = event.in > 1 ? 'are' : 'is';
      return lines(
        `⚠️ ${titled(event)}`,
        addressed(
          to.named,
          `${are} of at least ${people(minPeople)} ${verb} in. Hold it or call it off?`,
          to.total,
        ),
        `Call it off: /cancel event ${number} · If it takes place, there is nothing to do.`,
      );
    },

    /** To whoever said "hold it", or "call it off", where that was asked about several. */
    whichTakesPlace(asked: { events: readonly EventFacts[]; holds: boolean }): string {
      const { events, holds } = asked;
      return lines(
        'Which one?',
        ...events.map((event) => `· ${titled(event)}`),
        `Say its number: ${holds ? 'hold it' : 'call it off'} #${events[0]!.number}`,
      );
    },

    /** What whoever said "hold it" is answered. */
    eventHeld(event: EventFacts): string {
      return `👍 It takes place: ${titled(event)}`;
    },

    /** To whoever votes or reacts when answers have closed. */
    closedNotice(event: EventFacts & { closed: When; to: Crowd }): string {
      const { closed, to } = event;
      return lines(
        `🔒 ${titled(event)}`,
        addressed(
          to.named,
          `answers ${closedOn(closed, now)}, so this one does not count. Ask whoever planned it, or an admin.`,
          to.total,
        ),
      );
    },
  };
};
