import type {
  AbsenceFacts,
  AwayFacts,
  Crowd,
  EventFacts,
  MissedFacts,
  RosterNames,
} from '../reply.ts';
import { because, groupName, lines } from '../wording.ts';
import { addressed, list, people, plural, span, when } from './wording.ts';

/** Times in which people are away, and what is answered for them. */
export const away = (now: Date) => {
  const event = ({ number, title, start }: EventFacts) =>
    `${title}, ${start ? when(start, now) : 'no date yet'} #${number}`;
  /** "Game, Sun 22 Nov 11:00 #12 · Quiz, … #13", and how many more. */
  const some = (events: readonly EventFacts[], total: number) =>
    `${events.map(event).join(' · ')}${total > events.length ? ` · and ${total - events.length} more` : ''}`;
  const time = ({ number, reason, group, ...facts }: AbsenceFacts) =>
    `#${number} ${span(facts.span, now)}${because(reason)}${group ? ` · ${groupName(group)}` : ''}`;
  /** "Bring the net #41 · Minutes #42 · and 2 more. When it is done: /done 41". */
  const owed = ({ tasks, total }: MissedFacts) =>
    `${tasks.map(({ number, title }) => `${title} #${number}`).join(' · ')}${total > tasks.length ? ` · and ${total - tasks.length} more` : ''}. When ${total === 1 ? 'it is' : 'one is'} done: /done ${tasks[0]!.number}`;

  return {
    awaySaid(
      said: AbsenceFacts & {
        /** Null for the sender. */
        name: string | null;
        changed: boolean;
        /** What is answered no by it; of many only the first. */
        declined: { events: readonly EventFacts[]; total: number };
        /** What stays answered otherwise. */
        answered: { events: readonly EventFacts[]; total: number; command: string | null };
        /** What the keystroke 2 makes of it. */
        other: AbsenceFacts['span'] | null;
      },
    ): string {
      const { number, name, changed, declined, answered, other } = said;
      const who = name === null ? "You're" : `${name} is`;
      const whose = name === null ? 'you' : 'they';
      const only = said.group ? ` for ${groupName(said.group)}` : '';
      return lines(
        `✈️ ${who}${changed ? '' : ' already'} away${only}: ${span(said.span, now)}${because(said.reason)}.`,
        declined.total > 0
          ? `Answered no: ${some(declined.events, declined.total)}`
          : changed &&
              `What ${whose === 'you' ? 'you are' : 'they are'} invited to in that time is answered no.`,
        answered.total > 0 &&
          `${name === null ? 'You' : 'They'} have answered ${plural(answered.total, 'event')} then otherwise: ${some(answered.events, answered.total)}. ${answered.command === null ? 'That stands.' : `Say no there too? Reply yes, or: ${answered.command}`}`,
        other && `Or do you mean ${span(other, now)}? Reply 2`,
        name === null ? `Back sooner? /back · Not at all: /back ${number}` : 'Not so? /undo',
      );
    },

    /** One's own times away. */
    awayList(shown: { times: readonly AbsenceFacts[] }): string {
      const { times } = shown;
      if (times.length === 0)
        return 'You are not away. Say when: /away 20 dec to 6 jan · /away until monday · /away 3 days';
      const [first] = times;
      return lines(
        'You are away:',
        ...times.map(time),
        `Not any more: /back ${first!.number} · Another time: /away #${first!.number} 20 dec to 6 jan`,
      );
    },

    backSaid(
      said: AbsenceFacts & {
        /** Null for the sender. */
        name: string | null;
        /** Whether it had begun. */
        wasAway: boolean;
        /** What is open again; of many only the first. */
        open: { events: readonly EventFacts[]; total: number };
        /** What came due meanwhile, of one's own. */
        missed: MissedFacts | null;
      },
    ): string {
      const { name, wasAway, open, missed } = said;
      const isBack = name === null ? 'Welcome back!' : `${name} is back.`;
      const isThere = `${name === null ? "You're" : `${name} is`} not away ${span(said.span, now)}.`;
      return lines(
        wasAway ? `👋 ${isBack}` : `👌 ${isThere}`,
        open.total > 0 &&
          `${plural(open.total, 'invitation')} open again: ${some(open.events, open.total)}.${name === null ? ` Are you in? /in ${open.events[0]!.number}` : ''}`,
        missed && `⏰ Came due meanwhile: ${owed(missed)}`,
      );
    },

    /** To whoever is back, of what came due meanwhile and they still owe. */
    missed(told: MissedFacts & { to: Crowd }): string {
      return `🔔 ${addressed(told.to.named, 'came due while you were away, and still to do:')} ${owed(told)}`;
    },

    /** To whoever is back and was not away, or not now. */
    notAway(shown: { times: readonly AbsenceFacts[] }): string {
      const { times } = shown;
      const [first] = times;
      if (!first) return 'You are not away, and not going to be.';
      return lines(
        `You are not away now. What is to come:`,
        ...times.map(time),
        `Not any more: /back ${first.number}`,
      );
    },

    /** Those of a list who are away. */
    awayPeople(crowd: { people: readonly AwayFacts[]; total: number }): string {
      const names = crowd.people.map(
        ({ name, until, reason }) => `${name} until ${when(until, now)}${because(reason)}`,
      );
      return `✈️ Away: ${list(names, crowd.total)}`;
    },

    /** To whoever planned it, on the morning after. */
    askAttendance(asked: EventFacts & { going: number; to: Crowd }): string {
      const { number, going, to } = asked;
      const many = going === 2 ? 'Both who were in' : `All ${going} who were in`;
      const all = going === 1 ? 'The one who was in' : many;
      const but = going === 1 ? 'They did not come' : 'But for some';
      const heading = `🙋 ${addressed(to.named, 'who came?', to.total)} ${event(asked)}`;
      const except = `/attended ${number} except @Sam`;
      if (to.total > 0) return lines(heading, `${all}: /attended ${number} · ${but}: ${except}`);
      // In their own chat a word is enough.
      const inWords = going === 1 ? except : `“all but Sam”, or: ${except}`;
      return lines(heading, `${all}: reply “yes” · ${but}: ${inWords}`);
    },

    /** To who says who came, where several were asked about. */
    whichWasAttended({ events }: { events: readonly EventFacts[] }): string {
      return lines(
        'Which one?',
        ...events.map((one) => `· ${event(one)}: /attended ${one.number}`),
      );
    },

    attended(
      said: EventFacts & {
        came: number;
        /** How many were in. */
        expected: number;
        missed: readonly string[];
        /** Who came without having been in, or though they were left out. */
        also: readonly string[];
        changed: boolean;
      },
    ): string {
      const { came, expected, missed, also, changed } = said;
      return lines(
        `📝 ${event(said)}: ${people(came)} came${changed ? '' : ', as you said'}, ${expected} ${expected === 1 ? 'was' : 'were'} in.`,
        missed.length > 0 && `Did not come: ${list(missed)}`,
        also.length > 0 && `Came too: ${list(also)}`,
      );
    },

    /** Who came to an event, below who was in. */
    whoCame(told: { came: RosterNames; missed: RosterNames }): string {
      const { came, missed } = told;
      return lines(
        `📝 Came (${came.total}): ${came.total === 0 ? 'nobody' : list(came.names, came.total)}`,
        missed.total > 0 && `Did not come (${missed.total}): ${list(missed.names, missed.total)}`,
      );
    },

    /** A command that says no to events, for somebody else with their name. */
    outCommand(said: { numbers: readonly number[]; handle: string | null }): string {
      return said.handle === null
        ? `/out ${said.numbers.join(', ')}`
        : `/rsvp ${said.numbers[0]} no for ${said.handle}`;
    },

    awayCommand(said: { rest: string }): string {
      return `/away ${said.rest}`;
    },

    backCommand(said: { number: number }): string {
      return `/back ${said.number}`;
    },
  };
};
