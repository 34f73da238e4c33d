import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { recordOwnMessages, recordReceipt } from '../messages/own-messages.ts';
import { createInTurn } from './in-turn.ts';
import { seenMessage } from './seen-message.ts';
import { storable } from './storable.ts';
import type { Listeners } from './switchboard.ts';

/** What deals with messages of the account's own that are seen in a chat, and with their receipts. */
export function createOwnListeners({
  db,
  clock,
}: {
  db: Database;
  clock: Clock;
}): Pick<Listeners, 'own' | 'acknowledgement'> {
  // A receipt comes right behind its message, which must be there by then.
  const inTurn = createInTurn();
  return {
    own: (source, message) =>
      inTurn(`${source.accountId} ${message.chat.id}`, () => {
        const now = clock.now();
        return recordOwnMessages(
          db,
          source,
          {
            externalId: message.chat.id,
            kind: message.chat.kind,
            name: storable(message.chat.name),
          },
          [seenMessage(message, now)],
          now,
        );
      }),
    acknowledgement: (source, { chatId, messageId, receipt }) =>
      inTurn(`${source.accountId} ${chatId}`, () =>
        recordReceipt(db, source, { chatExternalId: chatId, externalId: messageId, receipt }),
      ),
  };
}
