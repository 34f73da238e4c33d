import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountScope } from '../../outbox/account-scope.ts';
import { budgetAt, listSendings, startBudget } from '../../outbox/budget.ts';
import { takeNextMessage } from '../../outbox/take-messages.ts';
import type { ChatTransport } from '../transport.ts';
import { handOver } from './hand-over.ts';
import { createPace, type Pace } from './pace.ts';
import { reconcile } from './reconcile.ts';
import type { Pacing, Sender, SenderDeps } from './sender.ts';

export const usualPacing: Pacing = {
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
  random: Math.random,
};

/** A wait is looked at anew so often, in milliseconds: the budget may have been changed. */
const longestWaitMs = 5_000;

/**
 * Sends by the budget of the account, one message after another, in a round of its own that goes on
 * while anything is there to be sent. No other process sends for the account.
 */
export function createPacedSender(
  { db, clock, logger, pacing }: SenderDeps,
  account: AccountScope,
  transport: ChatTransport,
): Sender {
  const stopping = new AbortController();
  let pace: Pace | undefined;
  let sending: Promise<void> | undefined;
  /** Whether something was written since rows were last looked for. */
  let hasNews = false;
  let looking: Promise<void> | undefined;

  async function sendAll(): Promise<void> {
    // What was sent before a restart counts too.
    pace ??= createPace(pacing.random, await listSendings(db, account, clock.now()));
    while (!stopping.signal.aborted && transport.isReady()) {
      const budget = await startBudget(db, account, clock.now());
      const waitMs = pace.waitMs(budgetAt(budget, clock.now()), clock.now());
      if (waitMs > 0) {
        await pacing.wait(Math.min(waitMs, longestWaitMs), stopping.signal);
        continue;
      }
      // Only now, so that what was written while it waited may go first, or go with it.
      hasNews = false;
      const rows = await takeNextMessage(db, account, clock.now());
      if (rows.length > 0) {
        pace.sent(clock.now());
        await handOver({ db, clock, logger }, account, transport, [rows]);
      } else if (!hasNews) {
        // At once, so that nothing that is written from now on is left to a round that is over.
        sending = undefined;
        return;
      }
    }
  }

  function wake(): void {
    hasNews = true;
    if (sending) return;
    const round = sendAll()
      .catch((error: unknown) => {
        logger.error({ err: error, accountId: account.accountId }, 'messages could not be sent');
      })
      .finally(() => {
        if (sending === round) sending = undefined;
      });
    sending = round;
  }

  /** Beside the sending: a chat that does not answer holds up no other. */
  function look(): void {
    if (looking || stopping.signal.aborted || !transport.isReady()) return;
    looking = reconcile({ db, clock }, account, transport, stopping.signal)
      .catch((error: unknown) => {
        const { accountId } = account;
        logger.error({ err: error, accountId }, 'what is in doubt could not be looked for');
      })
      .finally(() => {
        looking = undefined;
        // What was held up may go now.
        if (!stopping.signal.aborted) wake();
      });
  }

  return {
    async send() {
      wake();
    },
    async sweep() {
      look();
      wake();
      return 0;
    },
    async stop() {
      stopping.abort();
      await Promise.all([sending, looking]);
    },
  };
}
