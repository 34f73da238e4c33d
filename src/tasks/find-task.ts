import type { Actor, Scope } from '../audit/change.ts';
import { sql } from '../db/client.ts';
import type { MemberRole, TaskStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { visibleGroups } from '../groups/group.ts';

/** A numbered task as an actor sees it. */
export interface TaskView {
  id: string;
  number: number;
  title: string;
  notes: string | null;
  dueAt: Date | null;
  status: TaskStatus;
  /** The group, of a group task. */
  group: { id: string; name: string; icon: string | null; memberRole: MemberRole | null; created: boolean } | null;
  /** The person, of one person's own task. */
  assigneeId: string | null;
  createdById: string | null;
  createdAt: Date;
}

/**
 * The task that people call by this number, if the actor may see it: their own, one they made, one of
 * a group in their sight, or any for an ADMIN. Throws taskNotFound, and taskIsEvent where the number
 * is an event's in sight.
 */
export async function requireTask(scope: Scope, actor: Actor, number: number): Promise<TaskView> {
  const { tx, organizationId } = scope;
  const { contactId, role } = actor;
  const visible = sql`
    SELECT g.id, g.name, g.icon, m.role AS "memberRole",
      coalesce(g.created_by_contact_id = ${contactId}::uuid, FALSE)
        OR coalesce(g.created_by_user_id = ${actor.userId}::uuid, FALSE) AS created
    ${visibleGroups(organizationId, actor)}`;
  const [task] = await tx.$queryRaw<TaskView[]>`
    SELECT t.id, t.number, t.title, t.notes, t.due_at AS "dueAt", t.status, t.assignee_id AS "assigneeId",
      t.created_by_id AS "createdById", t.created_at AS "createdAt",
      CASE WHEN seen.id IS NULL THEN NULL ELSE to_jsonb(seen) END AS "group"
    FROM tasks t
    LEFT JOIN LATERAL (${visible} AND g.id = t.group_id) seen ON TRUE
    WHERE t.organization_id = ${organizationId}::uuid AND t.number = ${number}
      AND (
        seen.id IS NOT NULL
        OR (t.group_id IS NULL AND (
          ${role === 'ADMIN' || role === 'MANAGER'}
          OR t.assignee_id = ${contactId}::uuid OR t.created_by_id = ${contactId}::uuid
          OR EXISTS (
            SELECT 1 FROM tasks child WHERE child.organization_id = t.organization_id
              AND child.parent_id = t.id AND child.assignee_id = ${contactId}::uuid
          )
        ))
      )`;
  if (task) return task;
  const [event] = await tx.$queryRaw<{ title: string }[]>`
    SELECT e.title FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.number = ${number}
      AND EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = e.group_id)`;
  if (event) throw new UserError('taskIsEvent', { number, title: event.title });
  throw new UserError('taskNotFound', { number });
}
