import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { findReminder } from './find-reminder.ts';

/**
 * Has somebody be told too, in their direct chat, of what comes again, or no more, by a reaction to what Muster said
 * for it. Marks come again, late and in any order: one that is older than what stands changes nothing, nor does that
 * of whoever is told by name, or whose it is. Nothing where the number is no such reminder's in their sight.
 */
export async function followReminder(
  change: Change,
  number: number,
  { contactId, follows, markedAt }: { contactId: string; follows: boolean; markedAt: Date },
): Promise<void> {
  const { tx, organizationId, actor } = change;
  const reminder = await findReminder(change, actor, number);
  if (reminder?.kind !== 'REMINDER' || reminder.createdById === contactId) return;
  const { id, recurrence, status, group } = reminder;
  if (follows && (recurrence === null || status !== 'OPEN')) return;
  const changed = follows
    ? await tx.$executeRaw`
        INSERT INTO reminder_people AS p (organization_id, reminder_id, contact_id, marked_at)
        VALUES (${organizationId}::uuid, ${id}::uuid, ${contactId}::uuid, ${markedAt})
        ON CONFLICT (organization_id, reminder_id, contact_id) DO UPDATE SET marked_at = ${markedAt}, left_at = NULL
          WHERE p.marked_at < ${markedAt} AND p.left_at IS NOT NULL`
    : await tx.$executeRaw`
        UPDATE reminder_people SET marked_at = ${markedAt}, left_at = ${markedAt}
        WHERE organization_id = ${organizationId}::uuid AND reminder_id = ${id}::uuid
          AND contact_id = ${contactId}::uuid AND marked_at <= ${markedAt} AND left_at IS NULL`;
  if (changed === 0) return;
  await recordAudit(change, {
    action: follows ? 'reminder.follow' : 'reminder.unfollow',
    subjectType: 'reminder',
    subjectId: id,
    groupId: group?.id ?? null,
    after: { number, contactId, markedAt: markedAt.toISOString() },
  });
}
