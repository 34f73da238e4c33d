import { randomInt } from 'node:crypto';
import type { Unconfirmed } from '../context/confirm.ts';
import type { Tx } from '../db/client.ts';
import { createSay } from '../languages/say.ts';
import { keepConfirmation } from '../messages/confirmations.ts';
import type { Outcome } from './outcome.ts';

/** How long a question holds (docs/rules.md, confirmation). */
const questionMinutes = 5;

/** Keeps a command that wants its sender's yes, and asks. Nothing else has happened. */
export async function ask(
  tx: Tx,
  { context, snapshot, ask }: Unconfirmed,
  at: Date,
): Promise<Outcome> {
  const { change, message, sender, locale, zone } = context;
  const place = { chatId: message.chat.id, contactId: sender.contactId };
  const asking = { ...change, tx, at, queued: [] };
  const code = String(randomInt(1000, 10_000));
  const command = { messageId: message.id, command: message.body, snapshot };
  await keepConfirmation(asking, place, code, command, questionMinutes);
  const say = createSay(locale, message.sentAt, zone);
  const text = ask(code);
  const expiresAt = new Date(at.getTime() + questionMinutes * 60_000);
  return {
    change: asking,
    answer: { text: context.confirmed === null ? text : say.askedAgain(text), expiresAt },
  };
}
