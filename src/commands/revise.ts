import type { Context } from '../context/read-context.ts';
import { settleConfirmationsOf } from '../messages/confirmations.ts';
import { type Operation, undoMinutes } from '../undo/operation.ts';
import { answerMessage } from './answer-message.ts';
import type { Answer } from './command.ts';
import { correct } from './in-place-of.ts';
import type { Reading, ReadMessage } from './read-message.ts';
import { findDone, takeBack } from './take-back.ts';

/**
 * What an edited message calls for. What it did is taken back and what it says now is done in its
 * place, number and all, in one transaction; chatter that becomes a command is one, a command that
 * becomes chatter is taken back. Undefined where silence is right. Throws as commands do, and
 * cannotUndo: then nothing is changed.
 */
export async function answerEdit(
  reading: Reading | undefined,
  context: Context,
  read: ReadMessage,
): Promise<Answer | undefined> {
  const done = await endWaiting(context);
  const meant = withoutKeystroke(reading);
  if (done.length === 0) {
    return meant && isRecent(context) ? answerMessage(meant, context, read) : undefined;
  }
  // "/undo" as an edit is what the edit does by itself.
  const isUndo = meant?.kind === 'command' && meant.command.name === 'undo';
  // In a direct chat "never mind" is something, and asks for nothing.
  const isNothing = meant?.kind === 'spoken' && meant.spoken.says !== 'command';
  if (!meant || isUndo || isNothing) return takeBack(done, context, { erase: false });
  return correct(done, context, () => answerMessage(meant, context, read));
}

/** What a deleted message calls for: what it did is taken back, and what it asked waits no longer. */
export async function answerDeletion(context: Context): Promise<Answer | undefined> {
  const done = await endWaiting(context);
  return done.length > 0 ? takeBack(done, context, { erase: false }) : undefined;
}

/**
 * Ends what waits because of the message and answers what it did. In this order: a yes that comes at
 * the same moment has done its work by then, or finds nothing to say yes to.
 */
async function endWaiting(context: Context): Promise<Operation[]> {
  await settleConfirmationsOf(context.change, context.message.id);
  return findDone(context, context.message.id);
}

/** An edit confirms nothing, and says of nothing whether it takes place; in a reply to what is about an event, "yes" may still answer that. */
function withoutKeystroke(reading: Reading | undefined): Reading | undefined {
  if (reading?.kind === 'verdict') return withoutKeystroke(reading.otherwise);
  if (reading?.kind !== 'keystroke') return reading;
  return reading.reply && { kind: 'reply', reply: reading.reply };
}

/** Whether a message is young enough for its edit to count. */
function isRecent({ change, message }: Context): boolean {
  return change.at.getTime() - message.sentAt.getTime() <= undoMinutes * 60_000;
}
