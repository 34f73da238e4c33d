import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { lockEvent } from './lock-event.ts';
import { type Promotion, promoteWaiting } from './waiting-list.ts';

/**
 * Makes somebody invited again who had answered, as if they had not; a place that they had goes to
 * the next in line. Throws eventCancelled, groupNotActive, eventOver.
 */
export async function retractAnswer(
  change: Change,
  eventId: string,
  contactId: string,
): Promise<Promotion[]> {
  const { tx, organizationId } = change;
  const event = await lockEvent(change, eventId);
  const [before] = await tx.$queryRaw<{ status: string; guests: number; reason: string | null }[]>`
    WITH standing AS (
      SELECT status, guests, reason FROM participants
      WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid AND contact_id = ${contactId}::uuid
    ), retracted AS (
      UPDATE participants SET status = 'INVITED', guests = 0, reason = NULL, source = NULL, answered_at = NULL,
        waiting_ticket = NULL
      WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid AND contact_id = ${contactId}::uuid
    )
    SELECT status, guests, reason FROM standing`;
  if (!before || before.status === 'INVITED') return [];
  await recordAudit(change, {
    action: 'event.answer',
    subjectType: 'event',
    subjectId: eventId,
    groupId: event.groupId,
    before: { contactId, ...before },
    after: { contactId, status: 'INVITED', guests: 0, reason: null },
  });
  return promoteWaiting(change, [eventId]);
}
