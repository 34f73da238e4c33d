import type { Change } from '../../change/change.ts';
import { type EndedStay, type Merge, type MergeRecord, type Moved, pairsOf } from './record.ts';

/**
 * Makes the others' memberships those of the kept ones. Of two in one group one goes on, as an admin
 * where either was. The groups must be locked.
 */
export async function moveStays(
  { tx, organizationId, at }: Change,
  merges: readonly Merge[],
): Promise<{ moved: Moved<{ id: string }>[]; ended: Moved<EndedStay>[] }> {
  const ended = await tx.$queryRaw<Moved<EndedStay>[]>`
    SELECT pair."otherId", o.id, k.id AS "twinId", k.role, k.title
    FROM ${pairsOf(merges)}
    JOIN members o ON o.organization_id = ${organizationId}::uuid AND o.contact_id = pair."otherId" AND o.left_at IS NULL
    JOIN members k ON k.organization_id = o.organization_id AND k.group_id = o.group_id
      AND k.contact_id = pair."keptId" AND k.left_at IS NULL`;
  const endedIds = ended.map(({ id }) => id);
  if (ended.length > 0) {
    await tx.$executeRaw`
      WITH ended AS (
        UPDATE members SET left_at = greatest(joined_at, ${at}::timestamptz)
        WHERE organization_id = ${organizationId}::uuid AND id = ANY(${endedIds}::uuid[])
        RETURNING id, role, title
      )
      UPDATE members k SET role = CASE WHEN ended.role = 'ADMIN' THEN 'ADMIN' ELSE k.role END,
        title = coalesce(k.title, ended.title)
      FROM ended
      JOIN unnest(${endedIds}::uuid[], ${ended.map(({ twinId }) => twinId)}::uuid[]) AS twin (id, kept_id)
        ON twin.id = ended.id
      WHERE k.organization_id = ${organizationId}::uuid AND k.id = twin.kept_id`;
  }
  const moved = await tx.$queryRaw<Moved<{ id: string }>[]>`
    UPDATE members m SET contact_id = pair."keptId" FROM ${pairsOf(merges)}
    WHERE m.organization_id = ${organizationId}::uuid AND m.contact_id = pair."otherId"
      AND m.id <> ALL(${endedIds}::uuid[])
    RETURNING pair."otherId", m.id`;
  return { moved, ended };
}

/**
 * Gives memberships back. One that had ended goes on where the kept one is still in the group; and who
 * was an admin by the other's right alone is none any more.
 */
export async function returnStays(
  { tx, organizationId }: Change,
  { keptId, otherId }: Merge,
  { moved, ended }: MergeRecord['stays'],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE members SET contact_id = ${otherId}::uuid
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${moved}::uuid[]) AND contact_id = ${keptId}::uuid`;
  await tx.$executeRaw`
    WITH again AS (
      UPDATE members o SET left_at = NULL
      FROM jsonb_to_recordset(${JSON.stringify(ended)}::jsonb)
          AS was (id uuid, "twinId" uuid, role member_role, title text)
        JOIN members k ON k.organization_id = ${organizationId}::uuid AND k.id = was."twinId" AND k.left_at IS NULL
      WHERE o.organization_id = ${organizationId}::uuid AND o.id = was.id
      RETURNING o.role AS own_role, o.title AS own_title, was.*
    )
    UPDATE members k SET role = CASE WHEN again.own_role = 'ADMIN' THEN again.role ELSE k.role END,
      title = CASE WHEN again.title IS NULL AND k.title = again.own_title THEN NULL ELSE k.title END
    FROM again WHERE k.organization_id = ${organizationId}::uuid AND k.id = again."twinId"`;
}
