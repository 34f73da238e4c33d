import { requireConfirmed } from '../../context/confirm.ts';
import { requireMayChangeTask } from '../../context/policy.ts';
import { cancelFollowingTasks } from '../../series/cancel-following-tasks.ts';
import { nextTaskOfSeries } from '../../series/next-of-series.ts';
import { cancelTask, type Debt, readDebt } from '../../tasks/cancel-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { number } from '../arguments/tokens.ts';
import { whichDates } from '../arguments/which-dates.ts';
import { defineCommand } from '../command.ts';
import { meansFollowing } from '../which-of-series.ts';

export const cancelTaskCommand = defineCommand({
  name: 'cancel task',
  aliases: ['delete task', 'withdraw task', 'drop task'],
  topic: 'tasks',
  brief: 'nobody owes it any more',
  summary: 'Cancel a task: nobody owes it any more, and what was done stays done',
  who: 'For whoever gave the task, and admins of the group.',
  examples: ['/cancel task 41', '/cancel task 41 all that follow'],
  slots: { number: number('task'), which: whichDates() },
  async run({ args, context, say }) {
    const { change, sender, zone } = context;
    const task = await requireTask(change, change.actor, args.number);
    requireMayChangeTask(change.actor, task);
    const { number, title } = task;
    const following = await meansFollowing(
      task,
      {
        said: args.which,
        command: (which) => `/cancel task ${number} ${which}`,
        // The answer is a yes to what is shown: this task.
        snapshot: (which) => `cancel task ${number}, ${which}`,
        question: () =>
          say.whichOfSeries({
            number,
            title,
            at: task.dueAt && { at: task.dueAt, zone },
            to: null,
            does: 'cancel',
            people: 0,
          }),
      },
      context,
    );
    const confirm = ({ open, done, hash }: Debt) => {
      // What only the sender owes is nobody else's loss; who said which dates has seen what they cancel.
      const isChosen =
        context.confirmed ===
        `cancel task ${number}, ${following ? 'all that follow' : 'only this'}`;
      if (isChosen || task.assigneeId === sender.contactId) return;
      const snapshot = `cancel task ${number}: ${hash}`;
      requireConfirmed(context, snapshot, (code) =>
        say.confirmCancelTask({ number, title, open, done, anyone: task.mode === 'ANYONE', code }),
      );
    };
    if (following) {
      confirm(await readDebt(change, task.id));
      await cancelFollowingTasks(change, task);
      return { text: say.taskSeriesCancelled({ number, title }), about: number };
    }
    const changed = await cancelTask(change, task, confirm);
    if (!changed || task.recurrence === null)
      return { text: say.taskCancelled({ number, title, changed }), about: number };
    const next = await nextTaskOfSeries(change, task);
    return {
      text: say.taskSkipped({
        number,
        title,
        at: task.dueAt && { at: task.dueAt, zone },
        next: next ? { number: next.number, at: { at: next.dueAt, zone } } : null,
      }),
      about: number,
    };
  },
});
