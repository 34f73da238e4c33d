import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { lockEvent } from './lock-event.ts';

/**
 * Calls an event off; the answers stay as they were given. Throws eventNotFound, eventCancelled,
 * groupNotActive, eventOver.
 */
export async function cancelEvent(change: Change, eventId: string): Promise<void> {
  const { tx, organizationId, at } = change;
  const { groupId, status } = await lockEvent(change, eventId);
  await tx.$executeRaw`
    UPDATE events SET status = 'CANCELLED', updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${eventId}::uuid`;
  await recordAudit(change, {
    action: 'event.cancel',
    subjectType: 'event',
    subjectId: eventId,
    groupId,
    before: { status },
    after: { status: 'CANCELLED' },
  });
}
