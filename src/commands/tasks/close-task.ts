import type { Person } from '../../context/find-people.ts';
import { requireMayClose } from '../../context/policy.ts';
import { type Context, requireGroupOrDirect } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { createSay } from '../../languages/say.ts';
import type { TaskView } from '../../sight/visible-tasks.ts';
import { findDoer, setTaskDone } from '../../tasks/close-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { listAssignedTasks } from '../../tasks/list-tasks.ts';
import { readProgress } from '../../tasks/progress.ts';
import { type NamedPeople, people } from '../arguments/people.ts';
import { numbers, optionalNumbers } from '../arguments/tokens.ts';
import { defineCommand, type Reply } from '../command.ts';
import { Misread } from '../misread.ts';

const slots = {
  number: { ...optionalNumbers('number of the task'), calls: 'ownOpen' as const },
  for: people('person', ['for'], 'handle'),
};

/** Tasks that are closed at once, and shown where one of several is meant. */
const most = 10;

export const doneCommand = defineCommand({
  name: 'done',
  aliases: ['finish', 'complete', 'done task', 'task done'],
  topic: 'tasks',
  brief: 'yours is done',
  summary: 'Your copy of a task is done',
  who: 'For whoever has the task; for somebody else’s copy, admins of the group.',
  examples: ['/done 41', '/done 41 for @Pau'],
  slots,
  async run({ args, context }) {
    const numbers = args.number.length > 0 ? args.number : [await onlyOpen(context)];
    return closeEach({ ...args, number: numbers }, context, closeCopy);
  },
});

/** Closes somebody's copy of a task and says how far it is. Throws as setTaskDone does. */
export async function closeCopy(task: TaskView, person: Person, context: Context): Promise<Reply> {
  const { change, locale, message, zone } = context;
  const changed = await setTaskDone(change, task, person.contactId, true);
  const say = createSay(locale, message.sentAt, zone);
  if (task.mode === 'ANYONE') {
    const doer = changed ? person : await findDoer(change, change.actor, task.id);
    const by = doer?.name ?? null;
    const { number, title } = task;
    return { text: say.taskDoneForAll({ number, title, changed, by }), about: number };
  }
  const { done, total } = await readProgress(change, change.actor, task.id);
  const text = say.taskDone({
    number: task.number,
    title: task.title,
    changed,
    who: otherThan(context, person),
    done,
    total,
  });
  return { text, about: task.number };
}

export const reopenCommand = defineCommand({
  name: 'reopen',
  aliases: ['undone', 'not done', 'reopen task'],
  topic: 'tasks',
  brief: 'yours is not done after all',
  summary: 'Your copy of a task is not done after all',
  who: 'For whoever has the task; for somebody else’s copy, admins of the group.',
  examples: ['/reopen 41', '/reopen 41 for @Pau'],
  slots: { ...slots, number: numbers('ownDone') },
  run: ({ args, context }) => closeEach(args, context, reopenCopy),
});

async function reopenCopy(task: TaskView, person: Person, context: Context): Promise<Reply> {
  const { change, locale, message, zone } = context;
  const changed = await setTaskDone(change, task, person.contactId, false);
  const text = createSay(locale, message.sentAt, zone).taskReopened({
    number: task.number,
    title: task.title,
    changed,
    who: otherThan(context, person),
    forAll: task.mode === 'ANYONE',
  });
  return { text, about: task.number };
}

/** The number of the one open task that the sender has here. Throws Misread, with a list, where it is not one. */
async function onlyOpen(context: Context): Promise<number> {
  const { change, sender, group, zone, locale, message } = context;
  requireGroupOrDirect(context);
  const listed = await listAssignedTasks(change, change.actor, sender.contactId, 'open', most, {
    groupId: message.chat.kind === 'GROUP' ? (group?.id ?? null) : null,
    once: true,
  });
  const { tasks, total } = listed;
  const [only, ...others] = tasks;
  if (only && others.length === 0) return only.number;
  const due = (dueAt: Date | null) => dueAt && { at: dueAt, zone };
  const text = createSay(locale, message.sentAt, zone).ownTasks({
    tasks: tasks.map((task) => ({ ...task, due: due(task.dueAt) })),
    total,
    filter: 'open',
    label: null,
    whose: null,
  });
  throw new Misread(text);
}

/** Does the same to the copies of some tasks, in one change and one reply. */
async function closeEach(
  args: { number: readonly number[]; for: NamedPeople | null },
  context: Context,
  close: typeof closeCopy,
): Promise<Reply> {
  const { number: numbers } = args;
  if (numbers.length > most) {
    const expected = `${most} at most at once`;
    throw new UserError('invalid', {
      field: 'number of the task',
      expected,
      example: '/done 41, 42',
    });
  }
  const replies: Reply[] = [];
  // Few, and each may be refused in words of its own; locked in one order, so that two wait for one another.
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const { task, person } = await ownCopy({ ...args, number }, context, close === reopenCopy);
    replies.push(await close(task, person, context));
  }
  const [only, ...others] = replies;
  return others.length === 0 ? only! : { text: replies.map(({ text }) => text).join('\n') };
}

/**
 * The task, and whose copy is meant: the sender's own, or that of the one person they named; of what
 * somebody has done for all, theirs.
 */
async function ownCopy(
  args: { number: number; for: NamedPeople | null },
  context: Context,
  isReopened = false,
): Promise<{ task: TaskView; person: Person }> {
  const { change, sender } = context;
  const task = await requireTask(change, change.actor, args.number);
  if (!args.for) {
    const doer =
      isReopened && task.mode === 'ANYONE'
        ? await findDoer(change, change.actor, task.id)
        : undefined;
    if (doer) requireMayClose(change.actor, task, doer.contactId);
    return { task, person: doer ?? sender };
  }
  const [person, ...others] = await args.for.find({ groupId: task.group?.id ?? null });
  if (!person || others.length > 0) {
    throw new UserError('invalid', {
      field: 'person',
      expected: 'one at a time',
      example: `/done ${task.number} for @Pau`,
    });
  }
  requireMayClose(change.actor, task, person.contactId);
  return { task, person };
}

function otherThan({ sender }: Context, { contactId, name }: Person): string | null {
  return contactId === sender.contactId ? null : name;
}
