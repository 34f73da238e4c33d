import type { AccountScope } from '../../outbox/account-scope.ts';
import { takeMessages } from '../../outbox/take-messages.ts';
import { createInTurn } from '../in-turn.ts';
import type { ChatTransport } from '../transport.ts';
import { handOver } from './hand-over.ts';
import type { Sender, SenderDeps } from './sender.ts';

/** Rows taken at once. */
const mostRows = 1_000;

/**
 * Sends as fast as it goes: for the simulator, which has no budget and knows keys. Whoever waits for
 * messages of theirs waits for those before them; what comes meanwhile goes together.
 */
export function createEagerSender(
  { db, clock, logger }: SenderDeps,
  account: AccountScope,
  transport: ChatTransport,
): Sender {
  const fresh: string[] = [];
  const inTurn = createInTurn();
  let isStopped = false;

  /** Takes, sends and records rows; answers how many. */
  async function sendSome(own: readonly string[]): Promise<number> {
    // Another process runs the account, or it is away: their leases run out, and a sweep takes them.
    if (isStopped || !transport.isReady()) return 0;
    const taken = await takeMessages(db, account, own, clock.now(), mostRows);
    await handOver(
      { db, clock, logger },
      account,
      transport,
      taken.map((row) => [row]),
    );
    return taken.length;
  }

  const attempt = (work: () => Promise<number>): Promise<number> =>
    inTurn('sending', work).catch((error: unknown) => {
      logger.error({ err: error, accountId: account.accountId }, 'messages could not be sent');
      return 0;
    });

  return {
    async send(ids) {
      fresh.push(...ids);
      await attempt(async () => {
        let sent = 0;
        while (fresh.length > 0) sent += await sendSome(fresh.splice(0, mostRows));
        return sent;
      });
    },
    sweep: () =>
      attempt(async () => {
        let all = 0;
        for (let some = mostRows; some === mostRows; all += some) some = await sendSome([]);
        return all;
      }),
    async stop() {
      isStopped = true;
      await attempt(async () => 0);
    },
  };
}
