import type { Change } from '../change/change.ts';
import { givenUp } from './outbox.ts';

/**
 * Gives up what a message made Muster say to others and what still waits to be sent; answers how many
 * chats do not get it. Whoever sends takes each row first, so that what is kept back is not sent.
 */
export async function keepBack(
  { tx, organizationId, at }: Change,
  causeMessageId: string,
): Promise<number> {
  const open = await tx.$queryRaw<{ isKept: boolean }[]>`
    UPDATE outbox o SET ${givenUp(at, 'it was taken back')}
    WHERE o.organization_id = ${organizationId}::uuid AND o.cause_message_id = ${causeMessageId}::uuid
      -- What answers its sender quotes them, and is about what was done.
      AND o.quoted_external_id IS NULL AND o.settled_at IS NULL
    RETURNING o.status = 'EXPIRED' AS "isKept"`;
  return open.filter(({ isKept }) => isKept).length;
}
