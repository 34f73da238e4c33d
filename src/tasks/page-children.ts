import type { Scope } from '../audit/change.ts';
import { empty, sql } from '../db/client.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';

/** One person's copy of a task; a task of one person is its own only copy. */
export interface Copy {
  id: string;
  contactId: string;
  name: string;
  status: TaskStatus;
  closedAt: Date | null;
}

/** The copies of a task, by the name of who has them. */
export async function pageChildren(
  { tx, organizationId }: Scope,
  taskId: string,
  status: TaskStatus | undefined,
  { limit, cursor }: PageRequest,
): Promise<Page<Copy>> {
  const from = parseCursor(cursor, 'text', 'id');
  const rows = await tx.$queryRaw<(Copy & { nameKey: string })[]>`
    SELECT t.id, c.id AS "contactId", c.name, t.status, t.closed_at AS "closedAt", c.name_key AS "nameKey"
    FROM tasks t JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.assignee_id
    WHERE t.organization_id = ${organizationId}::uuid AND (t.id = ${taskId}::uuid OR t.parent_id = ${taskId}::uuid)
      ${status ? sql`AND t.status = ${status}::task_status` : empty}
      ${from ? sql`AND (c.name_key, c.id) > (${from[0]}, ${from[1]}::uuid)` : empty}
    ORDER BY c.name_key, c.id LIMIT ${limit + 1}`;
  return createPage(rows, limit, ({ nameKey, contactId }) => [nameKey, contactId]);
}

/** The copy that a person has of a task, or undefined. */
export async function findCopy(
  { tx, organizationId }: Scope,
  taskId: string,
  contactId: string,
): Promise<Copy | undefined> {
  const [copy] = await tx.$queryRaw<Copy[]>`
    SELECT t.id, c.id AS "contactId", c.name, t.status, t.closed_at AS "closedAt"
    FROM tasks t JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.assignee_id
    WHERE t.organization_id = ${organizationId}::uuid AND c.id = ${contactId}::uuid
      AND (t.id = ${taskId}::uuid OR t.parent_id = ${taskId}::uuid)`;
  return copy;
}
