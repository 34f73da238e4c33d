import type { Change } from '../../change/change.ts';
import { type Sql, sql } from '../../db/client.ts';
import { type Merge, type MergeRecord, type Moved, pairsOf } from './record.ts';

/** Whether a contact has a copy that counts of the task of `x`. */
const hasCopy = (contactId: Sql): Sql => sql`EXISTS (
  SELECT 1 FROM tasks copy
  WHERE copy.organization_id = x.organization_id AND copy.parent_id = x.task_id
    AND copy.assignee_id = ${contactId} AND copy.status IN ('OPEN', 'DONE')
)`;

/**
 * Whoever is left out of a task is left out as one person, unless one of the two has it: then the person
 * has it. To be called when the copies are moved. What is of no use stays with the other.
 */
export async function moveExemptions(
  { tx, organizationId }: Change,
  merges: readonly Merge[],
): Promise<{ moved: Moved<{ id: string }>[]; lifted: Moved<{ id: string }>[] }> {
  const lifted = await tx.$queryRaw<Moved<{ id: string }>[]>`
    DELETE FROM exemptions x USING ${pairsOf(merges)}
    WHERE x.organization_id = ${organizationId}::uuid AND x.contact_id = pair."keptId" AND ${hasCopy(sql`pair."keptId"`)}
    RETURNING pair."otherId", x.task_id AS id`;
  const moved = await tx.$queryRaw<Moved<{ id: string }>[]>`
    UPDATE exemptions x SET contact_id = pair."keptId" FROM ${pairsOf(merges)}
    WHERE x.organization_id = ${organizationId}::uuid AND x.contact_id = pair."otherId"
      AND NOT ${hasCopy(sql`pair."keptId"`)}
      AND NOT EXISTS (
        SELECT 1 FROM exemptions own
        WHERE own.organization_id = x.organization_id AND own.task_id = x.task_id AND own.contact_id = pair."keptId"
      )
    RETURNING pair."otherId", x.task_id AS id`;
  return { moved, lifted };
}

/**
 * Gives back what moveExemptions moved and lifted, once memberships and copies are back; unless they have
 * the task by now. Who has joined the group since as one person is left out as they were.
 */
export async function returnExemptions(
  { tx, organizationId }: Change,
  { keptId, otherId }: Merge,
  { moved, lifted }: NonNullable<MergeRecord['exemptions']>,
): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM exemptions x
      WHERE x.organization_id = ${organizationId}::uuid AND x.contact_id = ${keptId}::uuid
        AND x.task_id = ANY(${moved}::uuid[]) AND NOT EXISTS (
          SELECT 1 FROM tasks t JOIN members m ON m.organization_id = t.organization_id AND m.group_id = t.group_id
            AND m.contact_id = x.contact_id AND m.left_at IS NULL
          WHERE t.organization_id = x.organization_id AND t.id = x.task_id
        )
    )
    INSERT INTO exemptions (organization_id, task_id, contact_id)
    SELECT x.organization_id, x.task_id, ${otherId}::uuid FROM exemptions x
    WHERE x.organization_id = ${organizationId}::uuid AND x.contact_id = ${keptId}::uuid
      AND x.task_id = ANY(${moved}::uuid[])
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO exemptions (organization_id, task_id, contact_id)
    SELECT x.organization_id, x.task_id, ${keptId}::uuid
    FROM (
      SELECT organization_id, id AS task_id FROM tasks
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${lifted}::uuid[])
    ) x
    WHERE NOT ${hasCopy(sql`${keptId}::uuid`)}
    ON CONFLICT DO NOTHING`;
}
