import { Info } from 'luxon';
import type {
  BusiestFacts,
  FigurePart,
  FiguresFacts,
  FindingFacts,
  GroupName,
  OwnFiguresFacts,
  SpanFacts,
  TopFacts,
} from '../reply.ts';
import { clockOf, dayOfMonth, groupName, handle, lines } from '../wording.ts';
import { format, list, people, plural, span } from './wording.ts';

const weekdayNames = Info.weekdays('long', { locale: 'en' });

const partNames: Record<FigurePart, string> = {
  answers: 'answers',
  done: 'tasks done',
  answeredCalls: 'calls answered',
};

/** What is counted of groups, and what follows from it. */
export const figures = (now: Date) => ({
  /** At most six lines, and what they are about above them. */
  figures(told: FiguresFacts): string {
    const { group, messages, calls, finding } = told;
    return lines(
      `📊 ${groupName(group)}, ${span(told.span, now)}:`,
      `👥 ${members(told.members)}${messages === null ? '' : `. Messages: ${format(messages)}`}`,
      `📅 ${events(told.events)}`,
      `☑️ ${tasks(told.tasks, handle(group))}`,
      calls && `📞 ${callsMade(calls)}`,
      when(told),
      finding && `💡 ${advice(finding)}`,
    );
  },

  advice,

  ownFigures({ group, span: days, events: answered, tasks: given }: OwnFiguresFacts): string {
    return lines(
      `📊 You${group ? ` in ${groupName(group)}` : ''}, ${span(days, now)}:`,
      `📅 ${ownEvents(answered)}`,
      `☑️ ${tasks(given, 'mine')}`,
    );
  },

  /** In front of others: where they are. */
  ownFiguresSent(): string {
    return '📊 I have sent you your figures in our direct chat.';
  },

  top({ group, span: days, held, people: first, more }: TopFacts): string {
    const heading = `🏅 ${groupName(group)}, ${span(days, now)}`;
    if (first.length === 0)
      return `${heading}: ${held === 0 ? 'no events in these days.' : `nobody came to the ${plural(held, 'event')}, as far as I know.`}`;
    return lines(
      `${heading}: who came most, of ${plural(held, 'event')}`,
      ...first.map(({ name, times, place }) => `${place}. ${name}: ${format(times)}`),
      more > 0 && `… and ${format(more)} more with ${format(first.at(-1)!.times)}`,
    );
  },

  topOff({ group }: { group: GroupName }): string {
    return `🏅 ${groupName(group)} does not tell who came most. Its admins switch it on: /settings ${handle(group)} top on`;
  },

  /** The days that a picture is of, which stays: "today" would soon be wrong; and what each bar is. */
  pictureSpan({
    unit,
    units,
    span: days,
  }: Pick<BusiestFacts, 'unit' | 'units'> & { span: SpanFacts }): string {
    const each = units === 1 ? unit : `${units} ${unit}s`;
    return `${span(days, now, { relative: false })}, a bar for each ${each}`;
  },

  pictureOf: (part: FigurePart): string => partNames[part],

  pictureDay: (day: string): string => dayOfMonth(day, 'en-GB'),

  pictureOfNothing(): string {
    return 'Nothing was done in these days.';
  },
});

function members({ count, joined, left, active, goneQuiet }: FiguresFacts['members']): string {
  const came = [joined > 0 && `${format(joined)} joined`, left > 0 && `${format(left)} left`];
  const changes = came.filter((part) => part !== false).join(', ') || 'nobody joined or left';
  const quiet = goneQuiet > 0 ? `, ${format(goneQuiet)} gone quiet` : '';
  return `${plural(count, 'member')}, ${format(active)} of them active${quiet}; ${changes}`;
}

function events({ held, invited, answered, went, told, noShows }: FiguresFacts['events']): string {
  if (held === 0) return 'No events in these days';
  const who = `${format(answered)} of ${plural(invited, 'invitation')} answered, ${format(went)} in`;
  return `${plural(held, 'event')}: ${who}; ${came(told, noShows)}`;
}

