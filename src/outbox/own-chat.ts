import type { Change } from '../change/change.ts';
import { queueMessages } from './outbox.ts';
import { directChat } from './tell.ts';

/** The direct chat in which somebody is told what is theirs alone; undefined where there is none, or they want nothing there. */
export async function findOwnChat(
  { tx, organizationId }: Change,
  contactId: string,
): Promise<string | undefined> {
  const [own] = await tx.$queryRaw<{ chatId: string | null }[]>`
    SELECT direct.id AS "chatId" FROM contacts c ${directChat}
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ${contactId}::uuid AND c.opted_out_at IS NULL`;
  return own?.chatId ?? undefined;
}

/** Tells somebody what is theirs alone, where nobody else reads it; not after it is of no use. */
export function tellInOwnChat(
  change: Change,
  chatId: string,
  body: string,
  expiresAt?: Date,
): Promise<void> {
  const about = { mentions: [], quotedExternalId: null, aboutNumber: null };
  return queueMessages(change, [{ chatId, body, ...about, ...(expiresAt ? { expiresAt } : {}) }]);
}
