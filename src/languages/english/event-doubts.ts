import type { EventFacts, Named, SaidAnswer, Seats } from '../reply.ts';
import { handle, lines, quote } from '../wording.ts';
import { seats } from './events.ts';
import { list, movedUp, plural, when } from './wording.ts';

/** The command that gives each answer, and how it is said to /rsvp. */
const commands = { GOING: 'in', MAYBE: 'maybe', DECLINED: 'out' } as const;
const words = { GOING: 'yes', MAYBE: 'maybe', DECLINED: 'no' } as const;

const marks = { GOING: '✅', MAYBE: '🤔', DECLINED: '❌' } as const;
const stand = { GOING: 'in', MAYBE: 'a maybe', DECLINED: 'out' } as const;

/** What is asked about an answer, and what is said of answers for several. */
export const eventDoubts = (now: Date) => {
  const event = ({ number, title, start }: EventFacts) =>
    `${title}, ${start ? when(start, now) : 'no date yet'} #${number}`;
  const rest = ({ guests, reason }: SaidAnswer) =>
    `${guests > 0 ? ` +${guests}` : ''}${reason ? ` "${reason.replace(/["“”„«»]/g, "'")}"` : ''}`;

  return {
    /** The command that gives one's own answer: /in 12 +1 "my cousin". */
    answerCommand(answer: SaidAnswer): string {
      const numbers = answer.numbers.length > 0 ? ` ${answer.numbers.join(', ')}` : '';
      return `/${commands[answer.status]}${numbers}${rest(answer)}`;
    },

    /** The command that gives the answer of others: /rsvp 12 yes for @Sam. */
    answerForCommand(answer: SaidAnswer, names: readonly string[]): string {
      const people = list(names.map((name) => handle({ name })));
      return `/rsvp ${answer.numbers.join(', ')} ${words[answer.status]}${rest(answer)} for ${people}`;
    },

    /**
     * A name where a reason would stand; `own` is the command by which it is one, and `only` the group whose admins
     * alone could answer for them, where the sender is none.
     */
    answerForAnother(asked: {
      names: readonly string[];
      own: string;
      only: string | null;
    }): string {
      const { names, own, only } = asked;
      return lines(
        `Is that the answer of ${list(names)}? Nothing is changed yet.`,
        only !== null && `Whoever planned it and admins of ${only} can answer for others.`,
        `As a reason of your own: ${own}`,
      );
    },

    /** Words that may be people who come along; `alone` is the command by which they are a reason. */
    asksForCompany(asked: { said: string; guests: number; alone: string }): string {
      const { said, guests, alone } = asked;
      return lines(
        `Is ${quote(said)} ${plural(guests, 'guest')}? Nothing is changed yet.`,
        `Without guests: ${alone}`,
      );
    },

    /** Several events that may be meant. */
    whichEvent({ events, example }: { events: readonly EventFacts[]; example: string }): string {
      return lines('Which one?', ...events.map(event), `Say its number: ${example}`);
    },

    /** An event that may be meant; `otherwise` is the command by which it is not. */
    meansEvent(asked: { event: EventFacts; otherwise: string | null }): string {
      return lines(
        `Do you mean ${event(asked.event)}?`,
        asked.otherwise !== null && `If not: ${asked.otherwise}`,
      );
    },

    /** What was said of an event with a number does not fit it. */
    doesNotFit({ said, event: numbered }: { said: string; event: EventFacts }): string {
      return `${event(numbered)} is not ${quote(said)}.`;
    },

    /** A time when nothing is planned, and what comes next. */
    nothingPlanned({ label, next }: { label: string; next: EventFacts | null }): string {
      return `Nothing is planned for ${label}.${next ? ` Next is ${event(next)}.` : ''}`;
    },

    /** Answers that were given for several people at once. */
    answeredForMany(
      given: EventFacts &
        Seats & {
          names: readonly string[];
          status: 'GOING' | 'MAYBE' | 'DECLINED';
          waiting: readonly string[];
          kept: readonly string[];
          promoted: readonly Named[];
        },
    ): string {
      const { names, status, waiting, kept, promoted } = given;
      return lines(
        `${marks[status]} ${list(names)} are ${stand[status]}: ${given.title}, ${given.start ? when(given.start, now) : 'no date yet'}. #${given.number}`,
        seats(given),
        waiting.length > 0 && `⏳ No place yet for ${list(waiting)}.`,
        kept.length > 0 && `No room for the guests of ${list(kept)}: they keep what they have.`,
        promoted.length > 0 && movedUp(promoted),
      );
    },

    /** Somebody who is mentioned and not known, in a text. */
    somebody(): string {
      return 'somebody';
    },
  };
};
