import type { Delivery, Parcel } from '../../outbox/settle-messages.ts';
import type { TakenMessage } from '../../outbox/take-messages.ts';
import type { ChatTransport, OutgoingMessage, SendResult } from '../transport.ts';

/** How long a transport may take over one message. */
export const sendTimeoutMs = 10_000;

/** Failed sends are tried again after 5 s, 10 s, 20 s …, ten times at most: about an hour and a half. */
const firstRetryMs = 5_000;
export const mostAttempts = 10;

/** Texts that wait for one chat and are about one thing are one message, with a blank line between. */
export function joinTexts(rows: readonly TakenMessage[]): Parcel {
  return {
    rows,
    body: rows.map(({ body }) => body).join('\n\n'),
    mentions: [...new Set(rows.flatMap(({ mentions }) => mentions))],
  };
}

/**
 * Hands a message to the transport, by what its first row says besides the text, and answers what
 * became of it. Never throws.
 */
export async function sendMessage(
  transport: ChatTransport,
  { body, mentions }: Parcel,
  head: TakenMessage,
  media: OutgoingMessage['media'],
): Promise<SendResult> {
  const { chatExternalId, quotedExternalId: quotedId, pollOptions, editsExternalId } = head;
  const message = { body, mentions: [...mentions], quotedId, media, pollOptions };
  // What the poll asks stands in the reply too, with the commands that answer it.
  if (pollOptions.length > 0 && !transport.capabilities.polls)
    return { status: 'failed', retryable: false, reason: 'the network has no polls' };
  if (media !== null && !transport.capabilities.media)
    return { status: 'failed', retryable: false, reason: 'the network has no files' };
  // Where a transport knows keys, the row's is the same for ever. Where it does not, an attempt is only
  // made where the one before did not arrive, and must not be taken for that one.
  const key = transport.capabilities.knowsKeys
    ? head.id
    : `${head.id} ${head.leasedUntil.toISOString()}`;
  const options = { key, timeoutMs: sendTimeoutMs };
  if (editsExternalId !== null) {
    const edited = await transport
      .edit(chatExternalId, editsExternalId, message, options)
      .catch(asUnknown);
    // The same edit may be made again: whether it was made need not be found out.
    if (edited.status === 'unknown') return { ...edited, status: 'failed', retryable: true };
    // What can no longer be edited is said anew: the answer must not be lost.
    if (edited.status === 'sent' || edited.retryable) return edited;
  }
  const sent = await transport.send(chatExternalId, message, options).catch(asUnknown);
  if (sent.status !== 'unknown' || !transport.capabilities.knowsKeys) return sent;
  return { ...sent, status: 'failed', retryable: true };
}

/** It may have arrived before the fault: sending again could say it twice. */
function asUnknown(error: unknown): SendResult & { status: 'unknown' } {
  return { status: 'unknown', reason: error instanceof Error ? error.message : String(error) };
}

/** What is to be recorded of a result, and when the next attempt is made. */
export function deliveryOf(result: SendResult, { attempts }: TakenMessage, now: Date): Delivery {
  switch (result.status) {
    case 'sent':
      return { status: 'SENT', externalId: result.id };
    case 'unknown':
      return { status: 'UNKNOWN', failure: result.reason };
    case 'failed':
      return result.retryable && attempts < mostAttempts
        ? {
            status: 'PENDING',
            failure: result.reason,
            retryAt: new Date(now.getTime() + firstRetryMs * 2 ** (attempts - 1)),
          }
        : { status: 'FAILED', failure: result.reason };
  }
}
