import type { Logger } from 'pino';
import { claimDial, dueToDial } from '../calls/claim-dial.ts';
import { claimLooks, dueToLook, type Look, settleLook } from '../calls/look-for-attempts.ts';
import type { CallProvider, CallReport, Dial } from '../calls/provider.ts';
import { receiveReport } from '../calls/receive-report.ts';
import { recordDial } from '../calls/record-dial.ts';
import { dueToShow, leaveOutSettled, showProgress } from '../calls/show-progress.ts';
import type { Change } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import type { Sendable } from '../change/sendable.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';

export interface DiallerDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  provider: CallProvider;
  /** Sends what was queued, after its commit. */
  deliver: (messages: readonly Sendable[]) => Promise<void>;
}

/** Dials those who are to be called, and takes in what becomes of it. */
export interface Dialler {
  /** Dials whoever is due, by the budget; answers how many were dialled. */
  dial(): Promise<number>;
  /** Looks at the provider for what is not known, and hangs up what was stopped. */
  look(): Promise<void>;
  /** Leaves out who has answered meanwhile, and brings what is shown of campaigns up to date. */
  show(): Promise<void>;
  /** Takes in what the provider tells. */
  receive(organizationId: string, report: CallReport): Promise<boolean>;
}

/** A claim may find nobody for so many looks in a row before the next tick goes on. */
const mostClaims = 200;

/**
 * Dials singly, each after it is written down that it may ring, and never within a transaction. Whatever dies at
 * whatever moment, what is written is enough: a dial that is not known to have been made is looked for, and made anew
 * only where the provider has none.
 */
export function createDialler({ db, clock, logger, provider, deliver }: DiallerDeps): Dialler {
  /** Runs one change of Muster's own, and sends what it says. */
  async function change<Result>(
    organizationId: string,
    run: (change: Change) => Promise<Result>,
  ): Promise<Result> {
    const { result, queued } = await inTransaction(
      db,
      async (tx) => {
        const own = createChange({ tx, organizationId, at: clock.now(), reason: 'call' });
        return { result: await run(own), queued: own.queued };
      },
      organizationId,
    );
    await deliver(queued);
    return result;
  }

  /** What is wrong with one organization, or with one dial, keeps nobody else waiting. */
  async function each<Item>(items: readonly Item[], run: (item: Item) => Promise<void>) {
    const settled = await Promise.allSettled(items.map(run));
    for (const one of settled)
      if (one.status === 'rejected')
        logger.error({ err: one.reason }, 'a call could not be seen to');
  }

  async function dialOne({ attemptId, ...dial }: Dial): Promise<void> {
    const dialled = await provider.dial({ attemptId, ...dial });
    await change(dial.organizationId, (own) => recordDial(own, attemptId, dialled));
  }

  async function dialAll(organizationId: string): Promise<number> {
    let dialled = 0;
    for (let claims = 0; claims < mostClaims; claims += 1) {
      const claim = await change(organizationId, (own) => claimDial(own, provider));
      if (claim === 'LATER') break;
      if (claim === 'AGAIN') continue;
      // The next is claimed when this one has been asked for: a stop is effective within one dial.
      await dialOne(claim.dial);
      dialled += 1;
    }
    return dialled;
  }

  async function lookFor(look: Look): Promise<void> {
    const { attemptId, organizationId, callId } = look;
    if (look.hangUp && callId !== null) await provider.hangUp({ callId, organizationId });
    const found = await provider.find({ attemptId, callId, organizationId });
    await change(organizationId, (own) => settleLook(own, attemptId, found));
  }

  return {
    async dial() {
      let dialled = 0;
      await each(await dueToDial(db, clock.now()), async (organizationId) => {
        dialled += await dialAll(organizationId);
      });
      return dialled;
    },
    async look() {
      const at = clock.now();
      await each(await dueToLook(db, at), async (organizationId) => {
        const looks = await claimLooks({ tx: db, organizationId }, at);
        await each(
          looks.filter((look) => look.provider === provider.name),
          lookFor,
        );
      });
    },
    async show() {
      await each(await dueToShow(db), (organizationId) =>
        change(organizationId, async (own) => {
          await leaveOutSettled(own);
          await showProgress(own);
        }),
      );
    },
    receive: (organizationId, report) =>
      change(organizationId, (own) => receiveReport(own, report)),
  };
}
