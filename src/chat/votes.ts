import { setTimeout } from 'node:timers/promises';
import { outOfReach } from '../db/postgres-error.ts';
import { inTransaction } from '../db/transaction.ts';
import { UserError } from '../errors.ts';
import { answerByMark, type Mark } from '../marks/answer-by-mark.ts';
import { findUnheard, listOpenPolls, type OpenPoll } from '../marks/open-polls.ts';
import { createInTurn } from './in-turn.ts';
import { storableInstant } from './storable.ts';
import type { Listeners, Source, SwitchboardDeps } from './switchboard.ts';
import type { Reaction, Vote } from './transport.ts';

/** Polls that are compared when the network is there again: more than are open in most places. */
const mostPolls = 50;

/** While the database is out of reach a mark is tried again after half a second and one. */
const mostAttempts = 3;
const pauseMs = 500;

/**
 * Deals with votes and reactions, and on `ready` compares the votes that stand with the answers that do.
 * Neither is kept before it is dealt with (docs/decisions/0030): the network keeps them.
 */
export function createVoteListeners({
  db,
  clock,
  logger,
}: Pick<SwitchboardDeps, 'db' | 'clock' | 'logger'>): Pick<
  Listeners,
  'ready' | 'reaction' | 'vote'
> {
  // Marks of one message take effect in the order in which they came.
  const inTurn = createInTurn();

  const markOf = (source: Source, shown: Shown) => keptMark(source, shown, clock.now());

  function answer({ organizationId, accountId, deliver }: Source, mark: Mark): Promise<void> {
    return inTurn(`${accountId} ${mark.messageId}`, async () => {
      try {
        await deliver(
          await again(() =>
            inTransaction(db, (tx) => answerByMark(tx, mark, clock.now()), organizationId),
          ),
        );
      } catch (error) {
        // Who may not answer, and what is over, is told to those who write. A mark is silent.
        if (error instanceof UserError) return;
        const { messageId } = mark;
        if (outOfReach(error))
          logger.warn(
            { err: error, messageId },
            'the database is out of reach: a mark was not kept',
          );
        else logger.error({ err: error, messageId }, 'a mark could not be dealt with');
      }
    });
  }

  async function compare(source: Source, poll: OpenPoll): Promise<void> {
    const { organizationId, transport } = source;
    const votes = await transport.votes(poll.chatId, poll.messageId);
    const marks = votes.map((vote) => markOf(source, vote));
    for (const mark of await findUnheard({ tx: db, organizationId }, poll, marks))
      await answer(source, mark);
  }

  return {
    async ready(source) {
      for (const poll of await listOpenPolls(db, source, clock.now(), mostPolls)) {
        if (!source.transport.isReady()) return;
        try {
          await compare(source, poll);
        } catch (error) {
          const { messageId } = poll;
          logger.warn({ err: error, messageId }, 'the votes of a poll could not be compared');
        }
      }
    },
    reaction: (source, reaction) => answer(source, markOf(source, reaction)),
    vote: (source, vote) => answer(source, markOf(source, vote)),
  };
}

type Shown = Vote | Reaction;

/** A vote or a reaction as it is dealt with. */
function keptMark({ organizationId, accountId }: Source, shown: Shown, now: Date): Mark {
  const isVote = 'pollId' in shown;
  return {
    organizationId,
    accountId,
    messageId: isVote ? shown.pollId : shown.messageId,
    personId: isVote ? shown.voterId : shown.senderId,
    personAlias: isVote ? shown.voterAlias : shown.senderAlias,
    shown: isVote ? { vote: shown.options } : { reaction: shown.emoji },
    at: storableInstant(shown.at, now),
  };
}

/** Does work again while the database is out of reach. */
async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === mostAttempts || !outOfReach(error)) throw error;
      await setTimeout(pauseMs * attempt);
    }
  }
}
