import type { SeenMessage } from '../messages/own-messages.ts';
import { storable, storableInstant } from './storable.ts';
import type { OwnMessage } from './transport.ts';

/** A message of the account's own as it is kept. */
export function seenMessage(
  { id, quotedId, body, ...message }: OwnMessage,
  now: Date,
): SeenMessage {
  const { mentions, media, pollOptions, sentAt } = message;
  return {
    externalId: id,
    body: storable(body),
    mentions,
    quotedExternalId: quotedId,
    media,
    pollOptions: pollOptions.map(storable),
    sentAt: storableInstant(sentAt, now),
  };
}
