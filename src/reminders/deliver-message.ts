import { planReminders } from '../alarms/reminder-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { type Reach, sendToGroup } from '../messages/send-to-group.ts';
import type { ReminderView } from '../sight/visible-reminders.ts';
import { lockLiveReminder } from './lock-reminder.ts';

/**
 * Says a message for later at once, in the actor's name, in the chats of its group, that where it is asked for among
 * them. One that comes again goes on. Throws reminderNotFound, reminderOver, and as sendToGroup.
 */
export async function deliverMessage(change: Change, reminder: ReminderView): Promise<Reach> {
  const { tx, organizationId, at } = change;
  const { id, number, text, mentions, groupId, status, recurrence, nextAt } =
    await lockLiveReminder(change, reminder);
  const message = { text, mentions, mediaId: null, alsoHere: true };
  const reach = await sendToGroup(change, groupId!, message);
  if (recurrence === null) {
    await tx.$executeRaw`
      UPDATE reminders SET status = 'DONE', updated_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
    await planReminders(change, [id]);
  }
  await recordAudit(change, {
    action: 'reminder.ring',
    subjectType: 'reminder',
    subjectId: id,
    groupId,
    before: { number, status },
    after: {
      number,
      fate: 'SAID',
      plannedAt: nextAt.toISOString(),
      next: recurrence === null ? null : nextAt.toISOString(),
    },
  });
  return reach;
}
