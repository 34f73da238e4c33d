import type { Actor, Scope } from '../change/change.ts';
import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { copyInSight } from '../sight/visible-copies.ts';
import { selectTasks, type TaskView } from '../sight/visible-tasks.ts';
import type { TaskFilter } from './list-tasks.ts';
import { type Progress, readProgressOf } from './progress.ts';

export interface TaskQuery {
  groupId?: string | undefined;
  /** Who has a copy; the status is then of that copy. */
  assigneeId?: string | undefined;
  /** Open: somebody still owes it. Done: nobody does. Cancelled: it was called off, whoever had done it. */
  status: TaskFilter | 'cancelled';
  dueFrom?: Date | undefined;
  /** Exclusive. */
  dueTo?: Date | undefined;
  number?: number | undefined;
  /** Those of one series. */
  seriesId?: string | undefined;
}

export type TaskWithProgress = TaskView & { progress: Progress };

/** The numbered tasks in an actor's sight, newest number first, each with its progress. */
export async function pageTasks(
  scope: Scope,
  actor: Actor,
  query: TaskQuery,
  { limit, cursor }: PageRequest,
): Promise<Page<TaskWithProgress>> {
  const { groupId, assigneeId, status, dueFrom, dueTo, number, seriesId } = query;
  const from = parseCursor(cursor, 'number');
  const tasks = await selectTasks(
    scope,
    actor,
    sql`${plannedAnew}
      ${groupId ? sql`AND t.group_id = ${groupId}::uuid AND seen.id IS NOT NULL` : empty}
      ${withCopies(scope, actor, status, assigneeId)}
      ${dueFrom ? sql`AND t.due_at >= ${dueFrom}` : empty}
      ${dueTo ? sql`AND t.due_at < ${dueTo}` : empty}
      ${number ? sql`AND t.number = ${number}` : empty}
      ${seriesId ? sql`AND t.series_id = ${seriesId}::uuid` : empty}
      ${from ? sql`AND t.number < ${from[0]}` : empty}
      ORDER BY t.number DESC LIMIT ${limit + 1}`,
  );
  const page = createPage(tasks, limit, (task) => [task.number]);
  const progress = await readProgressOf(
    scope,
    actor,
    page.items.map(({ id }) => id),
  );
  return {
    ...page,
    items: page.items.map((task) => ({ ...task, progress: progress.get(task.id)! })),
  };
}

/** The condition that a task has copies in sight of that status, of that person if one is given. */
function withCopies(
  scope: Scope,
  actor: Actor,
  status: TaskQuery['status'],
  assigneeId: string | undefined,
): Sql {
  if (assigneeId) return withCopyOf(scope, actor, assigneeId, status);
  if (status === 'cancelled') return cancelled;
  const inSight = (copy: Sql) => copyInSight(scope.organizationId, actor, copy);
  // Its own one, or a look-up among its children: as one EXISTS, PostgreSQL begins with all open copies there are.
  const open = sql`(t.assignee_id IS NOT NULL AND t.status = 'OPEN' AND ${inSight(sql`t`)} OR coalesce((
    SELECT TRUE FROM tasks copy
    WHERE copy.organization_id = t.organization_id AND copy.parent_id = t.id AND copy.status = 'OPEN'
      AND ${inSight(sql`copy`)} LIMIT 1
  ), FALSE))`;
  if (status === 'open') return sql`AND t.status <> 'CANCELLED' AND ${open}`;
  return status === 'done' ? sql`AND t.status IN ('OPEN', 'DONE') AND NOT ${open}` : empty;
}

const cancelled = sql`AND t.status = 'CANCELLED'`;

/** Begins with the person, whose copies are few. */
function withCopyOf(
  { organizationId }: Scope,
  actor: Actor,
  assigneeId: string,
  status: TaskQuery['status'],
): Sql {
  const which =
    status === 'open' || status === 'done'
      ? sql`AND copy.status = ${status === 'open' ? 'OPEN' : 'DONE'}::task_status`
      : empty;
  const whole =
    status === 'open'
      ? sql`AND t.status <> 'CANCELLED'`
      : status === 'cancelled'
        ? cancelled
        : empty;
  return sql`${whole} AND t.id = ANY(ARRAY(
    SELECT coalesce(copy.parent_id, copy.id) FROM tasks copy
    WHERE copy.organization_id = ${organizationId}::uuid AND copy.assignee_id = ${assigneeId}::uuid ${which}
      AND ${copyInSight(organizationId, actor)}
  ))`;
}
