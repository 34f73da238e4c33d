import type { Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { isFirstOwed } from '../tasks/list-tasks.ts';

/** A task that a digest tells of. */
export interface OpenTask {
  groupId: string;
  number: number;
  title: string;
  dueAt: Date | null;
  done: number;
  /** Those who count. */
  total: number;
  /** Whether one does it for all. */
  anyone: boolean;
  /** Whose it is, of what members were given by name in a chat of the group; the first of them. */
  names: string[];
  /** How many the group is told of. */
  open: number;
}

/** Names of those who have a chore, before they are counted. */
const namesShown = 3;

/** A group of which is told what is due before an instant. */
export interface Wanted {
  groupId: string;
  until: Date;
}

/**
 * The open tasks of groups that are overdue, due until the next digest, or without a date, soonest due first, `limit`
 * of each at most. Of copies that came by several groups those count that came by this one: who has the others would
 * tell who is in a group that hides (docs/rules.md, tasks).
 */
export function readOpenTasks(
  scope: Scope,
  groups: readonly Wanted[],
  limit: number,
): Promise<OpenTask[]> {
  return scope.tx.$queryRaw<OpenTask[]>`
    SELECT wanted.id AS "groupId", t.number, t.title, t.due_at AS "dueAt", copies.done, copies.total,
      t.mode = 'ANYONE' AS anyone, t.open,
      ARRAY(
        SELECT c.name FROM tasks copy
        JOIN contacts c ON c.organization_id = copy.organization_id AND c.id = copy.assignee_id
        WHERE ${ofTask} AND t.group_id IS NULL AND t.mode <> 'ANYONE' AND copy.status IN ('OPEN', 'DONE')
        ORDER BY c.name_key, c.id LIMIT ${namesShown}
      ) AS names
    FROM ${rowsOf(groups)}
    CROSS JOIN LATERAL (
      SELECT t.*, count(*) OVER ()::int AS open FROM ${openOf(scope)} AND (t.due_at IS NULL OR t.due_at < wanted.until)
      ORDER BY t.due_at NULLS LAST, t.number LIMIT ${limit}
    ) t
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE copy.status = 'DONE')::int AS done,
        count(*) FILTER (WHERE copy.status IN ('DONE', 'OPEN'))::int AS total
      FROM tasks copy WHERE ${ofTask}
    ) copies
    ORDER BY wanted.id, t.due_at NULLS LAST, t.number`;
}

/** How many open tasks of groups are due later than what they are told of, by group. */
export async function countLaterTasks(
  scope: Scope,
  groups: readonly Wanted[],
): Promise<Map<string, number>> {
  const rows = await scope.tx.$queryRaw<{ groupId: string; later: number }[]>`
    SELECT wanted.id AS "groupId", (SELECT count(*) FROM ${openOf(scope)} AND t.due_at >= wanted.until)::int AS later
    FROM ${rowsOf(groups)}`;
  return new Map(rows.map(({ groupId, later }) => [groupId, later]));
}

function rowsOf(groups: readonly Wanted[]): Sql {
  return sql`unnest(
    ${groups.map(({ groupId }) => groupId)}::uuid[], ${groups.map(({ until }) => until)}::timestamptz[]
  ) AS wanted (id, until)`;
}

const ofTask = sql`copy.organization_id = t.organization_id
  AND (copy.parent_id = t.id OR (copy.id = t.id AND t.assignee_id IS NOT NULL))
  AND (copy.through_group_ids = '{}' OR wanted.id = ANY(copy.through_group_ids))`;

/**
 * The open tasks `t` of a group that is wanted, as its own list has them: what is for the group, and what its members
 * were given by name in front of it. Of a series the first that is owed. What is after FROM.
 */
function openOf({ organizationId }: Scope): Sql {
  return sql`tasks t
    WHERE t.organization_id = ${organizationId}::uuid AND t.number IS NOT NULL AND t.status = 'OPEN'
      AND (t.group_id = wanted.id OR (t.chat_group_id = wanted.id AND EXISTS (
        SELECT 1 FROM tasks copy JOIN members m ON m.organization_id = copy.organization_id
          AND m.group_id = wanted.id AND m.contact_id = copy.assignee_id AND m.left_at IS NULL
        WHERE ${ofTask}
      )))
      -- Asked of the partial index of what is owed.
      AND EXISTS (SELECT 1 FROM tasks copy WHERE ${ofTask} AND copy.status = 'OPEN')
      ${isFirstOwed(sql`t.id`, null)}`;
}
