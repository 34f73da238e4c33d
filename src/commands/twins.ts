import { UserError, type UserErrorCode } from '../errors.ts';
import { commandWordsFor } from '../languages/words.ts';

/** What a number may be of. */
type Kind = 'task' | 'event' | 'reminder' | 'campaign';

/** The command that does to one kind of things what another does to the other. */
interface Twin {
  command: string;
  /** What it wants before the number. */
  lead?: string;
  /** Whether it is run at once: it changes nothing, or asks itself before it destroys. Else it is offered. */
  isRun: boolean;
}

const cancelTask = { command: 'cancel task', isRun: true };
const cancelEvent = { command: 'cancel event', isRun: true };
const cancelReminder = { command: 'cancel reminder', isRun: true };
// Whoever wants calls to end is not asked.
const stop = { command: 'stop', isRun: true };
const due = { command: 'due', isRun: false };
const moveEvent = { command: 'move event', isRun: false };
const moveReminder = { command: 'move reminder', isRun: false };

/** The same, one key away. */
function offered(twin: Twin): Twin {
  return { ...twin, isRun: false };
}

const twins: Readonly<Record<string, Partial<Record<Kind, Twin>>>> = {
  'cancel task': { event: cancelEvent, reminder: cancelReminder, campaign: stop },
  'cancel event': { task: cancelTask, reminder: cancelReminder, campaign: stop },
  'cancel reminder': { task: cancelTask, event: cancelEvent, campaign: stop },
  stop: {
    task: offered(cancelTask),
    event: offered(cancelEvent),
    reminder: offered(cancelReminder),
  },
  progress: {
    campaign: { command: 'campaign', isRun: true },
    event: { command: 'who', lead: 'is coming to', isRun: true },
  },
  // It mentions those who have not answered, as a reminder does.
  nudge: { event: { command: 'who', lead: "hasn't answered", isRun: true } },
  due: { event: moveEvent, reminder: moveReminder },
  'move event': { task: due, reminder: moveReminder },
  'move reminder': { task: due, event: moveEvent },
};

/** What the number is of, by the error of a command that wanted another kind. */
const kinds: Partial<Record<UserErrorCode, Kind>> = {
  taskIsEvent: 'event',
  eventIsTask: 'task',
  isReminder: 'reminder',
  isCampaign: 'campaign',
};

/**
 * What was meant where a command was given the number of the other kind: "/cancel event 21", and 21 is a
 * task. Undefined for any other mistake, and where more than that one number was given.
 */
export function twinOf(
  name: string,
  rest: string,
  error: unknown,
  locale: string,
): { text: string; isRun: boolean } | undefined {
  if (!(error instanceof UserError)) return undefined;
  const kind = kinds[error.code as UserErrorCode];
  const twin = kind && Object.hasOwn(twins, name) ? twins[name]![kind] : undefined;
  if (!twin) return undefined;
  const { number } = error.details as { number: number };
  const others = rest.match(/\d+/g)?.slice(1) ?? [];
  if (twin.isRun && others.length > 0) return undefined;
  const said = commandWordsFor(twin.command, locale)?.name ?? twin.command;
  // In a reply the number may be left out.
  const numbered = /\d/.test(rest) ? rest : `${number} ${rest}`;
  return {
    text: ['/', said, ' ', twin.lead ?? '', ' ', numbered].join('').replace(/ +/g, ' ').trim(),
    isRun: twin.isRun,
  };
}
