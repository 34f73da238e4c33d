import type { Change } from '../audit/change.ts';
import { sql } from '../db/client.ts';
import { giveCopies } from './give-copies.ts';

/**
 * Gives joiners their copy of every open task of the group; one who comes back gets the copy that
 * was withdrawn. Answers the number of copies. The group's row must be locked.
 */
export function giveOpenTasks(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<number> {
  return giveCopies(
    change,
    sql`t.group_id = ${groupId}::uuid AND t.status = 'OPEN' AND EXISTS (
      SELECT 1 FROM tasks child
      WHERE child.organization_id = t.organization_id AND child.parent_id = t.id AND child.status = 'OPEN'
    )`,
    contactIds,
  );
}

/**
 * Gives those who have joined a group since an instant their copy of one of its tasks, which could not
 * be given while it was cancelled. Answers the number of copies. The group's row must be locked.
 */
export async function giveCopiesToJoiners(
  change: Change,
  taskId: string,
  groupId: string,
  since: Date,
): Promise<number> {
  const { tx, organizationId } = change;
  const joiners = await tx.$queryRaw<{ contactId: string }[]>`
    SELECT contact_id AS "contactId" FROM members
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND joined_at > ${since} AND left_at IS NULL`;
  const contactIds = joiners.map(({ contactId }) => contactId);
  return giveCopies(change, sql`t.id = ${taskId}::uuid`, contactIds);
}

/** Withdraws the open copies that leavers have of the group's tasks; answers their number. */
export function withdrawTasks(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<number> {
  const { tx, organizationId, at } = change;
  return tx.$executeRaw`
    UPDATE tasks child SET status = 'WITHDRAWN', closed_at = ${at}, updated_at = ${at}
    FROM tasks t
    WHERE t.organization_id = ${organizationId}::uuid AND t.group_id = ${groupId}::uuid
      AND child.organization_id = t.organization_id AND child.parent_id = t.id
      AND child.assignee_id = ANY(${contactIds}::uuid[]) AND child.status = 'OPEN'`;
}