const came = (told: number, noShows: number) =>
  told === 0 ? 'who came nobody has said' : `${format(told - noShows)} of ${format(told)} came`;

function ownEvents({ invited, answered, went, told, noShows }: OwnFiguresFacts['events']): string {
  if (invited === 0) return 'No events in these days';
  return `You answered ${format(answered)} of ${plural(invited, 'event')} and were in ${format(went)}; ${told === 0 ? 'whether you came nobody has said' : `you came to ${format(told - noShows)} of ${format(told)}`}`;
}

/** `whose` is how they are asked for. */
function tasks({ given, done, inTime }: FiguresFacts['tasks'], whose: string): string {
  if (given === 0) return 'No tasks given in these days';
  const open = given - done;
  return `${format(done)} of ${plural(given, 'task')} done, ${format(inTime)} in time${open > 0 ? `; ${format(open)} open: /tasks ${whose}` : ''}`;
}

function callsMade({
  total,
  answered,
  confirmed,
  costCents,
}: NonNullable<FiguresFacts['calls']>): string {
  if (total === 0) return 'Nobody was called in these days';
  const appointments = confirmed > 0 ? `, ${plural(confirmed, 'appointment')} confirmed` : '';
  const cost = costCents ? ` · 💰 ${(costCents / 100).toFixed(2)}` : '';
  return `${format(answered)} of ${plural(total, 'call')} answered${appointments}${cost}`;
}

/** When most was done, and when people are best reached. */
function when({ busiest, bestTime }: FiguresFacts): string | false {
  if (!busiest) return false;
  const { day, unit, units, count, of, parts } = busiest;
  const from = dayOfMonth(day, 'en-GB');
  const most =
    units > 1
      ? `the ${units} ${unit}s from ${from}`
      : unit === 'week'
        ? `the week of ${from}`
        : from;
  const what = list(parts.map((part) => partNames[part]));
  return `🕘 Busiest: ${most}, with ${format(count)} of ${format(of)} ${what}${bestTime ? `. Best reached: ${weekdayNames[bestTime.weekday - 1]}s, and from ${clockOf(bestTime.hour * 60)} (of ${format(bestTime.of)})` : ''}`;
}

/** What follows from a figure, and what may be done about it. */
function advice({ kind, value, observations, other }: FindingFacts): string {
  const share = `${format(Math.round(value * observations))} of ${format(observations)}`;
  switch (kind) {
    case 'callsUnanswered':
      return `Only ${share} calls were answered, fewer than in other groups: call at other hours, or write before you call.`;
    case 'scoreFell':
      return `The score of its calls fell to ${format(Math.round(value))} of 100, of ${plural(observations, 'call')}: look at whom you call, and when.`;
    case 'eventsUnanswered':
      return `Only ${share} invitations were answered: have the silent reminded, /settings reminders 48h, 3h`;
    case 'noShows':
      return `Only ${share} who were in came: have them reminded, /settings reminders 24h, 3h`;
    case 'tasksOpen':
      return `Only ${share} tasks are done: give fewer at once, each with a date.`;
    case 'goneQuiet':
      return `Of ${people(observations)} who did something before or now, only ${format(Math.round(value * observations))} still do: ask the others what they miss.`;
    case 'shrinking':
      return `It lost ${format(Math.round(-value * observations))} of ${plural(observations, 'member')}: ask those who left why.`;
    case 'alike':
      return `${people(observations)} are in ${other ? groupName(other) : 'another group'} too, ${format(Math.round(value * 100))} of 100 of both: one group may do.`;
    case 'tooLarge':
      return `It has ${plural(Math.round(value), 'member')}, more than can be called at once: divide it.`;
    case 'mixed':
      return `Only ${share} appointments are of the most common kind: a group for each kind is easier to write to.`;
  }
}
