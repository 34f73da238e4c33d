import type { Change } from '../audit/change.ts';

/**
 * Gives joiners their copy of every open task of the group; one who comes back gets the copy that
 * was withdrawn. Answers the number of copies. The group's row must be locked.
 */
export function giveOpenTasks(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<number> {
  const { tx, organizationId, at } = change;
  return tx.$executeRaw`
    INSERT INTO tasks (
      organization_id, parent_id, assignee_id, title, notes, due_at, created_by_id, created_at, updated_at
    )
    SELECT t.organization_id, t.id, joiner.id, t.title, t.notes, t.due_at, t.created_by_id, ${at}, ${at}
    FROM tasks t CROSS JOIN unnest(${contactIds}::uuid[]) AS joiner (id)
    WHERE t.organization_id = ${organizationId}::uuid AND t.group_id = ${groupId}::uuid AND t.status = 'OPEN'
      AND EXISTS (
        SELECT 1 FROM tasks child
        WHERE child.organization_id = t.organization_id AND child.parent_id = t.id AND child.status = 'OPEN'
      )
    ON CONFLICT (organization_id, parent_id, assignee_id) DO UPDATE
      SET status = 'OPEN', closed_at = NULL, updated_at = excluded.updated_at
      WHERE tasks.status = 'WITHDRAWN'`;
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
