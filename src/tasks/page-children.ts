import type { Actor, Scope } from '../change/change.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { selectByName } from '../people/select-by-name.ts';
import { copyInSight } from '../sight/visible-copies.ts';

/** One person's copy of a task; a task of one person is its own only copy. */
export interface Copy {
  id: string;
  contactId: string;
  name: string;
  status: TaskStatus;
  closedAt: Date | null;
}

/** The copies of a task that are in an actor's sight, by the name of who has them. */
export async function pageChildren(
  scope: Scope,
  actor: Actor,
  taskId: string,
  status: TaskStatus | undefined,
  { limit, cursor }: PageRequest,
): Promise<Page<Copy>> {
  const from = parseCursor(cursor, 'text', 'id');
  const rows = await selectByName<Copy>(
    scope,
    {
      rows: copiesInSight(scope, actor, taskId),
      only: status ? sql`AND x.status = ${status}::task_status` : empty,
      contactId: sql`x.assignee_id`,
      columns,
    },
    { from, limit: limit + 1 },
  );
  return createPage(rows, limit, ({ nameKey, contactId }) => [nameKey, contactId]);
}

/** The copy that a person has of a task, or undefined; for one out of the actor's sight too. */
export async function findCopy(
  scope: Scope,
  actor: Actor,
  taskId: string,
  contactId: string,
): Promise<Copy | undefined> {
  const [copy] = await scope.tx.$queryRaw<Copy[]>`
    SELECT ${columns}
    FROM (SELECT * FROM ${copiesInSight(scope, actor, taskId)} AND x.assignee_id = ${contactId}::uuid) x
    JOIN contacts c ON c.organization_id = x.organization_id AND c.id = x.assignee_id`;
  return copy;
}

/** The columns of a Copy, over a copy `x` and the contact `c` who has it. */
const columns = sql`x.id, c.id AS "contactId", c.name, x.status, x.closed_at AS "closedAt"`;

/** The copies of a task, as a FROM clause over `x` ending in a condition: the two kinds apart, so that each is found by its own index. */
function copiesInSight({ organizationId }: Scope, actor: Actor, taskId: string): Sql {
  return sql`(
    SELECT * FROM tasks WHERE organization_id = ${organizationId}::uuid AND parent_id = ${taskId}::uuid
    UNION ALL
    SELECT * FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND id = ${taskId}::uuid AND assignee_id IS NOT NULL
  ) AS x WHERE ${copyInSight(organizationId, actor, sql`x`)}`;
}
