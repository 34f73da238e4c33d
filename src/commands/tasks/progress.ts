import { findDoer } from '../../tasks/close-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { readProgress, readTaskPeople } from '../../tasks/progress.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { taskRepeats } from '../repeats.ts';

/** Names of those who still owe it, before "and N more". */
const shown = 20;

export const progressCommand = defineCommand({
  name: 'progress',
  aliases: ['status', 'progress task', 'progress of'],
  topic: 'tasks',
  brief: 'how far a task is',
  summary: 'How far a task is, and who still owes it',
  who: 'For everyone who may see the task.',
  examples: ['/progress 41'],
  slots: { number: number('task') },
  async run({ args, context: { change, zone, message }, say }) {
    const task = await requireTask(change, change.actor, args.number);
    const { done, total } = await readProgress(change, change.actor, task.id);
    const outstanding = await readTaskPeople(change, change.actor, task.id, 'OPEN', shown);
    const text = say.taskProgress({
      number: task.number,
      title: task.title,
      notes: task.notes,
      group: task.group,
      due: task.dueAt && { at: task.dueAt, zone },
      repeats: taskRepeats(task, message.organization.timeZone, message.sentAt),
      cancelled: task.status === 'CANCELLED',
      done,
      total,
      anyone:
        task.mode === 'ANYONE'
          ? { by: (await findDoer(change, change.actor, task.id))?.name ?? null }
          : null,
      outstanding: {
        names: outstanding.named.map(({ name }) => name),
        total: outstanding.total,
      },
    });
    return { text, about: task.number };
  },
});
