import { requireMayChangeTask } from '../../context/policy.ts';
import { deadlineOf } from '../../dates/reading.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { setDue } from '../../tasks/set-due.ts';
import { requiredDate } from '../arguments/date.ts';
import { datedTask } from '../arguments/dated.ts';
import { defineCommand } from '../command.ts';
import { keepDate } from '../keep-date.ts';
import { offerOtherReading } from '../other-reading.ts';
import { hasDueTime, taskRepeats } from '../repeats.ts';

export const dueCommand = defineCommand({
  name: 'due',
  aliases: ['deadline'],
  topic: 'tasks',
  brief: 'another due date',
  summary: 'Give a task another due date, or its time alone, for everyone who has it',
  who: 'For whoever gave the task, and admins of the group.',
  examples: ['/due 41 friday', '/due 41 25 nov 18:00'],
  slots: {
    number: datedTask(),
    due: requiredDate('due date', { keywords: ['to', 'on', 'by'] }),
  },
  async run({ args, context, say }) {
    const { change, zone, message } = context;
    const task = await requireTask(change, change.actor, args.number);
    // Whoever has it does not move the date of whoever gave it.
    requireMayChangeTask(change.actor, task);
    const { number, title } = task;
    const command = (date: string) => `/due ${number} ${date}`;
    const known = { at: task.dueAt, hasTime: hasDueTime(task, zone) };
    const dueAt = deadlineOf(
      keepDate(args.due, { number, title, before: known, command }, context),
    );
    const { before, ruleBefore, rule } = await setDue(change, task, dueAt);
    const repeats = taskRepeats({ ...task, dueAt, recurrence: rule }, zone, message.sentAt);
    const due = { at: dueAt, zone };
    const text = say.dueSet({
      number,
      title,
      due,
      before: before && { at: before, zone },
      repeats: ruleBefore !== null && rule === null ? 'noMore' : repeats,
    });
    const mending = { moment: deadlineOf, command, zone };
    return {
      ...offerOtherReading(text, args.due, mending, context, say),
      about: number,
    };
  },
});
