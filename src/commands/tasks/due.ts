import { requireMayChangeTask } from '../../context/policy.ts';
import { deadlineOf } from '../../dates/reading.ts';
import { dueFollowing } from '../../series/due-following.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { setDue } from '../../tasks/set-due.ts';
import { requiredDate } from '../arguments/date.ts';
import { datedTask } from '../arguments/dated.ts';
import { whichDates } from '../arguments/which-dates.ts';
import { readingSnapshot } from '../ask.ts';
import { defineCommand } from '../command.ts';
import { keepDate } from '../keep-date.ts';
import { offerOtherReading } from '../other-reading.ts';
import { hasDueTime, taskRepeats } from '../repeats.ts';
import { meansFollowing } from '../which-of-series.ts';
import { writtenDate } from '../written-date.ts';

export const dueCommand = defineCommand({
  name: 'due',
  aliases: ['deadline'],
  topic: 'tasks',
  brief: 'another due date',
  summary: 'Give a task another due date, or its time alone, for everyone who has it',
  who: 'For whoever gave the task, and admins of the group.',
  examples: ['/due 41 friday', '/due 41 25 nov 18:00', '/due 41 friday all that follow'],
  slots: {
    number: datedTask(),
    which: whichDates(),
    due: requiredDate('due date', { keywords: ['to', 'on', 'by'] }),
  },
  async run({ args, context, say }) {
    const { change, zone, message } = context;
    const task = await requireTask(change, change.actor, args.number);
    // Whoever has it does not move the date of whoever gave it.
    requireMayChangeTask(change.actor, task);
    const { number, title } = task;
    const command = (date: string, which = args.which) =>
      ['/due', number, date, ...(which ? [which] : [])].join(' ');
    const known = { at: task.dueAt, hasTime: hasDueTime(task, zone) };
    const dueAt = deadlineOf(
      keepDate(args.due, { number, title, before: known, command }, context),
    );
    const due = { at: dueAt, zone };
    const stays = task.dueAt?.getTime() === dueAt.getTime();
    const following =
      !stays &&
      (await meansFollowing(
        task,
        {
          said: args.which,
          command: (which) => command(writtenDate({ at: dueAt, hasTime: true }, zone), which),
          snapshot: () => readingSnapshot,
          question: () =>
            say.whichOfSeries({
              number,
              title,
              at: task.dueAt && { at: task.dueAt, zone },
              to: due,
              does: 'due',
              people: 0,
            }),
        },
        context,
      ));
    const set = following
      ? await dueFollowing(change, task, dueAt)
      : await setDue(change, task, dueAt);
    const { before, ruleBefore, rule, occursAt } = set;
    // Of one that alone is due then the dates after it.
    const after = rule !== null && occursAt?.getTime() !== dueAt.getTime() ? occursAt : null;
    const repeats = taskRepeats(
      { ...task, ...set, recurrence: rule, dueAt },
      zone,
      after ?? message.sentAt,
    );
    const text = say.dueSet({
      number,
      title,
      due,
      before: before && { at: before, zone },
      repeats: ruleBefore !== null && rule === null ? 'noMore' : repeats,
    });
    const which = following ? 'all that follow' : 'only this';
    const mending = {
      moment: deadlineOf,
      command: (date: string) => command(date, ruleBefore === null ? null : which),
      zone,
    };
    return {
      ...offerOtherReading(text, args.due, mending, context, say),
      about: number,
    };
  },
});
