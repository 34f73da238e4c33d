import type { Actor, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { Named } from '../languages/reply.ts';
import { whatsappIdOfContact } from '../outbox/whatsapp-id.ts';
import { copyInSight, isCopyOf } from '../sight/visible-copies.ts';

/** Somebody who has a copy of a task. */
export interface TaskPerson extends Named {
  contactId: string;
}

export interface Progress {
  done: number;
  /** People who still owe it. */
  open: number;
  /** Those who count: done and open. Leavers' withdrawn copies do not. */
  total: number;
}

/** As readProgressOf, of one task. */
export async function readProgress(scope: Scope, actor: Actor, taskId: string): Promise<Progress> {
  const progress = await readProgressOf(scope, actor, [taskId]);
  return progress.get(taskId)!;
}

/**
 * The progress of tasks, counted from their children each time, so that it cannot drift from them: of those
 * in the actor's sight. A task of one person counts as one. One statement, however many they are.
 */
export async function readProgressOf(
  { tx, organizationId }: Scope,
  actor: Actor,
  taskIds: readonly string[],
): Promise<Map<string, Progress>> {
  const inSight = copyInSight(organizationId, actor);
  const rows = await tx.$queryRaw<{ id: string; done: number; open: number }[]>`
    SELECT id, count(*) FILTER (WHERE status = 'DONE')::int AS done, count(*) FILTER (WHERE status = 'OPEN')::int AS open
    FROM (
      -- Of the index of copies alone, however many they are.
      SELECT parent_id AS id, status FROM tasks copy
      WHERE organization_id = ${organizationId}::uuid AND parent_id = ANY(${taskIds}::uuid[]) AND ${inSight}
      UNION ALL
      SELECT id, status FROM tasks copy
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${taskIds}::uuid[]) AND assignee_id IS NOT NULL
        AND ${inSight}
    ) copies
    GROUP BY id`;
  const counted = new Map(
    rows.map(({ id, done, open }) => [id, { done, open, total: done + open }]),
  );
  // A shared task whose group has lost all its members has no copies to count.
  return new Map(taskIds.map((id) => [id, counted.get(id) ?? { done: 0, open: 0, total: 0 }]));
}

/** Those whose copy has the status and is in the actor's sight, by name, `limit` at most, and how many they are in all. */
export async function readTaskPeople(
  { tx, organizationId }: Scope,
  actor: Actor,
  taskId: string,
  status: 'OPEN' | 'DONE',
  limit: number,
): Promise<{ named: TaskPerson[]; total: number }> {
  const rows = await tx.$queryRaw<(TaskPerson & { total: number })[]>`
    SELECT c.id AS "contactId", c.name, ${whatsappIdOfContact} AS "whatsappId", count(*) OVER ()::int AS total
    FROM tasks copy JOIN contacts c ON c.organization_id = copy.organization_id AND c.id = copy.assignee_id
    WHERE copy.organization_id = ${organizationId}::uuid AND copy.status = ${status}::task_status
      AND ${isCopyOf(sql`${taskId}::uuid`)} AND ${copyInSight(organizationId, actor)}
    ORDER BY c.name_key, c.id LIMIT ${limit}`;
  return { named: rows, total: rows[0]?.total ?? 0 };
}
