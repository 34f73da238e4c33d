import { requireGroupOrDirect } from '../../context/read-context.ts';
import { listAssignedTasks, listGroupTasks, type TaskFilter } from '../../tasks/list-tasks.ts';
import { range } from '../arguments/date.ts';
import { targetAndRange } from '../arguments/target-and-range.ts';
import { choice } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { calledSo } from '../events/choose-events.ts';

/** Tasks shown in one reply. */
const shown = 15;

/** Tasks among which some are looked for by their title. */
const mostCalled = 100;

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
    const { change, sender, zone, locale } = context;
    const { target: whose, title } = args.whose;
    const span = args.due ?? args.whose.range;
    const label = span?.label ?? null;
    if (!whose && args.scope !== 'mine' && !context.group) requireGroupOrDirect(context);
    const filter = args.filter ?? 'open';
    const due = (dueAt: Date | null) => dueAt && { at: dueAt, zone };
    const limit = title ? mostCalled : shown;
    const once = !span;
    /** Those that are shown: of a title, what is called so. */
    const ofTitle = <Task extends { title: string }>(listed: { tasks: Task[]; total: number }) => {
      if (!title) return listed;
      const tasks = calledSo(title.text, listed.tasks, locale);
      if (tasks.length === 0) throw title.error;
      return { tasks: tasks.slice(0, shown), total: tasks.length };
    };

    const group = whose
      ? 'group' in whose
        ? whose.group
        : null
      : args.scope === 'mine'
        ? null
        : context.group;
    if (group) {
      const { tasks, total } = ofTitle(
        await listGroupTasks(change, change.actor, group.id, filter, limit, { span, once }),
      );
      return say.groupTasks({
        group,
        tasks: tasks.map((task) => ({ ...task, due: due(task.dueAt) })),
        total,
        filter,
        label,
      });
    }
    const person = whose && 'people' in whose ? whose.people[0]! : sender;
    const { tasks, total } = ofTitle(
      await listAssignedTasks(change, change.actor, person.contactId, filter, limit, {
        span,
        once,
      }),
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
