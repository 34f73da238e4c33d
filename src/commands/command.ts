import type { GroupAction, OrganizationAction } from '../context/policy.ts';
import type { Context } from '../context/read-context.ts';
import type { CommandWords } from '../languages/command-words.ts';
import type { Topic } from '../languages/english/help.ts';
import type { Say } from '../languages/say.ts';
import type { Taken } from '../messages/confirmations.ts';
import type { Chart } from '../pictures/chart.ts';
import type { GroupView } from '../sight/visible-groups.ts';
import type { Slot, Values } from './arguments/slot.ts';
import type { Misread } from './misread.ts';

/** What a command answers: a text, alone or with what goes with it. */
export type Answer = string | Reply;

export interface Reply {
  text: string;
  /** WhatsApp ids; for each the text holds "@" and the part before the id's own "@". */
  mentions?: readonly string[];
  /** What goes with it as a picture; the text says the same. */
  picture?: Chart;
  /** The number of the task or event that it is about: whoever replies to it may leave that out. */
  about?: number;
  /** After this it is of no use: what it asks can no longer be answered. */
  expiresAt?: Date;
  /** The text form of the command that the keystroke 2 runs: it mends a date that was read otherwise. */
  otherReading?: string | undefined;
  /** The answers to events that it tells of. */
  given?: readonly Given[];
  /** Queues what is to be read after it. */
  followUp?: () => Promise<void>;
}

/** Whose answer to which event. */
export interface Given {
  eventId: string;
  contactId: string;
}

/** What `run` is given: arguments resolved, authority checked. */
export interface Call<Slots extends Record<string, Slot<unknown>>, Group> {
  args: Values<Slots>;
  context: Context;
  /** The group that the command is about, where it is about one. */
  group: Group;
  say: Say;
  /** Runs a command that waited for its sender's keystroke. */
  resume: Resume;
}

export type Resume = (confirmation: Taken) => Promise<Answer>;

/** A command, in English words; src/languages/<language>/commands.ts has those of others. */
interface Definition<Slots extends Record<string, Slot<unknown>>> extends CommandWords {
  topic: Topic;
  slots: Slots;
  /** What is answered where words after it are none of its arguments, or one is missing; undefined for the example. */
  otherwise?: (rest: string, context: Context, say: Say) => Misread | undefined;
  /** Another command that the words after it mean; undefined where they mean this one. */
  instead?: (rest: string, context: Context) => { command: Command; rest: string } | undefined;
}

/** Authority that hangs on a group: which one, and what is done to it. */
interface OnGroup<Slots extends Record<string, Slot<unknown>>> {
  may: GroupAction | ((args: Values<Slots>) => GroupAction);
  /** The group that the arguments name, or null where there is none: then the sender is asked for one. */
  groupOf: (args: Values<Slots>, context: Context) => GroupView | null | Promise<GroupView | null>;
}

type Run<Slots extends Record<string, Slot<unknown>>, Group> = (
  call: Call<Slots, Group>,
) => Promise<Answer> | Answer;

/** A command with the types of its arguments forgotten, as lists hold it. */
export interface Command extends Definition<Record<string, Slot<unknown>>> {
  onGroup?: OnGroup<Record<string, Slot<unknown>>>;
  inOrganization?: OrganizationAction;
  run: Run<Record<string, Slot<unknown>>, GroupView | null>;
}

/** A command about one group, which the sender must be allowed to do there. */
export function defineGroupCommand<Slots extends Record<string, Slot<unknown>>>(
  command: Definition<Slots> & OnGroup<Slots> & { run: Run<Slots, GroupView> },
): Command {
  const { may, groupOf, ...rest } = command;
  return { ...rest, onGroup: { may, groupOf } } as unknown as Command;
}

/** Any other command; what it touches is checked where it touches it, unless `may` says more. */
export function defineCommand<Slots extends Record<string, Slot<unknown>>>(
  command: Definition<Slots> & { may?: OrganizationAction; run: Run<Slots, null> },
): Command {
  const { may, ...rest } = command;
  return { ...rest, ...(may ? { inOrganization: may } : {}) } as unknown as Command;
}
