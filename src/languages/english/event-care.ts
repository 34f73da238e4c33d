import { formatDuration } from '../../dates/format.ts';
import type {
  Crowd,
  EventFacts,
  ListFacts,
  Named,
  Repeats,
  Seats,
  Standing,
  Told,
  When,
} from '../reply.ts';
import {
  because,
  clip,
  details,
  differences,
  firstWords,
  handle,
  lines,
  listedShown,
} from '../wording.ts';
import { answersUntil } from './answer-terms.ts';
import { seats } from './events.ts';
import { repeated } from './repeats.ts';
import { addressed, format, list, movedUp, people, plural, replyYes, when } from './wording.ts';

/** "you're in" and "Pau is in": how somebody stands, after "you're" or their name and "is". */
const stands: Record<Standing, string> = {
  GOING: 'in',
  MAYBE: 'a maybe',
  DECLINED: 'out',
  WAITLISTED: 'on the waiting list',
  INVITED: 'invited, and without an answer',
};

const marks: Record<Standing, string> = {
  GOING: '✅',
  MAYBE: '🤔',
  DECLINED: '❌',
  WAITLISTED: '⏳',
  INVITED: '💬',
};

/** An event that was moved: from when, and how it comes again from now on, or no more. */
interface Move extends EventFacts {
  before: When | null;
  repeats: Repeats | 'noMore' | null;
}

/** An event that says something else now. */
interface EventChange extends EventFacts {
  before: { title: string };
  changed: readonly (
    | 'title'
    | 'notes'
    | 'place'
    | 'capacity'
    | 'minPeople'
    | 'answerBy'
    | 'endsAt'
  )[];
  notes: string | null;
  place: string | null;
  minPeople?: number | null;
  answerBy?: When | null;
  /** How long it lasts. */
  minutes: number | null;
}

/** To those who need not come any more, after their names. */
export const needNotCome = 'you need not come.';

