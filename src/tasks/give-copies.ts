import type { Change } from '../change/change.ts';
import type { Sql } from '../db/client.ts';

/** Of those whom a task is given to, which groups were named, and who was named besides. */
export interface NamedFor {
  groupIds: readonly string[];
  contactIds: readonly string[];
}

/**
 * Gives people their copies of the shared tasks `t` that a condition names; a copy that was withdrawn
 * becomes theirs again, one that is there stays. Answers the number of copies. The tasks' group, or
 * the tasks themselves, must be locked. `by` tells who gets theirs by a group that was named, and not
 * by name.
 */
export function giveCopies(
  { tx, organizationId, at }: Change,
  which: Sql,
  contactIds: readonly string[],
  by: NamedFor = { groupIds: [], contactIds },
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO tasks (
      organization_id, parent_id, assignee_id, through_group_ids, title, notes, due_at, created_by_id, created_at,
      updated_at
    )
    SELECT t.organization_id, t.id, person.id, ARRAY(
      SELECT m.group_id FROM members m
      WHERE m.organization_id = t.organization_id AND m.group_id = ANY(${by.groupIds}::uuid[])
        AND m.contact_id = person.id AND m.left_at IS NULL AND m.contact_id <> ALL(${by.contactIds}::uuid[])
    ), t.title, t.notes, t.due_at, t.created_by_id, ${at}, ${at}
    FROM tasks t CROSS JOIN unnest(${contactIds}::uuid[]) AS person (id)
    WHERE t.organization_id = ${organizationId}::uuid AND ${which}
    ON CONFLICT (organization_id, parent_id, assignee_id) DO UPDATE
      SET status = 'OPEN', closed_at = NULL, updated_at = excluded.updated_at, through_group_ids = excluded.through_group_ids
      WHERE tasks.status = 'WITHDRAWN'`;
}
