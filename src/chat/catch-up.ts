import { createChange } from '../audit/create-change.ts';
import { inTransaction } from '../db/transaction.ts';
import { type BehindChat, markBehind } from '../messages/behind.ts';
import { type CaughtUp, settleMissed } from '../messages/missed.ts';
import { createInTurn } from './in-turn.ts';
import type { Listeners, Source, SwitchboardDeps } from './switchboard.ts';
import { type IncomingMessage, isOwn } from './transport.ts';

export interface CatchUpDeps extends Pick<SwitchboardDeps, 'db' | 'clock' | 'logger'> {
  /** What deals with the account's own messages. */
  own: Listeners['own'];
}

/** Messages of a second may come in any order: so far before the last that is known it is asked again. */
const overlapMs = 60_000;

/** What is older is history that nobody waits for. */
const mostAgeMs = 7 * 24 * 60 * 60_000;

/** Of one chat. A busy one has a few hundred a day. */
const mostMessages = 1_000;

/**
 * Makes up for what was said while an account was away, chat by chat and in order. A chat that fails
 * does not stop the others, and is behind until the next `ready`; a process that dies leaves its chats
 * so too. Called again while it is at it, it begins anew when it is done. Never rejects.
 */
export function createCatchUp({ db, clock, logger, own }: CatchUpDeps): Listeners['ready'] {
  const inTurn = createInTurn();
  const waiting = new Map<string, Promise<void>>();

  async function takeIn(
    source: Source,
    { id: chatId, externalId, behindSince }: BehindChat,
  ): Promise<CaughtUp> {
    const from = Math.max(behindSince.getTime() - overlapMs, source.readyAt.getTime() - mostAgeMs);
    const messages = await source.transport.history(externalId, new Date(from), mostMessages);
    const missed: IncomingMessage[] = [];
    for (const message of messages) {
      if (isOwn(message)) await own(source, message);
      else if ((await source.catchUp(message)).isNew) missed.push(message);
    }
    const messageIds = missed.map(({ id }) => id);
    return { chatId, since: missed[0]?.sentAt ?? null, messageIds };
  }

  async function finish({ organizationId, deliver }: Source, chats: CaughtUp[]): Promise<void> {
    await deliver(
      await inTransaction(db, async (tx) => {
        const change = createChange({ tx, organizationId, at: clock.now() });
        await settleMissed(change, chats);
        return change.queued;
      }),
    );
  }

  async function catchUp(source: Source): Promise<void> {
    const quiet: CaughtUp[] = [];
    for (const chat of await markBehind(db, source, source.readyAt)) {
      try {
        const found = await takeIn(source, chat);
        if (found.since === null) quiet.push(found);
        else await finish(source, [found]);
      } catch (error) {
        logger.warn({ err: error, chatId: chat.id }, 'a chat could not be caught up with');
      }
    }
    // What a process that died had taken in of them, if any, is settled here.
    if (quiet.length > 0) await finish(source, quiet);
  }

  return (source) => {
    const { accountId } = source;
    // One that has not begun will find all that this one would.
    const pending = waiting.get(accountId);
    if (pending) return pending;
    const next = inTurn(accountId, async () => {
      waiting.delete(accountId);
      await catchUp(source).catch((error: unknown) => {
        logger.error({ err: error, accountId }, 'an account could not be caught up with');
      });
    });
    waiting.set(accountId, next);
    return next;
  };
}
