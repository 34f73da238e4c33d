import type { Actor, Scope } from '../change/change.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import { copyInSight } from '../sight/visible-copies.ts';
import { joinSeenGroup, visibleGroups } from '../sight/visible-groups.ts';

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
  /** The name of the group, where the task is a group's and that is in sight. */
  group: string | null;
  /** Whether one does it for all. */
  anyone: boolean;
}

/**
 * What a person has been given, soonest due first, `limit` at most, and how many there are in all. Of
 * somebody else's tasks an actor sees those of groups in sight and those that were given in their chats,
 * and of the others the ones they gave; ADMIN and MANAGER see all of these. With `groupId`, of that group alone.
 * Open ones of a series are all shown, or `once` the first that is owed.
 */
export async function listAssignedTasks(
  { tx, organizationId }: Scope,
  actor: Actor,
  contactId: string,
  filter: TaskFilter,
  limit: number,
  {
    span = null,
    groupId = null,
    once = false,
  }: { span?: DueSpan | null; groupId?: string | null; once?: boolean } = {},
): Promise<{ tasks: AssignedTask[]; total: number }> {
  const wanted =
    filter === 'open'
      ? sql`t.status = 'OPEN'`
      : filter === 'done'
        ? sql`t.status = 'DONE'`
        : sql`t.status IN ('OPEN', 'DONE')`;
  // A copy or the whole of one person's own task, which is its own copy.
  const cameInSight = copyInSight(organizationId, actor, sql`t`);
  const leads = actor.role === 'ADMIN' || actor.role === 'MANAGER';
  const seen =
    contactId === actor.contactId
      ? sql`TRUE`
      : sql`(
          (p.group_id IS NULL AND (t.created_by_id = ${actor.contactId}::uuid
            OR (${leads} AND coalesce(p.chat_group_id, t.chat_group_id) IS NULL AND ${cameInSight})))
          OR EXISTS (
            SELECT 1 ${visibleGroups(organizationId, actor)}
              AND g.id IN (p.group_id, p.chat_group_id, t.chat_group_id)
          )
        )`;
  const rows = await tx.$queryRaw<(AssignedTask & { total: number })[]>`
    SELECT coalesce(t.number, p.number) AS number, t.title, t.due_at AS "dueAt", t.status = 'DONE' AS done,
      seen.name AS "group", coalesce(p.mode, t.mode) = 'ANYONE' AS anyone, count(*) OVER ()::int AS total
    FROM tasks t
    LEFT JOIN tasks p ON p.organization_id = t.organization_id AND p.id = t.parent_id
    ${joinSeenGroup(organizationId, actor, sql`p.group_id`)}
    WHERE t.organization_id = ${organizationId}::uuid AND t.assignee_id = ${contactId}::uuid AND ${wanted} AND ${seen} ${dueIn(span)}
      ${once && filter === 'open' ? isFirstOwed(sql`coalesce(p.id, t.id)`, sql`t.assignee_id`) : empty}
      AND (${groupId}::uuid IS NULL OR p.group_id = ${groupId}::uuid OR t.group_id = ${groupId}::uuid)
    ORDER BY t.due_at NULLS LAST, 1 LIMIT ${limit}`;
  return { tasks: rows.map(({ total: _, ...task }) => task), total: rows[0]?.total ?? 0 };
}

export interface GroupTask {
  number: number;
  title: string;
  dueAt: Date | null;
  done: number;
  total: number;
  /** Whether one does it for all. */
  anyone: boolean;
  /** Who has done it for all; of what members were given by name in a chat of the group, the first of them. */
  names: string[];
}

/** Names of those who have a chore, before they are counted. */
const namesShown = 3;

/**
 * The tasks of a group with their progress, and those that its members were given by name in a chat of it,
 * soonest due first, `limit` at most, and the count of all. Of a series as listAssignedTasks.
 */
