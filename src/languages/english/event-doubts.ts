import type {
  EventFacts,
  GroupName,
  Named,
  RosterLine,
  SaidAnswer,
  Seats,
  Standing,
} from '../reply.ts';
import { groupName, handle, lines, quote } from '../wording.ts';
import { rosterLine, seats } from './events.ts';
import { list, movedUp, plural, when } from './wording.ts';

/** The command that gives each answer, and how it is said to /rsvp. */
const commands = { GOING: 'in', MAYBE: 'maybe', DECLINED: 'out' } as const;
const words = { GOING: 'yes', MAYBE: 'maybe', DECLINED: 'no' } as const;

const asked = {
  coming: 'is coming to',
  silent: "hasn't answered",
  task: "hasn't done",
  done: 'has done',
} as const;

/** What has a number: an event, or a task. */
export type Thing = EventFacts | { number: number; title: string };

type Asked = keyof typeof asked;

const nobody: Record<Standing, string> = {
  GOING: 'Nobody is in yet.',
  MAYBE: 'Nobody is a maybe.',
  DECLINED: 'Nobody is out.',
  WAITLISTED: 'Nobody is waiting.',
  INVITED: 'Everyone has answered.',
};

const marks = { GOING: '✅', MAYBE: '🤔', DECLINED: '❌' } as const;
const stand = { GOING: 'in', MAYBE: 'a maybe', DECLINED: 'out' } as const;

/** What is asked about an answer, and what is said of answers for several. */
export const eventDoubts = (now: Date) => {
  const event = ({ number, title, start }: EventFacts) =>
    `${title}, ${start ? when(start, now) : 'no date yet'} #${number}`;
  const thing = (one: Thing) => ('start' in one ? event(one) : `${one.title} #${one.number}`);
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
    whichOne({ things, example }: { things: readonly Thing[]; example: string }): string {
      return lines('Which one?', ...things.map(thing), `Say its number: ${example}`);
    },

    /** What may be meant; `otherwise` is the command by which it is not. */
    meansOne(asked: { thing: Thing; otherwise: string | null }): string {
      return lines(
        `Do you mean ${thing(asked.thing)}?`,
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
      const are = names.length === 1 ? 'is' : 'are';
      const who =
        names.length > 0 ? `${marks[status]} ${list(names)} ${are} ${stand[status]}: ` : '';
      return lines(
        `${who}${given.title}, ${given.start ? when(given.start, now) : 'no date yet'}. #${given.number}`,
        seats(given),
        waiting.length > 0 && `⏳ No place yet for ${list(waiting)}.`,
        kept.length > 0 && `No room for the guests of ${list(kept)}: they keep what they have.`,
        promoted.length > 0 && movedUp(promoted),
      );
    },

    /** The question that asks about one task or event. */
    whoCommand({ about, number }: { about: Asked; number: number }): string {
      return `/who ${asked[about]} ${number}`;
    },

    /** What nothing that is to come, or to do, is called; and what there is instead. */
    nothingCalled(nothing: {
      said: string;
      things: readonly Thing[];
      example: string | null;
    }): string {
      const { said, things, example } = nothing;
      return lines(
        `I find nothing called ${quote(said)}.${things.length > 0 ? ' There is:' : ''}`,
        ...things.map(thing),
        example !== null && `Ask with its number: ${example}`,
      );
    },

    /** Tasks that may be meant. */
    whichTask(which: {
      tasks: readonly { number: number; title: string; done: number; total: number }[];
      more: number;
      example: string;
    }): string {
      const { tasks, more, example } = which;
      return lines(
        'Which task?',
        ...tasks.map(
          ({ number, title, done, total }) =>
            `#${number} ${title}${total > 0 ? ` · ${done} of ${total} done` : ''}`,
        ),
        more > 0 && `… and ${more} more: /tasks`,
        `Ask with its number: ${example}`,
      );
    },

    noOpenTask(group: GroupName | null): string {
      return `${group ? groupName(group) : 'You'} ${group ? 'has' : 'have'} no open task. 🎉`;
    },

    /** Those who gave one answer to an event. */
    whoStands(
      facts: EventFacts & { status: Standing; line: RosterLine | null; away?: RosterLine | null },
    ): string {
      const { status } = facts;
      const found = [facts.line, facts.away].flatMap((line) => line ?? []);
      const who = found.length > 0 ? found.map((line) => rosterLine(line, now)) : [nobody[status]];
      return lines(event(facts), ...who);
    },

    /** After what is said of the next event: how to ask about another. */
    anotherOne(example: string): string {
      return `Another one? ${example}`;
    },

    /** Somebody who is mentioned and not known, in a text. */
    somebody(): string {
      return 'somebody';
    },
  };
};