/** What is said when an event moves or is off, when others are invited, and when somebody answers for others. */
export const eventCare = (now: Date) => {
  const start = ({ start }: EventFacts) => (start ? when(start, now) : 'no date yet');
  const answers = ({ number }: EventFacts) => `/in ${number} · /out ${number} · /maybe ${number}`;
  const moved = (event: EventFacts & { before: When | null }) =>
    event.before
      ? `📅 ${event.title} moves to ${start(event)} (it was ${when(event.before, now)}). #${event.number}`
      : `📅 ${event.title} is set for ${start(event)}. #${event.number}`;
  const again = (repeats: Move['repeats']) =>
    repeats === 'noMore' ? '🔁 It no longer repeats.' : repeats && repeated(repeats, now);

  return {
    /** To whoever named no day of something that has none to come which it could be on. */
    whichDay(asked: EventFacts): string {
      const { number, title } = asked;
      const none = asked.start ? `it was ${start(asked)}` : 'it has no date yet';
      return `Which day? You named none for ${title}, and ${none}. #${number}`;
    },

    confirmMoveEvent(asked: EventFacts & { people: number; code: string }): string {
      return lines(
        `Move ${asked.title} to ${start(asked)}? #${asked.number}`,
        `${people(asked.people)} ${asked.people === 1 ? 'has' : 'have'} answered, and will be told.`,
        replyYes(asked.code),
      );
    },

    /** `answerBy` where answers close at another time now; null where they do not any more. */
    eventMoved(event: Move & { told: Told; answerBy?: When | null }): string {
      const { number, told } = event;
      const { here } = told;
      return lines(
        moved(event),
        again(event.repeats),
        event.answerBy !== undefined &&
          `⏳ ${event.answerBy ? answersUntil(event.answerBy, now) : 'Answers do not close any more'}`,
        here.total > 0 && addressed(here.named, answersStand(number), here.total),
        ...toldLines(told),
      );
    },

    eventNotMoved(event: EventFacts): string {
      return `📅 ${event.title} is set for ${start(event)} already. #${event.number}`;
    },

    /** To those who answered, where they did not see it happen. */
    eventMovedNotice(event: Move & { to: Crowd }): string {
      const { number, to } = event;
      return lines(
        moved(event),
        again(event.repeats),
        addressed(to.named, answersStand(number), to.total),
      );
    },

    confirmChangeEvent(
      asked: EventFacts & { place: string | null; people: number; code: string },
    ): string {
      return lines(
        `${asked.title}, ${start(asked)}: ${asked.place ? `at ${asked.place}` : 'no place'} from now on? #${asked.number}`,
        `${people(asked.people)} ${asked.people === 1 ? 'has' : 'have'} answered, and will be told.`,
        replyYes(asked.code),
      );
    },

    eventChanged(event: EventChange & Seats & { told: Told; promoted: readonly Named[] }): string {
      const { number, title, before, changed, capacity, place, minutes, told, promoted } = event;
      if (changed.length === 0)
        return `${title}, ${start(event)}, is like that already. #${number}`;
      const was = changed.includes('title') ? ` (it was “${before.title}”)` : '';
      return lines(
        `✏️ ${title}${was}, ${start(event)}. #${number}`,
        details(
          changed.includes('place') && `📍 ${place ?? 'no place'}`,
          changed.includes('capacity') &&
            `👥 ${capacity === null ? 'no limit' : `max ${capacity}`}`,
          changed.includes('minPeople') &&
            `👥 ${event.minPeople ? `min ${event.minPeople}` : 'no minimum'}`,
          changed.includes('endsAt') &&
            `⏱ ${minutes === null ? 'no known end' : formatDuration(minutes)}`,
        ),
        changed.includes('answerBy') &&
          `⏳ ${event.answerBy ? answersUntil(event.answerBy, now) : 'Answers do not close any more'}`,
        changed.includes('notes') &&
          (event.notes ? firstWords(event.notes) : '📝 No notes any more.'),
        changed.includes('capacity') && seats(event),
        promoted.length > 0 && movedUp(promoted),
        told.here.total > 0 &&
          addressed(told.here.named, 'it is at another place.', told.here.total),
        ...toldLines(told),
      );
    },

    /** To those who answered, where they did not see it happen. */
    eventPlaceNotice(event: EventFacts & { place: string | null; to: Crowd }): string {
      const { number, title, place, to } = event;
      const news = `${title}, ${start(event)}, ${place ? `is at ${place}` : 'has no place yet'}. #${number}`;
      return lines(
        `📍 ${news}`,
        to.total > 0 && addressed(to.named, answersStand(number), to.total),
      );
    },

    /** What a date among other changes is answered with: it is moved by itself. */
    dateApart({ number, phrase }: { number: number; phrase: string }): string {
      return lines(
        `Nothing is changed: the date goes by itself. First: /move event ${number} ${clip(phrase)}`,
        'If it belongs to the title, put the title in quotes.',
      );
    },

    confirmCancelEvent(
      asked: EventFacts & { going: number; maybe: number; waiting: number; code: string },
    ): string {
      const { number, title, going, maybe, waiting, code } = asked;
      const counts = [
        `${format(going)} in`,
        maybe > 0 && `${format(maybe)} maybe`,
        waiting > 0 && `${format(waiting)} waiting`,
      ].filter((part) => part !== false);
      return lines(
        `Cancel ${title}, ${start(asked)}? #${number}`,
        going + maybe + waiting === 0
          ? 'Nobody has said yes or maybe so far.'
          : `${list(counts)}: everyone who answered will be told.`,
        replyYes(code),
      );
    },

    confirmCancelEvents(asked: {
      events: readonly (EventFacts & { going: number; maybe: number; waiting: number })[];
      code: string;
    }): string {
      return lines(
        `Cancel these ${asked.events.length} events? Everyone who answered will be told.`,
        ...asked.events.map((event) => {
          const { number, title, going, maybe, waiting } = event;
          return `· ${title}, ${start(event)}: ${format(going + maybe + waiting)} in, maybe or waiting. #${number}`;
        }),
        replyYes(asked.code),
      );
    },

    eventCancelled(event: EventFacts & { told: Told }): string {
      const { number, title, told } = event;
      return lines(
        `🚫 ${title}, ${start(event)}, is cancelled. #${number}`,
        told.here.total > 0 && addressed(told.here.named, needNotCome, told.here.total),
        ...toldLines(told),
      );
    },

    /** To those who answered, where they did not see it happen. */
    eventCancelledNotice(event: EventFacts & { to: Crowd }): string {
      const { number, title, to } = event;
      return lines(
        `🚫 ${title}, ${start(event)}, is cancelled. #${number}`,
        to.total > 0 && addressed(to.named, needNotCome, to.total),
      );
    },

    /** To those who answered, when a move or a cancellation is taken back. */
    eventRestoredNotice(event: EventFacts & { to: Crowd }): string {
      const { number, title, to } = event;
      return lines(
        `↩️ ${title} takes place after all: ${start(event)}. #${number}`,
        addressed(to.named, answersStand(number), to.total),
      );
    },

    /** To whoever plans an event: places stay free that a party in line is too large for. */
    lineStandsNotice(
      event: EventFacts & {
        capacity: number;
        free: number;
        /** Who waits, and how many people they are. */
        party: { name: string; size: number };
        to: Crowd;
      },
    ): string {
      const { number, title, capacity, free, party, to } = event;
      const left = `${plural(free, 'place')} ${free === 1 ? 'is' : 'are'} free`;
      const needs = `${party.name} waits with ${plural(party.size - 1, 'guest')} and needs ${format(party.size)}`;
      return lines(
        `⏳ ${addressed(to.named, `${left} at ${title}, ${start(event)}, but ${needs}. #${number}`, to.total)}`,
        `Make room: /change event ${number} max ${capacity + party.size - free} · or ask ${party.name} to bring fewer: /in ${number}${free > 1 ? ` +${free - 1}` : ''}`,
      );
    },

    confirmInvite(asked: EventFacts & { people: number; already: number; code: string }): string {
      const { number, title, already, code } = asked;
      return lines(
        `Invite ${people(asked.people)} to ${title}, ${start(asked)}? #${number}`,
        already > 0 &&
          `${plural(already, 'other')} ${already === 1 ? 'is' : 'are'} invited already.`,
        replyYes(code),
      );
    },

    invited(
      event: EventFacts & { names: readonly string[]; total: number; already: number; told: Told },
    ): string {
      const { number, title, names, total, already, told } = event;
      const were = `${people(already)} ${already === 1 ? 'was' : 'were'} invited already`;
      if (total === 0) return `${were}: ${title}, ${start(event)}. #${number}`;
      return lines(
        `💌 ${list(names, total)} ${total === 1 ? 'is' : 'are'} invited to ${title}, ${start(event)}. #${number}`,
        already > 0 && `${were}.`,
        told.here.total > 0 && addressed(told.here.named, answers(event), told.here.total),
        ...toldLines(told),
      );
    },

    /** To those who are invited, where they did not see it happen. */
    inviteNotice(event: EventFacts & { to: Crowd }): string {
      const { number, title, to } = event;
      return lines(
        `💌 You are invited to ${title}, ${start(event)}. #${number}`,
        addressed(to.named, answers(event), to.total),
      );
    },

    /** To those whose invitation is taken back, where they did not see it happen. */
    uninvitedNotice(event: EventFacts & { to: Crowd }): string {
      const { number, title, to } = event;
      return lines(
        `↩️ The invitation to ${title}, ${start(event)}, is taken back. #${number}`,
        to.total > 0 && addressed(to.named, needNotCome, to.total),
      );
    },

    /** How the sender stands to an event. */
    ownAnswer(
      event: EventFacts & {
        status: Standing;
        guests: number;
        reason: string | null;
        waitingPlace: number | null;
      },
    ): string {
      const { number, title, status, guests, reason, waitingPlace } = event;
      const place = waitingPlace === null ? '' : `, number ${waitingPlace} in line`;
      const own =
        status === 'INVITED' ? "you haven't answered" : `you're ${stands[status]}${place}`;
      return lines(
        `${title}, ${start(event)}: ${own}${withGuests(guests)}${because(reason)}. #${number}`,
        answers(event),
      );
    },

    /** To a reply that is probably an answer; the command that it would be comes after it. */
    isItAnAnswer(answer: EventFacts & { status: 'GOING' | 'MAYBE' | 'DECLINED' }): string {
      const { number, title, status } = answer;
      return `Are you ${stands[status]}? I'm not sure what you mean for ${title}, ${start(answer)}. #${number}`;
    },

    /** To a reply that names somebody: nothing was done for anybody. */
    isForAnother(answer: {
      number: number;
      status: 'GOING' | 'MAYBE' | 'DECLINED';
      name: string;
    }): string {
      const { number, status, name } = answer;
      const said = { GOING: 'yes', MAYBE: 'maybe', DECLINED: 'no' }[status];
      return lines(
        `Is that about ${name}? Nothing is changed yet.`,
        `For somebody else: /rsvp ${number} ${said} for ${handle({ name })}`,
      );
    },

    /** After "+1" was taken for "me too". */
    orWithGuest(): string {
      return 'With a guest? Reply 2';
    },

    /** An answer that the sender gave for somebody else. */
    answeredFor(
      answer: EventFacts &
        Seats & {
          name: string;
          status: Standing;
          changed: boolean;
          guests: number;
          reason: string | null;
          promoted: readonly Named[];
        },
    ): string {
      const { number, title, name, status, changed, guests, reason, promoted } = answer;
      const is = changed ? 'is' : 'is already';
      return lines(
        `${marks[status]} ${name} ${is} ${stands[status]}${withGuests(guests)}${because(reason)}: ${title}, ${start(answer)}. #${number}`,
        seats(answer),
        promoted.length > 0 && movedUp(promoted),
      );
    },

    confirmList(compared: ListFacts & { code: string }): string {
      const { number, title, names } = compared;
      return lines(
        `Your list for ${title}, ${start(compared)} #${number}: ${plural(names, 'name')}.`,
        ...differences(compared, shortened, headings),
        replyYes(compared.code),
      );
    },

    /** A list for a day on which nothing is planned, or several things are. */
    noEventForList({ day }: { day: string }): string {
      return `Your list is for ${day}: which event is that? Reply with it to what I said about the event, or: /events`;
    },

    /** A list by which nobody answers otherwise. */
    listFits(compared: ListFacts): string {
      const { number, title } = compared;
      return lines(
        `Your list changes nothing: ${title}, ${start(compared)}. #${number}`,
        ...differences(compared, shortened, headings),
      );
    },

    listApplied(
      applied: EventFacts &
        Seats & {
          people: number;
          waiting: readonly string[];
          /** Those for whose guests there is no room. */
          kept: readonly string[];
          promoted: readonly Named[];
        },
    ): string {
      const { number, title, waiting, kept, promoted } = applied;
      return lines(
        `✅ ${plural(applied.people, 'answer')} by your list: ${title}, ${start(applied)}. #${number}`,
        seats(applied),
        waiting.length > 0 && `⏳ No place yet for ${shortened(waiting)}.`,
        kept.length > 0 &&
          `No room for the guests of ${shortened(kept)}: they keep what they have.`,
        promoted.length > 0 && movedUp(promoted),
      );
    },
  };
};

export function answersStand(number: number): string {
  return `your answers stand. Can't make it? Reply “out”, or: /out ${number}`;
}

/** Who was told elsewhere, and whom nobody can tell but the sender. */
export function toldLines({ elsewhere, unreached }: Told): (string | false)[] {
  const names = unreached.named.map(({ name }) => name);
  return [
    elsewhere > 0 && `I told ${people(elsewhere)}.`,
    unreached.total > 0 && `I can't write to ${list(names, unreached.total)}: please tell them.`,
  ];
}

const headings = {
  going: 'New in',
  maybe: 'Maybe',
  declined: 'Out',
  missing: 'In or waiting, and not on your list',
  unknown: 'I don’t know',
  ambiguous: 'More than one fits',
  unread: 'I can’t read',
};

function shortened(names: readonly string[], total = names.length): string {
  return list(names.slice(0, listedShown), total);
}

function withGuests(guests: number): string {
  return guests > 0 ? ` with ${plural(guests, 'guest')}` : '';
}
