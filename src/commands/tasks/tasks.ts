import { requireGroupOrDirect } from '../../context/read-context.ts';
import { listAssignedTasks, listGroupTasks, type TaskFilter } from '../../tasks/list-tasks.ts';
import { range } from '../arguments/date.ts';
import { targetAndRange } from '../arguments/target-and-range.ts';
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
  examples: [
    '/tasks',
    '/tasks mine',
    '/tasks group done',
    '/tasks @BookClub all',
    '/tasks this week',
  ],
  slots: {
    scope: choice<'mine' | 'group'>('scope', { mine: ['my', 'me'], group: ['ours'] }),
    filter: choice<TaskFilter>('filter', {
      open: ['todo', 'pending'],
      done: ['closed', 'finished'],
      all: ['everything'],
    }),
    due: { ...range('due date'), keywords: ['due'], positional: false },
    whose: targetAndRange('whose', { keywords: ['for', 'of', 'by'], positional: true }),
  },
  async run({ args, context, say }) {
    const { change, sender, zone } = context;
    const whose = args.whose.target;
    const span = args.due ?? args.whose.range;
    const label = span?.label ?? null;
    if (!whose && args.scope !== 'mine' && !context.group) requireGroupOrDirect(context);
    const filter = args.filter ?? 'open';
    const due = (dueAt: Date | null) => dueAt && { at: dueAt, zone };

    const group = whose
      ? 'group' in whose
        ? whose.group
        : null
      : args.scope === 'mine'
        ? null
        : context.group;
    if (group) {
      const { tasks, total } = await listGroupTasks(change, group.id, filter, shown, span);
      return say.groupTasks({
        group,
        tasks: tasks.map((task) => ({ ...task, due: due(task.dueAt) })),
        total,
        filter,
        label,
      });
    }
    const person = whose && 'people' in whose ? whose.people[0]! : sender;
    const { tasks, total } = await listAssignedTasks(
      change,
      change.actor,
      person.contactId,
      filter,
      shown,
      { span },
    );
    return say.ownTasks({
      tasks: tasks.map((task) => ({ ...task, due: due(task.dueAt) })),
      total,
      filter,
      label,
      whose: person.contactId === sender.contactId ? null : person.name,
    });
  },
});
