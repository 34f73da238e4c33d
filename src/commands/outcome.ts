import type { Change } from '../change/change.ts';
import type { StoredMessage } from '../context/read-context.ts';
import type { InboxKind } from '../db/generated/enums.ts';
import { dropReplies, findReplyId, queueMessages } from '../outbox/outbox.ts';
import type { Answer } from './command.ts';

/** What became of a message: a change that may hold entries and messages, and what is answered. */
export interface Outcome {
  change: Change;
  answer: Answer;
  /** Whether it is said anew, though the message was answered before it was edited. */
  isApart?: boolean;
}

/** The reply to an edit or a deletion takes the place of the reply that was there. */
export async function queueReply(
  { change, answer, isApart = false }: Outcome,
  message: StoredMessage,
  kind: InboxKind,
): Promise<void> {
  const reply = typeof answer === 'string' ? { text: answer } : answer;
  const { text, mentions = [], about = null, picture, expiresAt } = reply;
  const takesPlace = kind !== 'SENT' && !isApart;
  if (takesPlace) await dropReplies(change, message.id);
  const editsExternalId = takesPlace ? await findReplyId(change, message.id) : null;
  await queueMessages(change, [
    {
      chatId: message.chat.id,
      body: text,
      mentions,
      // Nothing quotes what is deleted.
      quotedExternalId: kind === 'DELETED' ? null : message.externalId,
      aboutNumber: about,
      editsExternalId,
      // An edit has no other picture.
      ...(picture && editsExternalId === null ? { picture } : {}),
      ...(expiresAt ? { expiresAt } : {}),
    },
  ]);
  // Whoever asked reads the answer before thousands are reminded.
  change.queued.unshift(...change.queued.splice(-1));
  await reply.followUp?.();
}
