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
  /** Resolves when it has ended; undefined while nobody ends it. */
  ending?: Promise<void>;
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

  /**
   * Ends an account here. Its lock is given up last: nobody else may use the session before. This process
   * itself takes it up again only then, also where the lock was lost.
   */
  function drop(accountId: string, dropped: Running): Promise<void> {
    dropped.ending ??= (async () => {
      await switchboard.disconnect(accountId);
      await dropped.lock.release();
      running.delete(accountId);
    })();
    return dropped.ending;
  }

  /** What this process runs and does not end. */
  const here = () => [...running].filter(([, { ending }]) => ending === undefined);
  const transportOf = (accountId: string) => here().find(([id]) => id === accountId)?.[1].transport;

  async function takeUpOne(account: AccountView): Promise<void> {
    const { organizationId, id: accountId } = account;
    const taken = await lock(account, () => {
      logger.error({ accountId }, 'the lock of an account was lost: it ends here');
      const lost = running.get(accountId);
      if (lost) void drop(accountId, lost);
    });
    if (!taken) return;
    if (isStopped) return taken.release();
    const transport = createTransport(account);
    running.set(accountId, { transport, lock: taken });
    await switchboard.connect({ organizationId, accountId }, transport);
  }

  return {
    async takeUp() {
      const accounts = await listAccounts(db, 'whatsapp');
      await Promise.all(accounts.filter(({ id }) => !running.has(id)).map(takeUpOne));
    },
    health: (accountId) => transportOf(accountId)?.health(),
    all: () => new Map(here().map(([id, { transport }]) => [id, transport.health()])),
    async pair(accountId, phone) {
      const transport = transportOf(accountId);
      await transport?.pair(phone);
      return transport !== undefined;
    },
    async stop() {
      isStopped = true;
      await Promise.all([...running].map(([accountId, account]) => drop(accountId, account)));
    },
  };
}
