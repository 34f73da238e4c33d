import { pruneAlarms } from '../alarms/prune-alarms.ts';
import { pruneSimulatedCalls } from '../calls/simulated-calls.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { endHistories } from '../deletion/end-histories.ts';
import { pruneAvatars } from '../groups/prune-avatars.ts';
import { pruneMessages } from '../messages/prune-messages.ts';
import { pruneQueues } from '../messages/prune-queues.ts';
import { pruneTouches } from '../mirror/due-mirrors.ts';
import { pruneRequests } from '../requests/prune-requests.ts';
import type { Tick } from './cron.ts';

export interface TickDeps {
  db: Database;
  clock: Clock;
  /** Takes up what a dead process left undone. */
  sweep: () => Promise<unknown>;
  /** Has everything happen whose time has come. */
  ring: () => Promise<unknown>;
  /** Keeps groups and their chats in step. */
  mirror: () => Promise<void>;
  /** Tries again what could not be taken in of what was said. */
  catchUp: () => Promise<void>;
  /** Takes up the accounts that no process runs; undefined where there are none to run. */
  takeUpAccounts?: (() => Promise<void>) | undefined;
  /** Dials whoever is due, asks the provider for what is not known, and brings what is shown up to date. */
  calls: Record<'dial' | 'look' | 'show', () => Promise<unknown>>;
  /** Has happen what happens at the other end of simulated calls; undefined where none are simulated. */
  carry?: (() => Promise<void>) | undefined;
}

/** All that happens by the clock. */
export function createTicks({
  db,
  clock,
  sweep,
  ring,
  mirror,
  catchUp,
  takeUpAccounts,
  calls,
  carry,
}: TickDeps): Tick[] {
  return [
    ...(takeUpAccounts
      ? [{ name: 'take up accounts', pattern: '*/10 * * * * *', run: takeUpAccounts }]
      : []),
    ...(carry ? [{ name: 'simulated carrier', pattern: '* * * * * *', run: carry }] : []),
    { name: 'dial', pattern: '* * * * * *', run: calls.dial },
    { name: 'look for calls', pattern: '*/5 * * * * *', run: calls.look },
    { name: 'show campaigns', pattern: '*/5 * * * * *', run: calls.show },
    { name: 'sweep', pattern: '*/5 * * * * *', run: sweep },
    { name: 'ring', pattern: '*/5 * * * * *', run: ring },
    { name: 'mirror', pattern: '*/10 * * * * *', run: mirror },
    { name: 'end histories', pattern: '*/10 * * * * *', run: () => endHistories(db) },
    { name: 'catch up', pattern: '30 * * * * *', run: catchUp },
    { name: 'prune alarms', pattern: '0 7 3 * * *', run: () => pruneAlarms(db, clock.now()) },
    {
      name: 'prune requests',
      pattern: '0 57 * * * *',
      run: () => pruneRequests(db, clock.now()),
    },
    { name: 'prune queues', pattern: '0 17 3 * * *', run: () => pruneQueues(db, clock.now()) },
    { name: 'prune touches', pattern: '0 27 3 * * *', run: () => pruneTouches(db) },
    {
      name: 'prune simulated calls',
      pattern: '0 47 3 * * *',
      run: () => pruneSimulatedCalls(db, clock.now()),
    },
    { name: 'prune avatars', pattern: '0 33 3 * * *', run: () => pruneAvatars(db, clock.now()) },
    { name: 'prune messages', pattern: '0 37 3 * * *', run: () => pruneMessages(db, clock.now()) },
  ];
}
