import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { pruneQueues } from '../messages/prune-queues.ts';
import type { Tick } from './cron.ts';

export interface TickDeps {
  db: Database;
  clock: Clock;
  /** Takes up what a dead process left undone. */
  sweep: () => Promise<unknown>;
  /** Takes up the accounts that no process runs; undefined where there are none to run. */
  takeUpAccounts?: (() => Promise<void>) | undefined;
}

/** All that happens by the clock. */
export function createTicks({ db, clock, sweep, takeUpAccounts }: TickDeps): Tick[] {
  return [
    ...(takeUpAccounts
      ? [{ name: 'take up accounts', pattern: '*/10 * * * * *', run: takeUpAccounts }]
      : []),
    { name: 'sweep', pattern: '*/5 * * * * *', run: sweep },
    { name: 'prune queues', pattern: '0 17 3 * * *', run: () => pruneQueues(db, clock.now()) },
  ];
}
