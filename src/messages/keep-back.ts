import type { Change } from '../audit/change.ts';

/**
 * Gives up what a message made Muster say to others and what still waits to be sent; answers how many
 * chats do not get it. Whoever sends takes each row first, so that what is kept back is not sent.
 */
export function keepBack(
  { tx, organizationId, at }: Change,
  causeMessageId: string,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE outbox SET status = 'EXPIRED', failure = 'it was taken back', settled_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND cause_message_id = ${causeMessageId}::uuid
      -- What answers its sender quotes them, and is about what was done.
      AND quoted_external_id IS NULL AND status = 'PENDING'`;
}
