import type { Sendable } from '../../change/sendable.ts';
import type { Sender } from './sender.ts';

/**
 * Has messages sent whose rows are committed, each by the sender of its account. What no sender of this
 * process is for, another process sends. Never rejects.
 */
export type Deliver = (messages: readonly Sendable[]) => Promise<void>;

export function createDeliverer(senderOf: (accountId: string) => Sender | undefined): Deliver {
  return async (messages) => {
    const byAccount = Map.groupBy(messages, ({ accountId }) => accountId);
    await Promise.all(
      [...byAccount].map(([accountId, rows]) =>
        senderOf(accountId)?.send(rows.map(({ id }) => id)),
      ),
    );
  };
}
