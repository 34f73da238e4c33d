import type { Logger } from 'pino';
import { createChange } from '../change/create-change.ts';
import type { Received } from '../change/received.ts';
import type { Sendable } from '../change/sendable.ts';
import type { Clock } from '../clock.ts';
import { Unconfirmed, Undecided } from '../context/confirm.ts';
import {
  type Context,
  localeOf,
  readContext,
  readMessage,
  type StoredMessage,
} from '../context/read-context.ts';
import { Unseen } from '../context/require-shown.ts';
import { mayTellStranger } from '../context/stranger.ts';
import type { Database, Tx } from '../db/client.ts';
import type { InboxKind } from '../db/generated/enums.ts';
import { outOfReach } from '../db/postgres-error.ts';
import { inTransaction } from '../db/transaction.ts';
import { type AnyUserError, UserError } from '../errors.ts';
import { createSay, type Say } from '../languages/say.ts';
import { finishCommand } from '../messages/inbox.ts';
import { findLate, settleMissed } from '../messages/missed.ts';
import type { GroupInfo } from '../mirror/group-info.ts';
import { answerMessage } from './answer-message.ts';
import { ask, askWhich } from './ask.ts';
import { Misread } from './misread.ts';
import { type Outcome, queueReply } from './outcome.ts';
import { isSaidToMuster, type ReadMessage } from './read-message.ts';
import { refuse } from './refuse.ts';
import { answerDeletion, answerEdit } from './revise.ts';

export interface DispatcherDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  read: ReadMessage;
  /** How the network shows a chat; null where it does not. */
  show: (accountId: string, chatExternalId: string) => Promise<GroupInfo | null>;
  /** What a minute on the phone costs, about, in cents; nothing unless told. */
  centsPerMinute?: number;
  /** The web address at which others reach Muster. */
  publicUrl?: string;
}

/** Deals with one received command; answers the messages that are to be sent now. */
export type Dispatch = (received: Received) => Promise<Sendable[]>;

/** A command that failed this often is given up, so that one which ends the process cannot do so for ever. */
const mostAttempts = 3;

/**
 * Deals with commands. All that one does, its audit entries, its reply and the mark that it is
 * handled are one transaction: it happens once and whole, or not at all.
 */
export function createDispatcher({
  db,
  clock,
  logger,
  read,
  show,
  centsPerMinute = 0,
  publicUrl = '',
}: DispatcherDeps): Dispatch {
  /** Settles what was missed in a chat that is behind no more: a process died over it. */
  const settleLate = ({ organizationId, chatId }: Received): Promise<Sendable[]> =>
    inTransaction(
      db,
      async (tx) => {
        const change = createChange({ tx, organizationId, at: clock.now() });
        await settleMissed(change, [{ chatId, since: null, messageIds: [] }]);
        return change.queued;
      },
      organizationId,
    );

  return async function dispatch(received) {
    const { organizationId, messageId, attempts, wasMissed } = received;
    const log = logger.child({ messageId });
    let message: StoredMessage | undefined;

    /** Marks the command handled and queues what `answer` says, in one transaction. */
    const settle = async (
      failure: string | null,
      answer: (tx: Tx) => Promise<Outcome | undefined>,
    ): Promise<Sendable[]> => {
      const change = await inTransaction(
        db,
        async (tx) => {
          const at = clock.now();
          // First, because the row lock keeps a second handler of the same command waiting here.
          if (!(await finishCommand(tx, received, at, failure))) return undefined;
          message ??= await readMessage(tx, organizationId, messageId);
          const outcome = await answer(tx);
          if (outcome) await queueReply(outcome, message, received.kind);
          return outcome?.change;
        },
        organizationId,
      );
      const queued = change?.queued ?? [];
      for (const again of change?.resumed ?? []) queued.push(...(await dispatch(again)));
      return queued;
    };

    const answerOnly = (failure: string | null, text: (say: Say) => string) =>
      settle(failure, async (tx) => {
        const { organization } = message!;
        const say = createSay(localeOf(message!), message!.sentAt, organization.timeZone);
        return {
          change: createChange({ tx, organizationId, at: clock.now(), messageId }),
          answer: text(say),
          // What an edit was to replace was not replaced.
          isApart: true,
        };
      });

    /** Runs it; where it wants to know how the network shows its chat, again with that. */
    const run = async (shown?: GroupInfo | null): Promise<Sendable[]> => {
      try {
        return await settle(null, (tx) =>
          answer(tx, received.kind, message!, read, clock.now(), {
            shown,
            centsPerMinute,
            publicUrl,
          }),
        );
      } catch (error) {
        if (!(error instanceof Unseen)) throw error;
        const { accountId, externalId } = message!.chat;
        return run(await show(accountId, externalId));
      }
    };

    try {
      const late = wasMissed && (await findLate(db, received, clock.now()));
      // Whoever wants no messages wants none, however late that is heard.
      if (late && read(late, late.locale)?.kind !== 'wish') {
        // Its chat is told of all that is too late at once, when it has caught up.
        return attempts === 0 ? [] : await settleLate(received);
      }
      if (attempts >= mostAttempts) {
        log.error({ attempts }, 'a command was given up');
        return await answerOnly(`given up after ${attempts} attempts`, (say) => say.failed());
      }
      return await run();
    } catch (error) {
      if (error instanceof Unconfirmed) return settle(null, (tx) => ask(tx, error, clock.now()));
      if (error instanceof Undecided) return settle(null, (tx) => askWhich(tx, error, clock.now()));
      if (error instanceof Misread || error instanceof UserError) {
        const mistake = error as Misread | AnyUserError;
        return settle(null, (tx) => refuse(tx, received.kind, message!, mistake, clock.now()));
      }
      if (outOfReach(error)) {
        log.warn(
          { err: error },
          'the database is out of reach: a sweep takes the command up again',
        );
        return [];
      }
      log.error({ err: error }, 'a command failed');
      try {
        return await answerOnly(String(error), (say) => say.failed());
      } catch (unreachable) {
        // The database is away: the command stays received, and a sweep takes it up again.
        log.error({ err: unreachable }, 'a failure could not be recorded');
        return [];
      }
    }
  };
}

/** What the message calls for, in its context; undefined where silence is right. */
async function answer(
  tx: Tx,
  kind: InboxKind,
  message: StoredMessage,
  read: ReadMessage,
  at: Date,
  around: Pick<Context, 'shown' | 'centsPerMinute' | 'publicUrl'>,
): Promise<Outcome | undefined> {
  const { organizationId, chat, organization, body, hasMedia } = message;
  const isReply = message.quotedExternalId !== null;
  const reading = read({ body, kind: chat.kind, isReply, hasMedia }, localeOf(message));
  if (!reading && kind === 'SENT') return undefined;
  const known = await readContext(tx, message, at);
  if (known) {
    const context = { ...known, ...around };
    const answer = await (kind === 'EDITED'
      ? answerEdit(reading, context, read)
      : kind === 'DELETED'
        ? answerDeletion(context)
        : answerMessage(reading!, context, read));
    return answer === undefined ? undefined : { change: context.change, answer };
  }
  if (kind !== 'SENT' || !isSaidToMuster(reading!, chat.kind)) return undefined;
  if (!(await mayTellStranger({ tx, organizationId }, chat.id, at))) return undefined;
  const say = createSay(organization.locale, message.sentAt, organization.timeZone);
  return {
    change: createChange({ tx, organizationId, at, messageId: message.id }),
    answer: say.stranger(organization.name),
  };
}
