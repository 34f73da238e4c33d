import { requireMayChangeTask } from '../../context/policy.ts';
import { editTask } from '../../tasks/edit-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { datePhrase } from '../arguments/date-phrase.ts';
import { datedTask } from '../arguments/dated.ts';
import { notes } from '../arguments/notes.ts';
import { newTitle } from '../arguments/title.ts';
import { defineCommand } from '../command.ts';
import { Misread } from '../misread.ts';

export const changeTaskCommand = defineCommand({
  name: 'change task',
  aliases: ['edit task', 'update task', 'rename task'],
  topic: 'tasks',
  brief: 'its title or notes',
  summary: 'Change what a task says, for everyone who has it; the lines below are its notes',
  who: 'For whoever gave the task, and admins of the group.',
  examples: ['/change task 41 "Read Chapter 6"'],
  slots: {
    number: datedTask(),
    date: datePhrase('due date', ['due', 'by', 'to']),
    title: newTitle(),
    notes: notes(),
  },
  async run({ args: { number, date, title, notes }, context, say }) {
    const { change } = context;
    const isEmpty = title === null && notes === null;
    if (date !== null) {
      const text = say.dueApart({ number, phrase: date });
      throw new Misread(text, isEmpty ? `/due ${number} ${date}` : undefined);
    }
    if (isEmpty) {
      const problem = say.problems.missing({ what: 'change' });
      throw new Misread(say.wrong({ problem, example: `/change task ${number} "Read Chapter 6"` }));
    }
    const task = await requireTask(change, change.actor, number);
    requireMayChangeTask(change.actor, task);
    const edited = await editTask(change, task, {
      ...(title === null ? {} : { title }),
      ...(notes === null ? {} : { notes }),
    });
    return { text: say.taskChanged({ number, ...edited }), about: number };
  },
});
