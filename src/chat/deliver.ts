import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { type Delivery, settleMessage } from '../messages/outbox.ts';
import type { Sendable } from '../messages/sendable.ts';
import type { ChatTransport, SendResult } from './transport.ts';

export interface DelivererDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  /** The transport of an account that this process runs. */
  transportOf: (accountId: string) => ChatTransport | undefined;
}

/** How long a transport may take over one message. */
const sendTimeoutMs = 10_000;

/** Failed sends are tried again after 5 s, 10 s, 20 s …, ten times at most: about an hour and a half. */
const firstRetryMs = 5_000;
const mostAttempts = 10;

/**
 * Sends messages whose rows are committed and leased to this process, one after another so that each
 * chat reads them in order, and records what became of each. Never throws: what could not be recorded
 * is taken up again when its lease runs out.
 */
export type Deliver = (messages: readonly Sendable[]) => Promise<void>;

export function createDeliverer({ db, clock, logger, transportOf }: DelivererDeps): Deliver {
  return async (messages) => {
    for (const message of messages) {
      const transport = transportOf(message.accountId);
      // Another process runs the account, or it is away: the row's lease runs out, and a sweep takes it.
      if (!transport?.isReady()) continue;
      // Those before it took so long that its lease could end while it is being sent, and another
      // process would send it too: it is left for whoever takes it then.
      if (message.leasedUntil.getTime() - clock.now().getTime() < sendTimeoutMs) continue;
      try {
        const result = await send(transport, message);
        await settleMessage(db, message, deliveryOf(result, message, clock.now()), clock.now());
      } catch (error) {
        logger.error({ err: error, outboxId: message.id }, 'a message could not be settled');
      }
    }
  };
}

async function send(transport: ChatTransport, message: Sendable): Promise<SendResult> {
  const { body, mentions, quotedExternalId: quotedId, pollOptions } = message;
  const options = { key: message.id, timeoutMs: sendTimeoutMs };
  try {
    const outgoing = { body, mentions, quotedId, media: null, pollOptions };
    if (message.editsExternalId !== null) {
      const edited = await transport.edit(
        message.chatExternalId,
        message.editsExternalId,
        outgoing,
        options,
      );
      // What can no longer be edited is said anew: the answer must not be lost.
      if (edited.status !== 'failed' || edited.retryable) return edited;
    }
    return await transport.send(message.chatExternalId, outgoing, options);
  } catch (error) {
    // It may have arrived before the fault: sending again could say it twice.
    return { status: 'unknown', reason: error instanceof Error ? error.message : String(error) };
  }
}

function deliveryOf(result: SendResult, { attempts }: Sendable, now: Date): Delivery {
  switch (result.status) {
    case 'sent':
      return { status: 'SENT', externalId: result.id };
    case 'unknown':
      return { status: 'UNKNOWN', failure: result.reason };
    case 'failed':
      return result.retryable && attempts + 1 < mostAttempts
        ? {
            status: 'PENDING',
            failure: result.reason,
            retryAt: new Date(now.getTime() + firstRetryMs * 2 ** attempts),
          }
        : { status: 'FAILED', failure: result.reason };
  }
}
