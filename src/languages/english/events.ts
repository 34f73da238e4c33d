import { formatDuration } from '../../dates/format.ts';
import type {
  Crowd,
  EventFacts,
  GroupName,
  Named,
  Repeats,
  RosterLine,
  Seats,
  Standing,
  When,
} from '../reply.ts';
import {
  because,
  details,
  firstWords,
  groupName,
  lines,
  mention,
  rosterNames,
  standings,
} from '../wording.ts';
import { answersUntil, terms } from './answer-terms.ts';
import { recurrence } from './recurrence.ts';
import { repeated } from './repeats.ts';
import {
  addressed,
  dueOrOverdue,
  list,
  movedUp,
  noChatWith,
  people,
  plural,
  replyYes,
  when,
} from './wording.ts';

const headings: Record<Standing, string> = {
  GOING: '✅ In',
  MAYBE: '🤔 Maybe',
  DECLINED: '❌ Out',
  WAITLISTED: '⏳ Waiting',
  INVITED: '💬 No answer yet',
};

/** The command that gives each answer. */
const spoken: Record<Standing, string> = {
  GOING: 'in',
  WAITLISTED: 'in',
  MAYBE: 'maybe',
  DECLINED: 'out',
  INVITED: 'in',
};

/** One's own answer, in a list. */
const ownAnswer: Record<Standing, string> = {
  GOING: 'in',
  MAYBE: 'maybe',
  DECLINED: 'out',
  WAITLISTED: 'waiting',
  INVITED: 'no answer yet',
};

