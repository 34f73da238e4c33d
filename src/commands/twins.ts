import { UserError } from '../errors.ts';
import { commandWordsFor } from '../languages/words.ts';

/** The command that does to an event what another does to a task, or the other way round. */
interface Twin {
  command: string;
  /** What it wants before the number. */
  lead?: string;
  /** Whether it is run at once: it changes nothing, or asks itself before it destroys. Else it is offered. */
  isRun: boolean;
}

const twins: Readonly<Record<string, Twin>> = {
  'cancel task': { command: 'cancel event', isRun: true },
  'cancel event': { command: 'cancel task', isRun: true },
  progress: { command: 'who', lead: 'is coming to', isRun: true },
  // It mentions those who have not answered, as a reminder does.
  nudge: { command: 'who', lead: "hasn't answered", isRun: true },
  due: { command: 'move event', isRun: false },
  'move event': { command: 'due', isRun: false },
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
  const isOther =
    error instanceof UserError && (error.code === 'taskIsEvent' || error.code === 'eventIsTask');
  const twin = Object.hasOwn(twins, name) ? twins[name] : undefined;
  if (!isOther || !twin) return undefined;
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
