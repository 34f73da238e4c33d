import type { Scope } from '../audit/change.ts';
import type { Named } from '../languages/reply.ts';
import { whatsappIdOfContact } from '../people/whatsapp-id.ts';

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
 * The progress of a task, counted from its children each time, so that it cannot drift from them.
 * A task of one person counts as one.
 */
export async function readProgress(
  { tx, organizationId }: Scope,
  taskId: string,
): Promise<Progress> {
  const [row] = await tx.$queryRaw<{ done: number; open: number }[]>`
    SELECT count(*) FILTER (WHERE status = 'DONE')::int AS done,
      count(*) FILTER (WHERE status = 'OPEN')::int AS open
    FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND assignee_id IS NOT NULL
      AND (id = ${taskId}::uuid OR parent_id = ${taskId}::uuid)`;
  const { done, open } = row!;
  return { done, open, total: done + open };
}

/** Those whose copy has the status, by name, `limit` at most, and how many they are in all. */
export async function readTaskPeople(
  { tx, organizationId }: Scope,
  taskId: string,
  status: 'OPEN' | 'DONE',
  limit: number,
): Promise<{ named: TaskPerson[]; total: number }> {
  const rows = await tx.$queryRaw<(TaskPerson & { total: number })[]>`
    SELECT c.id AS "contactId", c.name, ${whatsappIdOfContact} AS "whatsappId", count(*) OVER ()::int AS total
    FROM tasks t JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.assignee_id
    WHERE t.organization_id = ${organizationId}::uuid AND t.status = ${status}::task_status
      AND (t.id = ${taskId}::uuid OR t.parent_id = ${taskId}::uuid)
    ORDER BY c.name_key, c.id LIMIT ${limit}`;
  return { named: rows, total: rows[0]?.total ?? 0 };
}
