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

/**
 * The progress of a task, counted from its children each time, so that it cannot drift from them: of
 * those in the actor's sight. A task of one person counts as one.
 */
export async function readProgress(
  { tx, organizationId }: Scope,
  actor: Actor,
  taskId: string,
): Promise<Progress> {
  const [row] = await tx.$queryRaw<{ done: number; open: number }[]>`
    SELECT count(*) FILTER (WHERE copy.status = 'DONE')::int AS done,
      count(*) FILTER (WHERE copy.status = 'OPEN')::int AS open
    FROM tasks copy
    WHERE copy.organization_id = ${organizationId}::uuid AND ${isCopyOf(sql`${taskId}::uuid`)}
      AND ${copyInSight(organizationId, actor)}`;
  const { done, open } = row!;
  return { done, open, total: done + open };
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
