import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { EventStatus } from '../db/generated/enums.ts';
import { dropPolls } from '../outbox/outbox.ts';

/**
 * Calls an event off, or on again, and says so in the log, with a reason. Its row must be locked. A poll
 * that still waits to be sent is dropped: nobody is to vote for what is off.
 */
export async function setEventStatus(
  change: Change,
  event: { id: string; number: number; title: string; groupId: string | null; status: EventStatus },
  status: EventStatus,
  reason?: string,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const { id, number, title, groupId } = event;
  await tx.event.updateMany({ where: { organizationId, id }, data: { status, updatedAt: at } });
  if (status === 'CANCELLED') await dropPolls(change, number);
  await recordAudit(change, {
    action: status === 'CANCELLED' ? 'event.cancel' : 'event.restore',
    subjectType: 'event',
    subjectId: id,
    groupId,
    before: { number, title, status: event.status },
    after: { number, status },
    ...(reason === undefined ? {} : { reason }),
  });
}
