import type { Actor, Scope } from '../audit/change.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import type { TaskFilter } from './list-tasks.ts';
import type { Progress } from './progress.ts';
import { selectTasks, type TaskView } from './visible-tasks.ts';

export interface TaskQuery {
  groupId?: string | undefined;
  /** Who has a copy; the status is then of that copy. */
  assigneeId?: string | undefined;
  /** Open: somebody still owes it. Done: nobody does. Cancelled ones are only in all. */
  status: TaskFilter;
  dueFrom?: Date | undefined;
  /** Exclusive. */
  dueTo?: Date | undefined;
  number?: number | undefined;
}

export type TaskWithProgress = TaskView & { progress: Progress };

/** The numbered tasks in an actor's sight, newest number first, each with its progress. */
export async function pageTasks(
  scope: Scope,
  actor: Actor,
  query: TaskQuery,
  { limit, cursor }: PageRequest,
): Promise<Page<TaskWithProgress>> {
  const { groupId, assigneeId, status, dueFrom, dueTo, number } = query;
  const from = parseCursor(cursor, 'number');
  const tasks = await selectTasks(
    scope,
    actor,
    sql`
      ${groupId ? sql`AND seen.id = ${groupId}::uuid` : empty}
      ${withCopies(status, assigneeId)}
      ${dueFrom ? sql`AND t.due_at >= ${dueFrom}` : empty}
      ${dueTo ? sql`AND t.due_at < ${dueTo}` : empty}
      ${number ? sql`AND t.number = ${number}` : empty}
      ${from ? sql`AND t.number < ${from[0]}` : empty}
      ORDER BY t.number DESC LIMIT ${limit + 1}`,
  );
  const page = createPage(tasks, limit, (task) => [task.number]);
  const progress = await readProgressOf(
    scope,
    page.items.map(({ id }) => id),
  );
  return {
    ...page,
    items: page.items.map((task) => ({ ...task, progress: progress.get(task.id)! })),
  };
}

/** The condition that a task has copies of that status, of that person if one is given. */
function withCopies(status: TaskFilter, assigneeId: string | undefined): Sql {
  const copies = (condition: Sql) => sql`EXISTS (
    SELECT 1 FROM tasks copy
    WHERE copy.organization_id = t.organization_id
      AND (copy.parent_id = t.id OR (copy.id = t.id AND t.assignee_id IS NOT NULL))
      ${assigneeId ? sql`AND copy.assignee_id = ${assigneeId}::uuid` : empty} ${condition}
  )`;
  if (status === 'open')
    return sql`AND t.status <> 'CANCELLED' AND ${copies(sql`AND copy.status = 'OPEN'`)}`;
  if (status === 'done' && assigneeId) return sql`AND ${copies(sql`AND copy.status = 'DONE'`)}`;
  if (status === 'done') {
    return sql`AND t.status IN ('OPEN', 'DONE') AND NOT ${copies(sql`AND copy.status = 'OPEN'`)}`;
  }
  return assigneeId ? sql`AND ${copies(empty)}` : empty;
}

/** The progress of several tasks, in one statement. */
async function readProgressOf(
  { tx, organizationId }: Scope,
  taskIds: readonly string[],
): Promise<Map<string, Progress>> {
  const rows = await tx.$queryRaw<{ id: string; done: number; open: number }[]>`
    SELECT coalesce(parent_id, id) AS id, count(*) FILTER (WHERE status = 'DONE')::int AS done,
      count(*) FILTER (WHERE status = 'OPEN')::int AS open
    FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND assignee_id IS NOT NULL
      AND (id = ANY(${taskIds}::uuid[]) OR parent_id = ANY(${taskIds}::uuid[]))
    GROUP BY 1`;
  const counted = new Map(
    rows.map(({ id, done, open }) => [id, { done, open, total: done + open }]),
  );
  // A shared task whose group has lost all its members has no copies to count.
  return new Map(taskIds.map((id) => [id, counted.get(id) ?? { done: 0, open: 0, total: 0 }]));
}
