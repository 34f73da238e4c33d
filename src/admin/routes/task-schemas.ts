import { z } from 'zod';
import type { Actor, Scope } from '../../change/change.ts';
import { mayChangeTask } from '../../context/policy.ts';
import type { TaskView } from '../../sight/visible-tasks.ts';
import type { TaskWithProgress } from '../../tasks/page-tasks.ts';
import { readProgress } from '../../tasks/progress.ts';
import { taskMode, taskStatus } from '../enums.ts';
import {
  groupLike,
  id,
  instant,
  notesLike,
  number,
  ofSeries,
  ownZone,
  recurrence,
  titleLike,
} from '../schemas.ts';

export const taskFields = {
  title: titleLike('Read Chapter 5'),
  notes: notesLike('Mind the footnotes'),
  dueAt: instant.nullable(),
};

export const task = z.object({
  id,
  number,
  ...taskFields,
  recurrence,
  ...ofSeries,
  status: taskStatus.meta({
    description: 'Of a shared task: DONE when nobody owes it any more.',
    examples: ['OPEN'],
  }),
  mode: taskMode.meta({
    description: 'Of a shared task: whether each closes their own copy, or anyone all of them.',
    examples: ['EACH'],
  }),
  group: groupLike('Book Club', '📚').nullable().describe('The group, of a group task.'),
  assigneeId: id
    .nullable()
    .meta({ description: 'The person, of one person’s own task.', examples: [null] }),
  createdById: id.nullable().describe('The contact who gave it, where one did.'),
  createdAt: instant,
  progress: z.object({
    done: z.int().meta({ examples: [5] }),
    open: z.int().meta({ description: 'People who still owe it.', examples: [7] }),
    total: z
      .int()
      .meta({ description: 'Done and open; withdrawn copies do not count.', examples: [12] }),
  }),
  timeZone: ownZone,
  mayChange: z.boolean().meta({
    description:
      'Whether the caller may change it, close it for others and remind those who owe it.',
    examples: [true],
  }),
});

export const child = z.object({
  id,
  contactId: id,
  name: z.string().meta({ examples: ['Pau'] }),
  status: taskStatus,
  closedAt: instant.nullable().meta({ examples: [null] }),
});

/** A task as its actor is shown it, with the progress of its copies. */
export async function showTask(scope: Scope, actor: Actor, found: TaskView) {
  return presentTask(actor, { ...found, progress: await readProgress(scope, actor, found.id) });
}

/** The children say whether a shared task is done: its own row does not. */
export function presentTask(actor: Actor, found: TaskWithProgress) {
  const isDone = found.assigneeId === null && found.status === 'OPEN' && found.progress.open === 0;
  return {
    ...found,
    status: isDone ? ('DONE' as const) : found.status,
    timeZone: found.group?.timeZone ?? null,
    mayChange: mayChangeTask(actor, found),
  };
}
