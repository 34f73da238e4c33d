import type { Actor } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { visibleGroups } from './visible-groups.ts';

/**
 * Whether a copy of a task in sight is in sight itself, over an alias: one's own, one that was given by name or with a
 * task of a single group, and one that came by a group in sight. Who has the others, what became of them, and
 * how many they are, would tell who is in a group that hides (docs/rules.md, tasks).
 */
export function copyInSight(organizationId: string, actor: Actor, copy: Sql = sql`copy`): Sql {
  if (actor.role === 'ADMIN') return sql`TRUE`;
  return sql`(
    ${copy}.through_group_ids = '{}' OR ${copy}.assignee_id = ${actor.contactId}::uuid
    OR EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = ANY(${copy}.through_group_ids))
  )`;
}

/**
 * Whether a task `copy` that somebody has is in sight by what it is for: as copyInSight, and not given in the
 * chat of a group out of sight.
 */
export function assignedInSight(organizationId: string, actor: Actor): Sql {
  return sql`(${copyInSight(organizationId, actor)} AND NOT EXISTS (
    SELECT 1 FROM tasks given
    WHERE given.organization_id = copy.organization_id AND given.id = coalesce(copy.parent_id, copy.id)
      AND given.chat_group_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = given.chat_group_id)
  ))`;
}

/** Whether `copy` is a copy of a task: of one person's own task it is the task itself. */
export function isCopyOf(taskId: Sql): Sql {
  return sql`copy.assignee_id IS NOT NULL AND (copy.id = ${taskId} OR copy.parent_id = ${taskId})`;
}
