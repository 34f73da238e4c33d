import { createChange } from '../change/create-change.ts';
import { outOfReach } from '../db/postgres-error.ts';
import { inTransaction } from '../db/transaction.ts';
import { type BehindChat, findBehind, markBehind } from '../messages/behind.ts';
import { type CaughtUp, settleMissed } from '../messages/missed.ts';
import { createInTurn } from './in-turn.ts';
import { storableInstant } from './storable.ts';
import type { Listeners, Source, SwitchboardDeps } from './switchboard.ts';
import { type IncomingMessage, isOwn } from './transport.ts';

export interface CatchUpDeps extends Pick<SwitchboardDeps, 'db' | 'clock' | 'logger'> {
  /** What deals with the account's own messages. */
  own: Listeners['own'];
  /** Compares the votes that stand, when what was said has been taken in. */
  compareVotes: (source: Source) => Promise<void>;
}

/**
 * Makes up for what was said while an account was away, or could not be kept when it came. Nothing of it
 * rejects.
 */
export interface CatchUp extends Pick<Listeners, 'ready' | 'lost'> {
  /** Tries again what could not be taken in; called by the clock. */
  tick(): Promise<void>;
}

/** Messages of a second may come in any order: so far before the last that is known it is asked again. */
const overlapMs = 60_000;

/** What is older is history that nobody waits for. */
const mostAgeMs = 7 * 24 * 60 * 60_000;

/** Of one chat. A busy one has a few hundred a day. */
const mostMessages = 1_000;

/** An account that is to be caught up with: all its chats, or those alone that are marked as behind. */
interface Due {
  source: Source;
  isMarked: boolean;
}

/**
 * Catches up with accounts, chat by chat and in order. A chat that fails does not stop the others: it is
 * behind, and tried again by the clock, or by the next process. What comes while it is at it, it begins
 * anew when it is done.
 */
export function createCatchUp({ db, clock, logger, own, compareVotes }: CatchUpDeps): CatchUp {
  const inTurn = createInTurn();
  const due = new Map<string, Due>();
  const waiting = new Map<string, Promise<void>>();

  function note({ source, isMarked }: Due): void {
    const { accountId } = source;
    const before = due.get(accountId);
    // Chats that are not marked yet are marked as of the earlier moment.
    const isUnmarked = before?.isMarked === false;
    const readyAt = isUnmarked ? before.source.readyAt : source.readyAt;
    due.set(accountId, { source: { ...source, readyAt }, isMarked: isMarked && !isUnmarked });
  }

  async function takeIn(
    source: Source,
    { id: chatId, externalId, behindSince }: BehindChat,
  ): Promise<CaughtUp> {
    const from = Math.max(behindSince.getTime() - overlapMs, source.readyAt.getTime() - mostAgeMs);
    const { messages } = await source.transport.history(externalId, new Date(from), mostMessages);
    const missed: IncomingMessage[] = [];
    for (const message of messages) {
      try {
        if (isOwn(message)) await own(source, message);
        else if ((await source.catchUp(message)).isNew) missed.push(message);
      } catch (error) {
        if (outOfReach(error)) throw error;
        // It would keep all that was said after it from ever being heard.
        logger.error({ err: error, chatId, messageId: message.id }, 'a message could not be kept');
      }
    }
    const messageIds = missed.map(({ id }) => id);
    const since = missed[0] ? storableInstant(missed[0].sentAt, clock.now()) : null;
    return { chatId, since, messageIds };
  }

  async function finish({ organizationId, deliver }: Source, chats: CaughtUp[]): Promise<void> {
    await deliver(
      await inTransaction(
        db,
        async (tx) => {
          const change = createChange({ tx, organizationId, at: clock.now() });
          await settleMissed(change, chats);
          return change.queued;
        },
        organizationId,
      ),
    );
  }

  /** Answers whether all of them were caught up with. Rejects where the database is out of reach. */
  async function takeInAll(source: Source, chats: BehindChat[]): Promise<boolean> {
    let isWhole = true;
    const quiet: CaughtUp[] = [];
    for (const chat of chats) {
      // Gone again, or being stopped.
      if (!source.transport.isReady()) {
        isWhole = false;
        break;
      }
      try {
        const found = await takeIn(source, chat);
        if (found.since === null) quiet.push(found);
        else await finish(source, [found]);
      } catch (error) {
        if (outOfReach(error)) throw error;
        logger.warn({ err: error, chatId: chat.id }, 'a chat could not be caught up with');
        isWhole = false;
      }
    }
    // What a process that died had taken in of them, if any, is settled here.
    if (quiet.length > 0) await finish(source, quiet);
    return isWhole;
  }

  async function catchUp({ source, isMarked }: Due): Promise<void> {
    const chats = isMarked
      ? await findBehind(db, source)
      : await markBehind(db, source, source.readyAt);
    if (!(await takeInAll(source, chats))) note({ source, isMarked: true });
    if (!isMarked) await compareVotes(source);
  }

  function work(accountId: string): Promise<void> {
    // One that has not begun will find all that this one would.
    const pending = waiting.get(accountId);
    if (pending) return pending;
    const next = inTurn(accountId, async () => {
      waiting.delete(accountId);
      const task = due.get(accountId);
      if (!task) return;
      due.delete(accountId);
      await catchUp(task).catch((error: unknown) => {
        note(task);
        const level = outOfReach(error) ? 'warn' : 'error';
        logger[level]({ err: error, accountId }, 'an account could not be caught up with');
      });
    });
    waiting.set(accountId, next);
    return next;
  }

  return {
    ready(source) {
      note({ source, isMarked: false });
      return work(source.accountId);
    },
    // Not at once: what keeps one message from being kept is seldom over by the next.
    lost: (source) => note({ source, isMarked: false }),
    async tick() {
      const there = [...due.values()].filter(({ source }) => source.transport.isReady());
      await Promise.all(there.map(({ source }) => work(source.accountId)));
    },
  };
}
