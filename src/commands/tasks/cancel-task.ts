import { requireConfirmed } from '../../context/confirm.ts';
import { requireMayChangeTask } from '../../context/policy.ts';
import { cancelTask } from '../../tasks/cancel-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

export const cancelTaskCommand = defineCommand({
  name: 'cancel task',
  aliases: ['delete task', 'withdraw task', 'drop task'],
  topic: 'tasks',
  brief: 'nobody owes it any more',
  summary: 'Cancel a task: nobody owes it any more, and what was done stays done',
  who: 'For whoever gave the task, and admins of the group.',
  examples: ['/cancel task 41'],
  slots: { number: number('task') },
  async run({ args, context, say }) {
    const { change, sender } = context;
    const task = await requireTask(change, change.actor, args.number);
    requireMayChangeTask(change.actor, task);
    const { number, title } = task;
    const changed = await cancelTask(change, task, ({ open, done, hash }) => {
      // What only the sender owes is nobody else's loss.
      if (task.assigneeId === sender.contactId) return;
      const snapshot = `cancel task ${number}: ${hash}`;
      requireConfirmed(context, snapshot, (code) =>
        say.confirmCancelTask({
          number,
          title,
          open,
          done,
          anyone: task.mode === 'ANYONE',
          code,
        }),
      );
    });
    return { text: say.taskCancelled({ number, title, changed }), about: number };
  },
});
