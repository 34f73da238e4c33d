import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/client.ts';
import { recordOwnMessages } from '../../messages/own-messages.ts';
import type { AccountScope } from '../../outbox/account-scope.ts';
import { SKEW_MS } from '../../outbox/skew.ts';
import { findDoubtfulChats, settleUnknown } from '../../outbox/unknown-messages.ts';
import { seenMessage } from '../seen-message.ts';
import { type ChatTransport, isOwn } from '../transport.ts';
import { mostAttempts } from './send-message.ts';

/** Chats looked at in one go; the next one goes on. */
const mostChats = 10;

/** Messages of a chat that are looked through for one that may have been sent. */
const mostMessages = 1_000;

/**
 * Finds out what became of messages of which the transport could not tell whether they arrived: they
 * are in their chat's history, or are sent anew, or are left to people.
 */
export async function reconcile(
  { db, clock }: { db: Database; clock: Clock },
  account: AccountScope,
  transport: ChatTransport,
  stopping: AbortSignal,
): Promise<void> {
  for (const chat of await findDoubtfulChats(db, account, clock.now(), mostChats)) {
    if (stopping.aborted) return;
    const since = new Date(chat.triedAt.getTime() - SKEW_MS);
    const history = await transport
      .history(chat.externalId, since, mostMessages)
      // Away, or it does not answer: later, perhaps.
      .catch(() => undefined);
    const now = clock.now();
    const own = history?.messages.filter(isOwn).map((message) => seenMessage(message, now)) ?? [];
    await recordOwnMessages(db, account, chat, own, now);
    await settleUnknown(db, account, chat.id, {
      sawAll: history?.isWhole === true,
      mostAttempts,
      at: clock.now(),
    });
  }
}
