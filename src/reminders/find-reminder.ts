import type { Actor, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { largestNumber } from '../numbers/number.ts';
import { selectCampaigns } from '../sight/visible-campaigns.ts';
import { selectEvents } from '../sight/visible-events.ts';
import { type ReminderView, selectReminders } from '../sight/visible-reminders.ts';
import { selectTasks } from '../sight/visible-tasks.ts';

/** The reminder that people call by this number, if the actor may see it. */
export async function findReminder(
  scope: Scope,
  actor: Actor,
  number: number,
): Promise<ReminderView | undefined> {
  if (number > largestNumber) return undefined;
  const [reminder] = await selectReminders(scope, actor, sql`AND r.number = ${number}`);
  return reminder;
}

/**
 * As findReminder. Throws reminderNotFound, and eventIsTask or taskIsEvent where the number is a task's or an event's
 * in sight.
 */
export async function requireReminder(
  scope: Scope,
  actor: Actor,
  number: number,
): Promise<ReminderView> {
  const reminder = await findReminder(scope, actor, number);
  if (reminder) return reminder;
  if (number > largestNumber) throw new UserError('reminderNotFound', { number });
  const [task] = await selectTasks(scope, actor, sql`AND t.number = ${number}`);
  if (task) throw new UserError('eventIsTask', { number, title: task.title });
  const [event] = await selectEvents(scope, actor, sql`AND e.number = ${number}`);
  if (event) throw new UserError('taskIsEvent', { number, title: event.title });
  const [campaign] = await selectCampaigns(scope, actor, sql`AND k.number = ${number}`);
  if (campaign) throw new UserError('isCampaign', { number });
  throw new UserError('reminderNotFound', { number });
}
