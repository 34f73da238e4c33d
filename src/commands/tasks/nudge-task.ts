import { requireConfirmedAbove } from '../../context/confirm.ts';
import { requireMayChangeTask } from '../../context/policy.ts';
import type { Crowd, When } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { nudgeTask } from '../../tasks/nudge-task.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

export const nudgeTaskCommand = defineCommand({
  name: 'nudge',
  aliases: ['nudge task'],
  topic: 'tasks',
  brief: 'remind those who still owe it',
  summary: 'Remind those who still owe a task, at most once in six hours',
  who: 'For whoever gave the task, and admins of the group.',
  examples: ['/nudge 41'],
  slots: { number: number('task') },
  async run({ args, context, say }) {
    const { change, zone } = context;
    const task = await requireTask(change, change.actor, args.number);
    requireMayChangeTask(change.actor, task);
    const { number, title, group, dueAt } = task;
    const write = (own: Say, due: When | null, to: Crowd) =>
      own.nudge({ number, title, group, due, to, anyone: task.mode === 'ANYONE' });
    const told = await nudgeTask(change, task, {
      confirm: ({ people, hash }) =>
        requireConfirmedAbove(context, people, `nudge ${number}: ${hash}`, (code) =>
          say.confirmNudge({ number, title, people, code }),
        ),
      write,
    });
    if (!told) return { text: say.onlyYouOwe({ number, title }), about: number };
    const { here } = told;
    const due = dueAt && { at: dueAt, zone };
    return {
      text: say.nudged({
        number,
        title,
        here: here.total > 0 ? write(say, due, here) : null,
        told,
      }),
      mentions: mentionsOf(here),
      about: number,
    };
  },
});
