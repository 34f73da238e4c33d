import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import type { Change } from '../audit/change.ts';
import { createChange } from '../audit/create-change.ts';
import { recordAudit } from '../audit/record.ts';
import type { Clock } from '../clock.ts';
import { Unconfirmed } from '../context/confirm.ts';
import { readContext, readMessage, type StoredMessage } from '../context/read-context.ts';
import { mayTellStranger } from '../context/stranger.ts';
import type { Database, Tx } from '../db/client.ts';
import { outOfReach } from '../db/postgres-error.ts';
import { inTransaction } from '../db/transaction.ts';
import { type AnyUserError, UserError, type UserErrorCode } from '../errors.ts';
import { createSay, type Say } from '../languages/say.ts';
import { keepConfirmation } from '../messages/confirmations.ts';
import { finishCommand, type Received } from '../messages/inbox.ts';
import { queueMessages } from '../messages/outbox.ts';
import type { Sendable } from '../messages/sendable.ts';
import { answerMessage } from './answer-message.ts';
import type { Answer } from './command.ts';
import type { ReadMessage } from './read-message.ts';
import { describeUserError } from './run-command.ts';

export interface DispatcherDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  read: ReadMessage;
}

/** Deals with one received command; answers the messages that are to be sent now. */
export type Dispatch = (received: Received) => Promise<Sendable[]>;

/** A command that failed this often is given up, so that one which ends the process cannot do so for ever. */
const mostAttempts = 3;

/**
 * Deals with commands. All that one does, its audit entries, its reply and the mark that it is
 * handled are one transaction: it happens once and whole, or not at all.
 */
export function createDispatcher({ db, clock, logger, read }: DispatcherDeps): Dispatch {
  return async (received) => {
    const { organizationId, messageId, attempts } = received;
    const log = logger.child({ messageId });
    let message: StoredMessage | undefined;

    /** Marks the command handled and queues what `answer` says, in one transaction. */
    const settle = (
      failure: string | null,
      answer: (tx: Tx) => Promise<Outcome | undefined>,
    ): Promise<Sendable[]> =>
      inTransaction(db, async (tx) => {
        const at = clock.now();
        // First, because the row lock keeps a second handler of the same command waiting here.
        if (!(await finishCommand(tx, received, at, failure))) return [];
        message ??= await readMessage(tx, organizationId, messageId);
        const outcome = await answer(tx);
        if (!outcome) return [];
        await queueReply(outcome.change, message, outcome.answer);
        return outcome.change.queued;
      });

    const answerOnly = (failure: string | null, text: (say: Say) => string) =>
      settle(failure, async (tx) => {
        const { organization } = message!;
        const say = createSay(organization.locale, message!.sentAt, organization.timeZone);
        return {
          change: createChange({ tx, organizationId, at: clock.now(), messageId }),
          answer: text(say),
        };
      });

    if (attempts >= mostAttempts) {
      log.error({ attempts }, 'a command was given up');
      return answerOnly(`given up after ${attempts} attempts`, (say) => say.failed());
    }
    try {
      return await settle(null, (tx) => answer(tx, message!, read, clock.now()));
    } catch (error) {
      if (error instanceof Unconfirmed) return settle(null, (tx) => ask(tx, error, clock.now()));
      if (error instanceof UserError) {
        return settle(null, (tx) => refuse(tx, message!, error as AnyUserError, clock.now()));
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

interface Outcome {
  change: Change;
  answer: Answer;
}

/** What the message calls for, in its context; undefined where silence is right. */
async function answer(
  tx: Tx,
  message: StoredMessage,
  read: ReadMessage,
  at: Date,
): Promise<Outcome | undefined> {
  const { organizationId, chat, organization } = message;
  const isReply = message.quotedExternalId !== null;
  const reading = read({ body: message.body, kind: chat.kind, isReply }, organization.locale);
  if (!reading) return undefined;
  const context = await readContext(tx, message, at);
  if (context) {
    const answer = await answerMessage(reading, context, read);
    return answer === undefined ? undefined : { change: context.change, answer };
  }
  // What is no command was said to the others, not to Muster.
  if (reading.kind === 'keystroke') return undefined;
  if (!(await mayTellStranger({ tx, organizationId }, chat.id, at))) return undefined;
  const say = createSay(organization.locale, message.sentAt, organization.timeZone);
  return {
    change: createChange({ tx, organizationId, at, messageId: message.id }),
    answer: say.stranger(organization.name),
  };
}

/** How long a question holds (docs/rules.md, confirmation). */
const questionMinutes = 5;

/** Keeps a command that wants its sender's yes, and asks. Nothing else has happened. */
async function ask(tx: Tx, { context, snapshot, ask }: Unconfirmed, at: Date): Promise<Outcome> {
  const { change, message, sender, locale, zone } = context;
  const place = { chatId: message.chat.id, contactId: sender.contactId };
  const asking = { ...change, tx, at, queued: [] };
  const code = String(randomInt(1000, 10_000));
  const command = { messageId: message.id, command: message.body, snapshot };
  await keepConfirmation(asking, place, code, command, questionMinutes);
  const say = createSay(locale, message.sentAt, zone);
  const text = ask(code);
  return { change: asking, answer: context.confirmed === null ? text : say.askedAgain(text) };
}

/** Says what was wrong. What a rule forbade is kept, so that /why can tell it. */
async function refuse(
  tx: Tx,
  message: StoredMessage,
  error: AnyUserError,
  at: Date,
): Promise<Outcome> {
  const { organizationId, organization, body } = message;
  const context = forbidding.has(error.code) ? await readContext(tx, message, at) : undefined;
  if (context) {
    await recordAudit(context.change, {
      action: 'command.refuse',
      subjectType: 'contact',
      subjectId: context.sender.contactId,
      groupId: context.group?.id ?? null,
      after: {
        command: body.slice(0, 200).toWellFormed(),
        code: error.code,
        details: error.details,
      },
    });
  }
  const say = createSay(organization.locale, message.sentAt, organization.timeZone);
  return {
    change: context?.change ?? createChange({ tx, organizationId, at, messageId: message.id }),
    answer: describeUserError(error, say),
  };
}

/** Mistakes that a rule forbids, and not a slip of form or a name that nobody has. */
const forbidding: ReadonlySet<UserErrorCode> = new Set<UserErrorCode>([
  'notAllowed',
  'groupNotActive',
  'lastAdmin',
  'taskNotYours',
  'taskWithdrawn',
  'eventOver',
  'eventCancelled',
  'noRoomForGuests',
]);

function queueReply(change: Change, message: StoredMessage, answer: Answer): Promise<void> {
  const {
    text,
    mentions = [],
    about = null,
  } = typeof answer === 'string' ? { text: answer } : answer;
  return queueMessages(change, [
    {
      chatId: message.chat.id,
      body: text,
      mentions,
      quotedExternalId: message.externalId,
      aboutNumber: about,
    },
  ]);
}
