import type { Actor, Scope } from '../audit/change.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { selectEvents } from '../events/visible-events.ts';
import { largestNumber } from '../people/number.ts';
import { selectTasks, type TaskView } from './visible-tasks.ts';

/**
 * The task that people call by this number, if the actor may see it. Throws taskNotFound, and
 * taskIsEvent where the number is an event's in sight.
 */
export async function requireTask(scope: Scope, actor: Actor, number: number): Promise<TaskView> {
  if (number > largestNumber) throw new UserError('taskNotFound', { number });
  const [task] = await selectTasks(scope, actor, sql`AND t.number = ${number}`);
  if (task) return task;
  const [event] = await selectEvents(scope, actor, sql`AND e.number = ${number}`);
  if (event) throw new UserError('taskIsEvent', { number, title: event.title });
  throw new UserError('taskNotFound', { number });
}
