import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { keepBack } from '../outbox/keep-back.ts';
import { nameOf } from './groups.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/**
 * What was said to a group: what still waits is kept back, what has left is said for good. Where
 * something else is said in its place, nobody may read both: then all of it must still wait.
 */
const undoSend: Inverse = async (change: Change, { messageId, subjectId, after }, { erase }) => {
  const group = await nameOf(change, subjectId);
  const { chats } = after as { chats: number };
  const kept = messageId === null ? 0 : await keepBack(change, messageId);
  const gone = chats - kept;
  if (kept === 0 || (erase && gone > 0)) throw cannotUndo('', 'sent');
  await recordAudit(change, {
    action: 'message.keep',
    subjectType: 'group',
    subjectId,
    groupId: subjectId,
    after: { kept, gone },
    reason: 'undo',
  });
  return { undone: { kind: 'message', group, kept, gone } };
};

export const messageInverses = { 'message.send': undoSend } satisfies Inverses;
