import type { Person } from '../../context/find-people.ts';
import { requireMayClose } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { findDoer, setTaskDone } from '../../tasks/close-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { readProgress } from '../../tasks/progress.ts';
import type { TaskView } from '../../tasks/visible-tasks.ts';
import { type NamedPeople, people } from '../arguments/people.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

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
  async run({ args, context, say }) {
    const { task, person } = await ownCopy(args, context);
    const changed = await setTaskDone(context.change, task, person.contactId, true);
    if (task.mode === 'ANYONE') {
      const by = (await findDoer(context.change, task.id))?.name ?? person.name;
      const { number, title } = task;
      return { text: say.taskDoneForAll({ number, title, changed, by }), about: number };
    }
    const { done, total } = await readProgress(context.change, task.id);
    const text = say.taskDone({
      number: task.number,
      title: task.title,
      changed,
      who: otherThan(context, person),
      done,
      total,
    });
    return { text, about: task.number };
  },
});

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
    const { task, person } = await ownCopy(args, context, true);
    const changed = await setTaskDone(context.change, task, person.contactId, false);
    const text = say.taskReopened({
      number: task.number,
      title: task.title,
      changed,
      who: otherThan(context, person),
      forAll: task.mode === 'ANYONE',
    });
    return { text, about: task.number };
  },
});

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
    const doer = isReopened && task.mode === 'ANYONE' ? await findDoer(change, task.id) : undefined;
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
