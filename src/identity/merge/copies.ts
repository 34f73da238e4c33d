import type { Change } from '../../change/change.ts';
import { type Merge, type MergeRecord, type Moved, pairsOf, type WithdrawnCopy } from './record.ts';

/**
 * Makes the others' tasks those of the kept ones. Of two copies of one task the better state counts:
 * done, else open. The groups must be locked.
 */
export async function moveCopies(
  { tx, organizationId, at }: Change,
  merges: readonly Merge[],
): Promise<{ moved: Moved<{ id: string }>[]; withdrawn: Moved<WithdrawnCopy>[] }> {
  const withdrawn = await tx.$queryRaw<Moved<WithdrawnCopy>[]>`
    SELECT pair."otherId", o.id, o.status, to_jsonb(o.closed_at) AS "closedAt", k.id AS "twinId",
      k.status AS "twinStatus", to_jsonb(k.closed_at) AS "twinClosedAt"
    FROM ${pairsOf(merges)}
    JOIN tasks o ON o.organization_id = ${organizationId}::uuid AND o.assignee_id = pair."otherId"
    JOIN tasks k ON k.organization_id = o.organization_id AND k.parent_id = o.parent_id
      AND k.assignee_id = pair."keptId"
    ORDER BY k.id FOR NO KEY UPDATE OF o, k`;
  const withdrawnIds = withdrawn.map(({ id }) => id);
  if (withdrawn.length > 0) {
    const better = withdrawn.filter(({ status, twinStatus }) => rank(status) > rank(twinStatus));
    await tx.$executeRaw`
      UPDATE tasks k SET status = better.status, closed_at = better."closedAt", updated_at = ${at}
      FROM jsonb_to_recordset(${JSON.stringify(better)}::jsonb)
        AS better ("twinId" uuid, status task_status, "closedAt" timestamptz)
      WHERE k.organization_id = ${organizationId}::uuid AND k.id = better."twinId"`;
    await tx.$executeRaw`
      UPDATE tasks SET status = 'WITHDRAWN', closed_at = ${at}, updated_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${withdrawnIds}::uuid[])`;
  }
  const moved = await tx.$queryRaw<Moved<{ id: string }>[]>`
    UPDATE tasks t SET assignee_id = pair."keptId" FROM ${pairsOf(merges)}
    WHERE t.organization_id = ${organizationId}::uuid AND t.assignee_id = pair."otherId"
      AND t.id <> ALL(${withdrawnIds}::uuid[])
    RETURNING pair."otherId", t.id`;
  return { moved, withdrawn };
}

/**
 * Gives tasks back; of two copies that were one, each is as it was, unless somebody changed it since.
 * What was cancelled meanwhile, or is a group's that its owner is not in any more, is not owed again.
 * The memberships must be back.
 */
export async function returnCopies(
  { tx, organizationId, at }: Change,
  { keptId, otherId }: Merge,
  { moved, withdrawn }: MergeRecord['copies'],
  mergedAt: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE tasks t SET assignee_id = ${otherId}::uuid
    WHERE t.organization_id = ${organizationId}::uuid AND t.id = ANY(${moved}::uuid[]) AND t.assignee_id = ${keptId}::uuid
      -- What the kept one owes by a stay of their own stays with it.
      AND (t.status <> 'OPEN' OR NOT EXISTS (
        SELECT 1 FROM tasks p JOIN members m ON m.organization_id = p.organization_id AND m.group_id = p.group_id
          AND m.contact_id = ${keptId}::uuid AND m.left_at IS NULL
        WHERE p.organization_id = t.organization_id AND p.id = t.parent_id
      ))`;
  const before = [
    ...withdrawn.map(({ id, status, closedAt }) => ({ id, status, closedAt })),
    ...withdrawn
      .filter(({ status, twinStatus }) => rank(status) > rank(twinStatus))
      .map(({ twinId, twinStatus, twinClosedAt }) => ({
        id: twinId,
        status: twinStatus,
        closedAt: twinClosedAt,
      })),
  ];
  await tx.$executeRaw`
    UPDATE tasks t SET status = was.status, closed_at = was."closedAt", updated_at = ${at}
    FROM jsonb_to_recordset(${JSON.stringify(before)}::jsonb)
      AS was (id uuid, status task_status, "closedAt" timestamptz)
    WHERE t.organization_id = ${organizationId}::uuid AND t.id = was.id AND t.updated_at = ${mergedAt}
      AND (was.status <> 'OPEN' OR EXISTS (
        SELECT 1 FROM tasks p
        WHERE p.organization_id = t.organization_id AND p.id = t.parent_id AND p.status = 'OPEN'
          AND (p.group_id IS NULL OR EXISTS (
            SELECT 1 FROM members m
            WHERE m.organization_id = p.organization_id AND m.group_id = p.group_id
              AND m.contact_id = t.assignee_id AND m.left_at IS NULL
          ))
          AND (p.mode = 'EACH' OR NOT EXISTS (
            SELECT 1 FROM tasks done
            WHERE done.organization_id = p.organization_id AND done.parent_id = p.id AND done.status = 'DONE'
          ))
      ))`;
}

/** What the others gave is given by the kept ones. Answers the numbered tasks: copies go with theirs. */
export async function moveGiven(
  { tx, organizationId }: Change,
  merges: readonly Merge[],
): Promise<Moved<{ id: string }>[]> {
  const given = await tx.$queryRaw<Moved<{ id: string; isNumbered: boolean }>[]>`
    UPDATE tasks t SET created_by_id = pair."keptId" FROM ${pairsOf(merges)}
    WHERE t.organization_id = ${organizationId}::uuid AND t.created_by_id = pair."otherId"
    RETURNING pair."otherId", t.id, t.number IS NOT NULL AS "isNumbered"`;
  return given.filter(({ isNumbered }) => isNumbered);
}

/** Gives back what moveGiven moved. */
export async function returnGiven(
  { tx, organizationId }: Change,
  { keptId, otherId }: Merge,
  taskIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE tasks SET created_by_id = ${otherId}::uuid
    WHERE organization_id = ${organizationId}::uuid AND created_by_id = ${keptId}::uuid
      AND (id = ANY(${taskIds}::uuid[]) OR parent_id = ANY(${taskIds}::uuid[]))`;
}

function rank(status: WithdrawnCopy['status']): number {
  return status === 'DONE' ? 2 : status === 'OPEN' ? 1 : 0;
}
