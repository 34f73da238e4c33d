import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { givenUp } from '../outbox/outbox.ts';

/**
 * Keeps Muster from writing to a contact in their direct chat, but for answers to what they say there;
 * or ends that. What waits to be told to them is given up. Answers false where it was so already.
 */
export async function setOptedOut(
  change: Change,
  contactId: string,
  optedOut: boolean,
  reason?: string,
): Promise<boolean> {
  const { tx, organizationId, at } = change;
  const { count } = await tx.contact.updateMany({
    where: { organizationId, id: contactId, optedOutAt: optedOut ? null : { not: null } },
    data: { optedOutAt: optedOut ? at : null, updatedAt: at },
  });
  if (count === 0) return false;
  if (optedOut) await dropTold(change, contactId);
  await recordAudit(change, {
    action: optedOut ? 'contact.optOut' : 'contact.optIn',
    subjectType: 'contact',
    subjectId: contactId,
    before: { optedOut: !optedOut },
    after: { optedOut },
    ...(reason === undefined ? {} : { reason }),
  });
  return true;
}

/** Gives up what waits to be sent to a contact's direct chat and is no answer: that quotes nothing. */
async function dropTold({ tx, organizationId, at }: Change, contactId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox o SET ${givenUp(at, 'they want no messages')}
    FROM chats ch
    WHERE ch.organization_id = ${organizationId}::uuid AND ch.peer_external_id IN (
        SELECT external_id FROM whatsapp_ids
        WHERE organization_id = ${organizationId}::uuid AND contact_id = ${contactId}::uuid
      )
      AND o.organization_id = ch.organization_id AND o.chat_id = ch.id
      AND o.settled_at IS NULL AND o.quoted_external_id IS NULL`;
}
