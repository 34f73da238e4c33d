import { planReminders } from '../alarms/reminder-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { ReminderView } from '../sight/visible-reminders.ts';
import { logged } from './create-reminder.ts';
import { lockLiveReminder } from './lock-reminder.ts';

/** Takes a reminder off: nobody is told by it any more. Throws reminderNotFound, reminderOver. */
export async function cancelReminder(change: Change, reminder: ReminderView): Promise<void> {
  const { tx, organizationId, at } = change;
  const { id, number, text, status, groupId } = await lockLiveReminder(change, reminder);
  await tx.$executeRaw`
    UPDATE reminders SET status = 'CANCELLED', updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
  await planReminders(change, [id]);
  await recordAudit(change, {
    action: 'reminder.cancel',
    subjectType: 'reminder',
    subjectId: id,
    groupId,
    before: { number, text: logged(text), status },
    after: { number, status: 'CANCELLED' },
  });
}

/**
 * Takes somebody who is told by name off a reminder of somebody else's, which goes on for the others; with nobody
 * left it is off. Throws reminderNotFound, reminderOver.
 */
export async function leaveReminder(change: Change, reminder: ReminderView): Promise<void> {
  const { tx, organizationId, actor, at } = change;
  const { id, number, groupId, text } = await lockLiveReminder(change, reminder);
  await tx.$executeRaw`
    UPDATE reminder_people SET left_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND reminder_id = ${id}::uuid
      AND contact_id = ${actor.contactId}::uuid AND left_at IS NULL`;
  await recordAudit(change, {
    action: 'reminder.leave',
    subjectType: 'reminder',
    subjectId: id,
    groupId,
    before: { number, text: logged(text) },
    after: { number, contactId: actor.contactId },
  });
}
