import type { Actor, Scope } from '../audit/change.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { visibleGroups } from '../groups/group.ts';
import { selectTasks, type TaskView } from './visible-tasks.ts';

/**
 * The task that people call by this number, if the actor may see it. Throws taskNotFound, and
 * taskIsEvent where the number is an event's in sight.
 */
export async function requireTask(scope: Scope, actor: Actor, number: number): Promise<TaskView> {
  const [task] = await selectTasks(scope, actor, sql`AND t.number = ${number}`);
  if (task) return task;
  const { tx, organizationId } = scope;
  const [event] = await tx.$queryRaw<{ title: string }[]>`
    SELECT e.title FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.number = ${number}
      AND EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = e.group_id)`;
  if (event) throw new UserError('taskIsEvent', { number, title: event.title });
  throw new UserError('taskNotFound', { number });
}
