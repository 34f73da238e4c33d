import type { Change } from '../change/change.ts';
import type { ReminderKind, ReminderStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import type { ReminderView } from '../sight/visible-reminders.ts';

/** A reminder as it stands once its row is held. */
export interface LockedReminder {
  id: string;
  number: number;
  kind: ReminderKind;
  text: string;
  mentions: string[];
  groupId: string | null;
  status: ReminderStatus;
  startsAt: Date;
  nextAt: Date;
  /** RFC 5545, on the clock of the zone. */
  recurrence: string | null;
  /** IANA. */
  zone: string;
}

/** Takes a reminder's row before it changes, and reads it again. Undefined where it is gone. */
export async function lockReminder(
  { tx, organizationId }: Change,
  id: string,
): Promise<LockedReminder | undefined> {
  const [reminder] = await tx.$queryRaw<LockedReminder[]>`
    SELECT id, number, kind, text, mentions, group_id AS "groupId", status, starts_at AS "startsAt", next_at AS "nextAt",
      recurrence, zone
    FROM reminders
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  return reminder;
}

/** As lockReminder, of one that is still to be said. Throws reminderNotFound, reminderOver. */
export async function lockLiveReminder(
  change: Change,
  { id, number }: Pick<ReminderView, 'id' | 'number'>,
): Promise<LockedReminder> {
  const locked = await lockReminder(change, id);
  if (!locked) throw new UserError('reminderNotFound', { number });
  const { status, text } = locked;
  if (status === 'DONE' || status === 'CANCELLED')
    throw new UserError('reminderOver', { number, text, cancelled: status === 'CANCELLED' });
  return locked;
}
