import type { Logger } from 'pino';
import type { WhatsappState } from './whatsapp/state.ts';

/** Tells the operator of an account that only a person can mend. */
export type Alert = (account: { id: string; externalId: string }, state: WhatsappState) => void;

const timeoutMs = 10_000;

/** Creates an alert by log, and by POST to a web address where there is one; it never throws. */
export function createAlert(logger: Logger, webhook: string | undefined): Alert {
  return ({ id, externalId }, state) => {
    const text = `WhatsApp account ${externalId} is ${state.state}`;
    logger.error({ accountId: id, state }, text);
    if (webhook === undefined) return;
    fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, account: externalId, ...state }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => logger.warn({ err: error }, 'an alert could not be delivered'));
  };
}
