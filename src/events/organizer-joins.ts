import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { reachJoins } from '../outbox/tell.ts';

/**
 * Joins events `e` of organizations `o` to whoever is to see to them, as contacts `c`, and to where they are reached:
 * whoever planned it, else the admins of its group.
 */
export function organizerJoins(change: Change): Sql {
  return sql`
    LEFT JOIN contacts planner ON planner.organization_id = o.id AND planner.id = e.created_by_id
      AND planner.deleted_at IS NULL
    JOIN contacts c ON c.organization_id = o.id AND c.deleted_at IS NULL AND (
      c.id = planner.id OR (planner.id IS NULL AND c.id IN (
        SELECT m.contact_id FROM members m
        WHERE m.organization_id = o.id AND m.group_id = e.group_id AND m.role = 'ADMIN' AND m.left_at IS NULL
      ))
    )
    ${reachJoins(change, sql`(SELECT e.group_id, TRUE AS own)`)}`;
}
