import type { Actor, Scope } from '../audit/change.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import { visibleGroups } from '../groups/group.ts';

/** Which of the tasks a list shows. */
export type TaskFilter = 'open' | 'done' | 'all';

/** When tasks of a list are due: from, and before. */
export interface DueSpan {
  from: Date;
  to: Date;
}

export interface AssignedTask {
  number: number;
  title: string;
  dueAt: Date | null;
  done: boolean;
  /** The name of the group, where the task is a group's. */
  group: string | null;
}

/**
 * What a person has been given, soonest due first, `limit` at most, and how many there are in all. Of
 * somebody else's tasks an actor sees those of groups in sight, and of those that are no group's the
 * ones they gave; ADMIN and MANAGER see all of these. With `groupId`, of that group alone.
 */
export async function listAssignedTasks(
  { tx, organizationId }: Scope,
  actor: Actor,
  contactId: string,
  filter: TaskFilter,
  limit: number,
  { span = null, groupId = null }: { span?: DueSpan | null; groupId?: string | null } = {},
): Promise<{ tasks: AssignedTask[]; total: number }> {
  const wanted =
    filter === 'open'
      ? sql`t.status = 'OPEN'`
      : filter === 'done'
        ? sql`t.status = 'DONE'`
        : sql`t.status IN ('OPEN', 'DONE')`;
  const leads = actor.role === 'ADMIN' || actor.role === 'MANAGER';
  const seen =
    contactId === actor.contactId
      ? sql`TRUE`
      : sql`(
          (p.group_id IS NULL AND (${leads} OR t.created_by_id = ${actor.contactId}::uuid))
          OR EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = p.group_id)
        )`;
  const rows = await tx.$queryRaw<(AssignedTask & { total: number })[]>`
    SELECT coalesce(t.number, p.number) AS number, t.title, t.due_at AS "dueAt", t.status = 'DONE' AS done,
      pg.name AS "group", count(*) OVER ()::int AS total
    FROM tasks t
    LEFT JOIN tasks p ON p.organization_id = t.organization_id AND p.id = t.parent_id
    LEFT JOIN groups pg ON pg.organization_id = p.organization_id AND pg.id = p.group_id
    WHERE t.organization_id = ${organizationId}::uuid AND t.assignee_id = ${contactId}::uuid AND ${wanted} AND ${seen} ${dueIn(span)}
      AND (${groupId}::uuid IS NULL OR p.group_id = ${groupId}::uuid OR t.group_id = ${groupId}::uuid)
    ORDER BY t.due_at NULLS LAST, 1 LIMIT ${limit}`;
  return { tasks: rows.map(({ total: _, ...task }) => task), total: rows[0]?.total ?? 0 };
}

export interface SharedTask {
  number: number;
  title: string;
  dueAt: Date | null;
  done: number;
  total: number;
}

/** The tasks of a group with their progress, soonest due first, `limit` at most, and the count of all. */
export async function listGroupTasks(
  { tx, organizationId }: Scope,
  groupId: string,
  filter: TaskFilter,
  limit: number,
  span: DueSpan | null = null,
): Promise<{ tasks: SharedTask[]; total: number }> {
  // Asked of the partial index first, so that a list of open tasks does not count all that were done.
  const open = sql`EXISTS (
    SELECT 1 FROM tasks owed
    WHERE owed.organization_id = t.organization_id AND owed.parent_id = t.id AND owed.status = 'OPEN'
  )`;
  const wanted = filter === 'open' ? open : filter === 'done' ? sql`NOT ${open}` : sql`TRUE`;
  const rows = await tx.$queryRaw<(SharedTask & { all: number })[]>`
    SELECT t.number, t.title, t.due_at AS "dueAt", copies.done, copies.total, t."all"
    -- Cut to the limit first, so that only the copies of what is shown are counted.
    FROM (
      SELECT t.*, count(*) OVER ()::int AS "all" FROM tasks t
      WHERE t.organization_id = ${organizationId}::uuid AND t.group_id = ${groupId}::uuid
        AND t.status = 'OPEN' AND ${wanted} ${dueIn(span)}
      ORDER BY t.due_at NULLS LAST, t.number LIMIT ${limit}
    ) t
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE copy.status = 'DONE')::int AS done,
        count(*) FILTER (WHERE copy.status IN ('DONE', 'OPEN'))::int AS total
      FROM tasks copy WHERE copy.organization_id = t.organization_id AND copy.parent_id = t.id
    ) copies
    ORDER BY t.due_at NULLS LAST, t.number`;
  return { tasks: rows.map(({ all: _, ...task }) => task), total: rows[0]?.all ?? 0 };
}

/** The open tasks of a group, or without one those that the actor has, as listGroupTasks; of one's own no progress is counted. */
export async function listOpenTasks(
  scope: Scope,
  actor: Actor,
  groupId: string | null,
  limit: number,
): Promise<{ tasks: SharedTask[]; total: number }> {
  if (groupId !== null) return listGroupTasks(scope, groupId, 'open', limit);
  const { tasks, total } = await listAssignedTasks(scope, actor, actor.contactId!, 'open', limit);
  return { tasks: tasks.map((task) => ({ ...task, done: 0, total: 0 })), total };
}

function dueIn(span: DueSpan | null): Sql {
  return span ? sql`AND t.due_at >= ${span.from} AND t.due_at < ${span.to}` : empty;
}
