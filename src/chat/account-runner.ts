import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { type AccountView, listAccounts } from '../people/accounts.ts';
import type { Switchboard } from './switchboard.ts';
import type { WhatsappHealth, WhatsappTransport } from './whatsapp/transport.ts';

/** A lock on an account, held by one process of all that are started. */
export interface AccountLock {
  release(): Promise<void>;
}

export interface AccountRunnerDeps {
  db: Database;
  logger: Logger;
  switchboard: Switchboard;
  createTransport: (account: AccountView) => WhatsappTransport;
  /** Takes the lock of an account; undefined where another process has it. */
  lock: (account: AccountView, onLost: () => void) => Promise<AccountLock | undefined>;
}

/** Runs the WhatsApp accounts of all organizations, each in exactly one of the processes on a database. */
export interface AccountRunner {
  /** Takes up the accounts that no process runs: those that are new, and those of a process that died. */
  takeUp(): Promise<void>;
  /** How an account is; undefined where this process does not run it. */
  health(accountId: string): WhatsappHealth | undefined;
  /** Every account that this process runs. */
  all(): ReadonlyMap<string, WhatsappHealth>;
  /** Pairs an account anew, by a code for its phone or by QR; false where this process does not run it. */
  pair(accountId: string, phone?: string): Promise<boolean>;
  stop(): Promise<void>;
}

interface Running {
  transport: WhatsappTransport;
  lock: AccountLock;
}

export function createAccountRunner({
  db,
  logger,
  switchboard,
  createTransport,
  lock,
}: AccountRunnerDeps): AccountRunner {
  const running = new Map<string, Running>();
  let isStopped = false;

  /** Ends an account here. Its lock is given up last: nobody else may use the session before. */
  async function drop(accountId: string): Promise<void> {
    const dropped = running.get(accountId);
    if (!dropped) return;
    running.delete(accountId);
    await switchboard.disconnect(accountId);
    await dropped.lock.release();
  }

  async function takeUpOne(account: AccountView): Promise<void> {
    const taken = await lock(account, () => {
      logger.error({ accountId: account.id }, 'the lock of an account was lost: it ends here');
      void drop(account.id);
    });
    if (!taken) return;
    if (isStopped) return taken.release();
    const transport = createTransport(account);
    running.set(account.id, { transport, lock: taken });
    const { organizationId, id: accountId } = account;
    await switchboard.connect({ organizationId, accountId }, transport);
  }

  return {
    async takeUp() {
      const accounts = await listAccounts(db, 'whatsapp');
      await Promise.all(accounts.filter(({ id }) => !running.has(id)).map(takeUpOne));
    },
    health: (accountId) => running.get(accountId)?.transport.health(),
    all: () => new Map([...running].map(([id, { transport }]) => [id, transport.health()])),
    async pair(accountId, phone) {
      const account = running.get(accountId);
      await account?.transport.pair(phone);
      return account !== undefined;
    },
    async stop() {
      isStopped = true;
      await Promise.all([...running.keys()].map(drop));
    },
  };
}
