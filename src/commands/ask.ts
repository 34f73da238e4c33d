import { randomInt } from 'node:crypto';
import type { Unconfirmed, Undecided } from '../context/confirm.ts';
import type { Context } from '../context/read-context.ts';
import type { Tx } from '../db/client.ts';
import { createSay } from '../languages/say.ts';
import { firstOfTwo, keepConfirmation, otherReading } from '../messages/confirmations.ts';
import type { Outcome } from './outcome.ts';

/** How long a question holds (docs/rules.md, confirmation). */
const questionMinutes = 5;

/** What is kept of a likely reading in place of a snapshot: nothing was shown but the command itself. */
export const readingSnapshot = '';

/** Until when a question holds that is asked now. */
export const endOfQuestion = (at: Date): Date => new Date(at.getTime() + questionMinutes * 60_000);

/**
 * Keeps a command until its sender's yes, in the context's transaction. Answers the code that says yes too. With a
 * snapshot the command comes in place of what the message did, with null besides it.
 */
export async function keepQuestion(
  { change, message, sender }: Context,
  command: string,
  snapshot: string | null,
): Promise<string> {
  const place = { chatId: message.chat.id, contactId: sender.contactId };
  const code = String(randomInt(1000, 10_000));
  const kept = { messageId: message.id, command, snapshot };
  await keepConfirmation(change, place, code, kept, questionMinutes);
  return code;
}

/** Keeps a command that wants its sender's yes, and asks. Nothing else has happened. */
export async function ask(
  tx: Tx,
  { context, snapshot, ask }: Unconfirmed,
  at: Date,
): Promise<Outcome> {
  const { change, message, locale, zone } = context;
  const asking = { ...change, tx, at, queued: [] };
  const code = await keepQuestion({ ...context, change: asking }, message.body, snapshot);
  const say = createSay(locale, message.sentAt, zone);
  const text = ask(code);
  const expiresAt = endOfQuestion(at);
  return {
    change: asking,
    answer: { text: context.confirmed === null ? text : say.askedAgain(text), expiresAt },
  };
}

/** Keeps both things that a command may mean, one keystroke away each, and asks which. Nothing else has happened. */
export async function askWhich(
  tx: Tx,
  { context, meanings, question }: Undecided,
  at: Date,
): Promise<Outcome> {
  const { change, message, sender } = context;
  const asking = { ...change, tx, at, queued: [] };
  const place = { chatId: message.chat.id, contactId: sender.contactId };
  const [first, second] = meanings.map((meaning) => ({ messageId: message.id, ...meaning }));
  await keepConfirmation(asking, place, firstOfTwo, first!, questionMinutes);
  await keepConfirmation(asking, place, otherReading, second!, questionMinutes);
  return { change: asking, answer: { text: question, expiresAt: endOfQuestion(at) } };
}
