import { planReminders } from '../alarms/reminder-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { messageText, parseShortText } from '../forms/short-text.ts';
import type { ReminderView } from '../sight/visible-reminders.ts';
import { requireToCome, type Timing } from './create-reminder.ts';
import { type LockedReminder, lockLiveReminder } from './lock-reminder.ts';
import { parseReminderText } from './reminder-text.ts';

/** What a reminder says, and when. */
export interface ReminderFields extends Timing {
  text: string;
}

/**
 * Has a reminder say something else, or at another time; what is left out stays. Answers what it was. Throws
 * reminderNotFound, reminderOver, invalid.
 */
export async function changeReminder(
  change: Change,
  reminder: ReminderView,
  fields: Partial<ReminderFields>,
): Promise<LockedReminder> {
  const before = await lockLiveReminder(change, reminder);
  const text =
    fields.text === undefined
      ? before.text
      : before.kind === 'MESSAGE'
        ? (parseShortText(fields.text, messageText) ?? before.text)
        : parseReminderText(fields.text);
  const isMoved = fields.startsAt !== undefined || fields.recurrence !== undefined;
  const { startsAt = before.nextAt, recurrence = before.recurrence, zone = before.zone } = fields;
  if (isMoved) requireToCome(startsAt, change.at);
  const timing = isMoved ? { startsAt, recurrence, zone } : before;
  await writeReminder(change, before, { ...timing, text });
  return before;
}

/** Writes what a reminder whose row is held says and when, plans it, and records that. */
export async function writeReminder(
  change: Change,
  before: LockedReminder,
  { text, startsAt, recurrence, zone }: ReminderFields,
  reason?: string,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const { id, number } = before;
  const isMoved = startsAt.getTime() !== before.startsAt.getTime();
  const nextAt = isMoved ? startsAt : before.nextAt;
  await tx.$executeRaw`
    UPDATE reminders SET text = ${text}, starts_at = ${startsAt}, recurrence = ${recurrence}, zone = ${zone},
      next_at = ${nextAt}, status = CASE WHEN ${isMoved} THEN 'OPEN' ELSE status END, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
  await planReminders(change, [id]);
  await recordAudit(change, {
    action: 'reminder.update',
    subjectType: 'reminder',
    subjectId: id,
    groupId: before.groupId,
    before: factsOf(before),
    after: { ...factsOf({ text, startsAt, recurrence, zone }), number },
    ...(reason === undefined ? {} : { reason }),
  });
}

function factsOf({ text, startsAt, recurrence, zone }: ReminderFields) {
  return { text, startsAt: startsAt.toISOString(), recurrence, zone };
}