export async function listGroupTasks(
  { tx, organizationId }: Scope,
  actor: Actor,
  groupId: string,
  filter: TaskFilter,
  limit: number,
  { span = null, once = false }: { span?: DueSpan | null; once?: boolean } = {},
): Promise<{ tasks: GroupTask[]; total: number }> {
  // Asked of the partial index first, so that a list of open tasks does not count all that were done.
  const open = sql`(t.assignee_id IS NOT NULL AND t.status = 'OPEN' OR EXISTS (
    SELECT 1 FROM tasks owed
    WHERE owed.organization_id = t.organization_id AND owed.parent_id = t.id AND owed.status = 'OPEN'
  ))`;
  const wanted = filter === 'open' ? open : filter === 'done' ? sql`NOT ${open}` : sql`TRUE`;
  // A task of one person is its own copy.
  const ofTask = sql`copy.organization_id = t.organization_id
    AND (copy.parent_id = t.id OR (copy.id = t.id AND t.assignee_id IS NOT NULL))`;
  const inSight = copyInSight(organizationId, actor);
  const rows = await tx.$queryRaw<(GroupTask & { all: number })[]>`
    SELECT t.number, t.title, t.due_at AS "dueAt", copies.done, copies.total, t.mode = 'ANYONE' AS anyone,
      ARRAY(
        SELECT c.name FROM tasks copy
        JOIN contacts c ON c.organization_id = copy.organization_id AND c.id = copy.assignee_id
        WHERE ${ofTask} AND ${inSight} AND CASE WHEN t.mode = 'ANYONE' THEN copy.status = 'DONE'
          ELSE t.group_id IS NULL AND copy.status IN ('OPEN', 'DONE') END
        ORDER BY c.name_key, c.id LIMIT ${namesShown}
      ) AS names, t."all"
    -- Cut to the limit first, so that only the copies of what is shown are counted.
    FROM (
      SELECT t.*, count(*) OVER ()::int AS "all" FROM tasks t
      WHERE t.organization_id = ${organizationId}::uuid AND t.status IN ('OPEN', 'DONE') AND ${wanted} ${dueIn(span)}
        ${once && filter === 'open' ? isFirstOwed(sql`t.id`, null) : empty}
        AND (t.group_id = ${groupId}::uuid OR (t.chat_group_id = ${groupId}::uuid AND EXISTS (
          SELECT 1 FROM tasks copy JOIN members m ON m.organization_id = copy.organization_id
            AND m.group_id = t.chat_group_id AND m.contact_id = copy.assignee_id AND m.left_at IS NULL
          WHERE ${ofTask}
        )))
      ORDER BY t.due_at NULLS LAST, t.number LIMIT ${limit}
    ) t
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE copy.status = 'DONE')::int AS done,
        count(*) FILTER (WHERE copy.status IN ('DONE', 'OPEN'))::int AS total
      FROM tasks copy WHERE ${ofTask} AND ${inSight}
    ) copies
    ORDER BY t.due_at NULLS LAST, t.number`;
  return { tasks: rows.map(({ all: _, ...task }) => task), total: rows[0]?.all ?? 0 };
}

/** The open tasks of a group, or without one those that the actor has, of which no progress is counted. */
export async function listOpenTasks(
  scope: Scope,
  actor: Actor,
  groupId: string | null,
  limit: number,
): Promise<{ tasks: Pick<GroupTask, 'number' | 'title' | 'done' | 'total'>[]; total: number }> {
  if (groupId !== null) return listGroupTasks(scope, actor, groupId, 'open', limit, { once: true });
  const { tasks, total } = await listAssignedTasks(scope, actor, actor.contactId!, 'open', limit, {
    once: true,
  });
  return { tasks: tasks.map((task) => ({ ...task, done: 0, total: 0 })), total };
}

function dueIn(span: DueSpan | null): Sql {
  return span ? sql`AND t.due_at >= ${span.from} AND t.due_at < ${span.to}` : empty;
}

/**
 * Whether a task is the first of its series that somebody owes still, or anybody. Asked of the few that are of a series
 * alone, by their key.
 */
export function isFirstOwed(taskId: Sql, contactId: Sql | null): Sql {
  return sql`AND coalesce((
    SELECT NOT EXISTS (
      SELECT 1 FROM tasks earlier
      JOIN tasks owed ON owed.organization_id = earlier.organization_id AND owed.status = 'OPEN'
        AND owed.assignee_id ${contactId === null ? sql`IS NOT NULL` : sql`= ${contactId}`}
        AND (owed.parent_id = earlier.id OR owed.id = earlier.id)
      WHERE earlier.organization_id = own.organization_id AND earlier.series_id = own.series_id
        AND earlier.occurs_at < own.occurs_at AND earlier.status = 'OPEN'
    )
    FROM tasks own WHERE own.organization_id = t.organization_id AND own.id = ${taskId} AND own.series_id IS NOT NULL
  ), TRUE)`;
}