export const events = (now: Date) => {
  const start = ({ start }: EventFacts) => (start ? when(start, now) : 'no date yet');

  return {
    confirmEvent(event: {
      title: string;
      start: When | null;
      repeats: Repeats | null;
      group: GroupName;
      people: number;
      code: string;
    }): string {
      const { title, repeats, group, code } = event;
      return lines(
        `Invite ${people(event.people)} to ${title}?`,
        `→ ${groupName(group)}, ${event.start ? when(event.start, now) : 'no date yet'}`,
        repeats && repeated(repeats, now),
        replyYes(code),
      );
    },

    eventCreated(
      event: EventFacts & {
        notes: string | null;
        /** When it ends, where that is another day. */
        end: When | null;
        minutes: number | null;
        repeats: Repeats | null;
        place: string | null;
        capacity: number | null;
        minPeople?: number | null;
        /** When answers close. */
        answerBy?: When | null;
        group: GroupName;
        people: number;
        /** Who hears nothing of it. */
        strangers: Crowd;
      },
    ): string {
      const { number, title, notes, end, minutes, repeats, place, capacity, group } = event;
      const { minPeople = null, answerBy = null } = event;
      return lines(
        `📅 ${title} → ${groupName(group)} (${people(event.people)} invited), ${start(event)}. #${number}`,
        details(
          place && `📍 ${place}`,
          end ? `⏱ until ${when(end, now)}` : minutes && `⏱ ${formatDuration(minutes)}`,
          capacity && `👥 max ${capacity}`,
          minPeople && `👥 min ${minPeople}`,
        ),
        answerBy && `⏳ ${answersUntil(answerBy, now)}`,
        repeats && repeated(repeats, now),
        notes && firstWords(notes),
        event.start
          ? `Are you in? /in ${number} · /out ${number} · /maybe ${number}`
          : `Set a date: /move event ${number} to saturday 10am`,
        noChatWith(event.strangers),
      );
    },

    answered(
      answer: EventFacts & {
        status: Standing;
        changed: boolean;
        guests: number;
        reason: string | null;
        waitingPlace: number | null;
        others: number[];
        promoted: readonly Named[];
      } & Seats,
    ): string {
      const { number, title, status, changed, guests, waitingPlace, others } = answer;
      const already = changed ? '' : ' already';
      const withGuests = guests > 0 ? ` with ${plural(guests, 'guest')}` : '';
      // Places may be left that are too few for a party, or meant for those in front.
      const isFull = answer.capacity !== null && answer.seatsTaken >= answer.capacity;
      const whyWait = isFull ? "It's full." : 'No place for you yet.';
      const till = isFull ? 'a place is free' : "it's your turn";
      const outcome = {
        GOING: `✅ You're${already} in${withGuests}`,
        MAYBE: `🤔 You're${already} a maybe`,
        DECLINED: `❌ You're${already} out`,
        WAITLISTED: `⏳ ${whyWait} You're${already} number ${waitingPlace} in line${withGuests}`,
        INVITED: `You have not answered`,
      }[status];
      return lines(
        `${outcome}${because(answer.reason)}: ${title}, ${start(answer)}. #${number}`,
        `${seats(answer)}${status === 'WAITLISTED' ? ` · you'll be told when ${till}` : ''}`,
        answer.promoted.length > 0 && movedUp(answer.promoted),
        others.length > 0 && `Another one? Say its number: /${spoken[status]} ${others[0]}`,
      );
    },

    /** To those who moved up, where they did not see it happen. */
    promotedNotice(event: EventFacts & { promoted: readonly Named[] }): string {
      const news = addressed(event.promoted, "a place is free, you're in!");
      return lines(
        `🎉 ${news} ${event.title}, ${start(event)}. #${event.number}`,
        `Can't make it any more? /out ${event.number}`,
      );
    },

    eventList(shown: {
      group: GroupName | null;
      label: string | null;
      events: (EventFacts &
        Seats & {
          place: string | null;
          own: Standing | null;
          groupName: string | null;
          /** How it comes again; null for what happens once. */
          how: Repeats['how'] | null;
        })[];
      more: boolean;
    }): string {
      const { group, label, events: rows } = shown;
      const scope = group ? groupName(group) : 'Yours';
      if (rows.length === 0) {
        const nothing = group ? `${scope} has nothing planned` : 'You have nothing planned';
        return `${nothing}${label ? ` for ${label}` : ''}. Plan something: /create event "Team dinner" friday 8pm${group ? '' : ' for @BookClub'}`;
      }
      return lines(
        `${scope}: ${shown.more ? 'the next ' : ''}${plural(rows.length, 'event')}${label ? `, ${label}` : ''}`,
        ...rows.map(
          (event) =>
            `#${event.number} ${event.title} · ${start(event)}${event.how ? ` · 🔁 ${recurrence(event.how, now)}` : ''}${event.place ? ` · ${event.place}` : ''} · ${seats(event)}${event.groupName ? ` · ${event.groupName}` : ''}${event.own ? ` · you: ${ownAnswer[event.own]}` : ''}`,
        ),
        `Who comes? /who is coming to ${rows[0]!.number}`,
      );
    },

    ownDay(shown: {
      tasks: { number: number; title: string; due: When | null; group: string | null }[];
      totalTasks: number;
      events: (EventFacts & { own: Standing | null; groupName: string | null })[];
      moreEvents: boolean;
    }): string {
      const { tasks, totalTasks, events: expected } = shown;
      if (totalTasks === 0 && expected.length === 0) {
        return 'All clear: nothing to do, and nothing planned. 🎉';
      }
      const owed = tasks.map(
        (task) =>
          `☐ #${task.number} ${task.title}${task.group ? ` · ${task.group}` : ''}${task.due ? ` · ${dueOrOverdue(task.due, now)}` : ''}`,
      );
      const coming = expected.map(
        (event) =>
          `📅 #${event.number} ${event.title} · ${start(event)}${event.groupName ? ` · ${event.groupName}` : ''}${event.own ? ` · you: ${ownAnswer[event.own]}` : ''}`,
      );
      return lines(
        totalTasks > 0 ? `You owe ${plural(totalTasks, 'task')}:` : 'Nothing to do. 🎉',
        ...owed,
        totalTasks > tasks.length && `… and ${totalTasks - tasks.length} more: /tasks mine`,
        expected.length > 0 ? 'You are expected at:' : 'No events coming up.',
        ...coming,
        shown.moreEvents && '… and more: /events',
      );
    },

    whoIsComing(asked: {
      label: string | null;
      group: GroupName | null;
      /** Notes, and how it comes again, only of one that was asked for. */
      events: (EventFacts &
        Seats & {
          place?: string | null;
          notes?: string | null;
          repeats?: Repeats | null;
          minPeople?: number | null;
          answerBy?: When | null;
          roster: RosterLine[];
        })[];
      undated: { number: number; title: string }[];
      more: boolean;
    }): string {
      const { label, group, events: rows, undated } = asked;
      const others =
        undated.length > 0 &&
        `No date yet: ${undated.map((event) => `${event.title} #${event.number}`).join(', ')}`;
      if (rows.length === 0) {
        return lines(
          `${group ? groupName(group) : 'You'} ${group ? 'has' : 'have'} no event ${label ? `for ${label}` : 'coming up'}.${label ? ' What comes later: /events' : ''}`,
          others,
        );
      }
      const blocks = rows.map((event) =>
        lines(
          `${event.title}, ${start(event)} #${event.number}`,
          seats(event),
          terms(event, now),
          event.place && `📍 ${event.place}`,
          event.repeats && repeated(event.repeats, now),
          event.notes && `📝 ${event.notes}`,
          ...standings.map((status) => lineOf(status, event.roster, now)),
        ),
      );
      return lines(blocks.join('\n\n'), asked.more && '\nThere are more: /events', others);
    },

    whoIsSilent(asked: EventFacts & { people: Crowd }): string {
      const { number, title } = asked;
      const { named, total } = asked.people;
      if (total === 0) return `Everyone has answered: ${title}, ${start(asked)}. 🎉 #${number}`;
      return lines(
        `${people(total)} ${total === 1 ? "hasn't" : "haven't"} answered: ${title}, ${start(asked)}. #${number}`,
        list(named.map(mention), total),
        'Answer by a reply to this: in, out or maybe',
      );
    },

    noEventToAnswer(group: GroupName | null): string {
      return group
        ? `${groupName(group)} has no event to answer. Plan one: /create event "Team dinner" friday 8pm`
        : 'You have no invitation to answer just now. What is planned: /events';
    },
  };
};

export function lineOf(status: Standing, roster: readonly RosterLine[], now: Date): string | false {
  const found = roster.filter((candidate) => candidate.status === status);
  return found.length > 0 && lines(...found.map((line) => rosterLine(line, now)));
}

/** Everybody who gave one answer, under its heading; whoever is away by themselves. */
export function rosterLine(line: RosterLine, now: Date): string {
  if (line.isAway) {
    const names = line.entries.map(
      ({ name, until, reason }) =>
        `${name}${until ? ` until ${when(until, now)}` : ''}${because(reason)}`,
    );
    return `✈️ Away (${line.people}): ${list(names, line.people)}`;
  }
  // Guests fill seats too; who has not answered brings nobody.
  return `${headings[line.status]} (${line.people + line.guests}): ${list(rosterNames(line), line.people)}`;
}

/** "9 of 14 in, 5 places left", "3 in". */
export function seats({ seatsTaken, capacity }: Seats): string {
  if (capacity === null) return `${seatsTaken} in`;
  const free = capacity - seatsTaken;
  return `${seatsTaken} of ${capacity} in${free === 0 ? ', full' : `, ${plural(free, 'place')} left`}`;
}
