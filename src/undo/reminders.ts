import { planReminders } from '../alarms/reminder-alarms.ts';
import type { Entry } from '../audit/entry.ts';
import { findDeedOfOthers } from '../audit/find-deed.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { writeReminder } from '../reminders/change-reminder.ts';
import { logged } from '../reminders/create-reminder.ts';
import { nextOf } from '../reminders/due-reminders.ts';
import { type LockedReminder, lockReminder } from '../reminders/lock-reminder.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** The reminder of an entry, locked. Throws cannotUndo where it is gone. */
async function lockReminderOf(change: Change, { subjectId }: Entry): Promise<LockedReminder> {
  const reminder = await lockReminder(change, subjectId);
  if (!reminder) throw cannotUndo('', 'changed');
  return reminder;
}

/** A reminder that was set: off again, unless others changed it, or it was said already. */
const undoCreate: Inverse = async (change, entry, { erase }) => {
  const { tx, organizationId, at } = change;
  const { id, number, text, status, groupId } = await lockReminderOf(change, entry);
  if (status === 'CANCELLED') throw cannotUndo(logged(text), 'changed');
  if (status === 'DONE') throw cannotUndo(logged(text), 'told');
  const subject = { type: 'reminder', id } as const;
  const deed = await findDeedOfOthers(change, subject, ['reminder.update'], entry.at);
  if (deed) throw cannotUndo(logged(text), 'changed', deed.name ?? undefined);
  if (erase) {
    await tx.$executeRaw`
      DELETE FROM reminders WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
    change.freedNumbers.push(number);
  } else {
    await tx.$executeRaw`
      UPDATE reminders SET status = 'CANCELLED', updated_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
  }
  await planReminders(change, [id]);
  await recordAudit(change, {
    action: 'reminder.cancel',
    subjectType: 'reminder',
    subjectId: id,
    groupId,
    before: { number, text: logged(text), status },
    after: { number, status: 'CANCELLED' },
    reason: 'undo',
  });
  return { undone: { kind: 'reminder', number, text, now: 'off' } };
};

interface Said {
  text: string;
  startsAt: string;
  recurrence: string | null;
  zone: string;
}

/** What a reminder said before, and when, counts again. */
const undoUpdate: Inverse = async (change, entry) => {
  const reminder = await lockReminderOf(change, entry);
  const { number, text, startsAt, recurrence } = reminder;
  const was = entry.before as unknown as Said;
  const set = entry.after as unknown as Said;
  const isAsSet =
    text === set.text &&
    startsAt.toISOString() === set.startsAt &&
    recurrence === set.recurrence &&
    reminder.status === 'OPEN';
  if (!isAsSet) throw cannotUndo(logged(text), 'changed');
  const timing = { startsAt: new Date(was.startsAt), recurrence: was.recurrence, zone: was.zone };
  await writeReminder(change, reminder, { ...timing, text: was.text }, 'undo');
  await bringBack(change, reminder.id, timing);
  return { undone: { kind: 'reminder', number, text: was.text, now: 'asBefore' } };
};

/** A reminder that was cancelled is on again; one whose time passed meanwhile is said at once. */
const undoCancel: Inverse = async (change, entry) => {
  const reminder = await lockReminderOf(change, entry);
  const { id, number, text, status, groupId } = reminder;
  if (status !== 'CANCELLED') throw cannotUndo(logged(text), 'changed');
  await bringBack(change, id, reminder);
  await recordAudit(change, {
    action: 'reminder.restore',
    subjectType: 'reminder',
    subjectId: id,
    groupId,
    before: { number, status },
    after: { number, status: 'OPEN' },
    reason: 'undo',
  });
  return { undone: { kind: 'reminder', number, text, now: 'on' } };
};

/** Has a reminder be on, for the next time that it is to be said: what is past of it is said in a moment. */
async function bringBack(
  change: Change,
  id: string,
  timing: Pick<LockedReminder, 'recurrence' | 'zone' | 'startsAt'>,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const { startsAt } = timing;
  const soon = new Date(at.getTime() + 1000);
  const nextAt = startsAt > at ? startsAt : (nextOf(timing, at) ?? soon);
  await tx.$executeRaw`
    UPDATE reminders SET status = 'OPEN', next_at = ${nextAt}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
  await planReminders(change, [id]);
}

/** Whoever took themselves off somebody else's reminder is told by it again. */
const undoLeave: Inverse = async (change, entry) => {
  const { tx, organizationId } = change;
  const { id, number, text, groupId } = await lockReminderOf(change, entry);
  const { contactId } = entry.after as { contactId: string };
  await tx.$executeRaw`
    UPDATE reminder_people SET left_at = NULL
    WHERE organization_id = ${organizationId}::uuid AND reminder_id = ${id}::uuid AND contact_id = ${contactId}::uuid`;
  await recordAudit(change, {
    action: 'reminder.return',
    subjectType: 'reminder',
    subjectId: id,
    groupId,
    after: { number, contactId },
    reason: 'undo',
  });
  return { undone: { kind: 'reminder', number, text, now: 'toldAgain' } };
};

export const reminderInverses = {
  'reminder.create': undoCreate,
  'reminder.update': undoUpdate,
  'reminder.cancel': undoCancel,
  'reminder.leave': undoLeave,
} satisfies Inverses;
