import type { Person } from '../../context/find-people.ts';
import { requireMayClose } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { createSay } from '../../languages/say.ts';
import { setTaskDone } from '../../tasks/close-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { readProgress } from '../../tasks/progress.ts';
import type { TaskView } from '../../tasks/visible-tasks.ts';
import { type NamedPeople, people } from '../arguments/people.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand, type Reply } from '../command.ts';

const slots = { number: number('number of the task'), for: people('person', ['for'], 'handle') };

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
    const { task, person } = await ownCopy(args, context);
    return closeCopy(task, person, context);
  },
});

/** Closes somebody's copy of a task and says how far it is. Throws as setTaskDone does. */
export async function closeCopy(task: TaskView, person: Person, context: Context): Promise<Reply> {
  const { change, locale, message, zone } = context;
  const changed = await setTaskDone(change, task, person.contactId, true);
  const { done, total } = await readProgress(change, task.id);
  const text = createSay(locale, message.sentAt, zone).taskDone({
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
  slots,
  async run({ args, context, say }) {
    const { task, person } = await ownCopy(args, context);
    const changed = await setTaskDone(context.change, task, person.contactId, false);
    const text = say.taskReopened({
      number: task.number,
      title: task.title,
      changed,
      who: otherThan(context, person),
    });
    return { text, about: task.number };
  },
});

/** The task, and whose copy is meant: the sender's own, or that of the one person they named. */
async function ownCopy(
  args: { number: number; for: NamedPeople | null },
  context: Context,
): Promise<{ task: TaskView; person: Person }> {
  const { change, sender } = context;
  const task = await requireTask(change, change.actor, args.number);
  if (!args.for) return { task, person: sender };
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
