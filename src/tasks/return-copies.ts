import type { Change } from '../change/change.ts';

/**
 * Gives tasks back that people had by name and that were withdrawn because they went: those that still stand, and that
 * nobody has done for all. They are due when the whole is by now. One statement.
 */
export async function returnCopies(
  { tx, organizationId, at }: Change,
  taskIds: readonly string[],
): Promise<void> {
  if (taskIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE tasks copy
    SET status = 'OPEN', closed_at = NULL, updated_at = ${at}, due_at = CASE WHEN t.id IS NULL THEN copy.due_at ELSE t.due_at END
    FROM tasks own
    LEFT JOIN tasks t ON t.organization_id = own.organization_id AND t.id = own.parent_id
    WHERE own.organization_id = ${organizationId}::uuid AND own.id = ANY(${taskIds}::uuid[])
      AND copy.organization_id = own.organization_id AND copy.id = own.id AND copy.status = 'WITHDRAWN'
      AND (t.id IS NULL OR (t.status = 'OPEN' AND t.group_id IS NULL AND NOT EXISTS (
        SELECT 1 FROM tasks other
        WHERE t.mode = 'ANYONE' AND other.organization_id = t.organization_id AND other.parent_id = t.id
          AND other.status = 'DONE'
      )) AND NOT EXISTS (
        SELECT 1 FROM exemptions x
        WHERE x.organization_id = t.organization_id AND x.task_id = t.id AND x.contact_id = own.assignee_id
      ))`;
}
