import { requireGroupOrDirect } from '../../context/read-context.ts';
import { listAssignedTasks, listGroupTasks, type TaskFilter } from '../../tasks/list-tasks.ts';
import { target } from '../arguments/targets.ts';
import { choice } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

/** Tasks shown in one reply. */
const shown = 15;

export const tasksCommand = defineCommand({
  name: 'tasks',
  aliases: ['list tasks', 'todos'],
  shorthands: { 'my tasks': 'mine' },
  topic: 'tasks',
  brief: 'what is to be done',
  summary: 'What is to be done: the group’s in its chat, else your own',
  who: 'For everyone.',
  examples: ['/tasks', '/tasks mine', '/tasks group done', '/tasks @BookClub all'],
  slots: {
    scope: choice<'mine' | 'group'>('scope', { mine: ['my', 'me'], group: ['ours'] }),
    filter: choice<TaskFilter>('filter', {
      open: ['todo', 'pending'],
      done: ['closed', 'finished'],
      all: ['everything'],
    }),
    whose: target('whose', { keywords: ['for', 'of', 'by'], positional: true }),
  },
  async run({ args, context, say }) {
    const { change, sender, zone } = context;
    if (!args.whose && args.scope !== 'mine' && !context.group) requireGroupOrDirect(context);
    const filter = args.filter ?? 'open';
    const due = (dueAt: Date | null) => dueAt && { at: dueAt, zone };

    const group = args.whose
      ? 'group' in args.whose
        ? args.whose.group
        : null
      : args.scope === 'mine'
        ? null
        : context.group;
    if (group) {
      const { tasks, total } = await listGroupTasks(change, group.id, filter, shown);
      return say.groupTasks({
        group,
        tasks: tasks.map((task) => ({ ...task, due: due(task.dueAt) })),
        total,
        filter,
      });
    }
    const person = args.whose && 'people' in args.whose ? args.whose.people[0]! : sender;
    const { tasks, total } = await listAssignedTasks(
      change,
      change.actor,
      person.contactId,
      filter,
      shown,
    );
    return say.ownTasks({
      tasks: tasks.map((task) => ({ ...task, due: due(task.dueAt) })),
      total,
      filter,
      whose: person.contactId === sender.contactId ? null : person.name,
    });
  },
});
