import type { Actor, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { largestNumber } from '../numbers/number.ts';
import { selectCampaigns } from '../sight/visible-campaigns.ts';
import { selectEvents } from '../sight/visible-events.ts';
import { selectReminders } from '../sight/visible-reminders.ts';
import { selectTasks, type TaskView } from '../sight/visible-tasks.ts';

/** The task that people call by this number, if the actor may see it. */
export async function findTask(
  scope: Scope,
  actor: Actor,
  number: number,
): Promise<TaskView | undefined> {
  if (number > largestNumber) return undefined;
  const [task] = await selectTasks(scope, actor, sql`AND t.number = ${number}`);
  return task;
}

/** As findTask. Throws taskNotFound, and taskIsEvent or isReminder where the number is such a thing's in sight. */
export async function requireTask(scope: Scope, actor: Actor, number: number): Promise<TaskView> {
  const task = await findTask(scope, actor, number);
  if (task) return task;
  if (number > largestNumber) throw new UserError('taskNotFound', { number });
  const [event] = await selectEvents(scope, actor, sql`AND e.number = ${number}`);
  if (event) throw new UserError('taskIsEvent', { number, title: event.title });
  const [reminder] = await selectReminders(scope, actor, sql`AND r.number = ${number}`);
  if (reminder) throw new UserError('isReminder', { number, text: reminder.text });
  const [campaign] = await selectCampaigns(scope, actor, sql`AND k.number = ${number}`);
  if (campaign) throw new UserError('isCampaign', { number });
  throw new UserError('taskNotFound', { number });
}
