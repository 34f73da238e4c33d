import type { Change } from '../audit/change.ts';
import { requireOnGroup } from '../context/policy.ts';
import type { Context } from '../context/read-context.ts';
import { UserError } from '../errors.ts';
import { tellAnswered } from '../events/tell-answered.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import { findGroupById } from '../groups/find-group.ts';
import { createSay } from '../languages/say.ts';
import { mentionsOf } from '../messages/tell.ts';
import { findOperationsOf, isUndoable, type Operation } from '../undo/operation.ts';
import { undoOperations } from '../undo/undo-operations.ts';
import type { Reply } from './command.ts';

/** What a message did, newest first. Throws undoTooLate where some of it stands for good. */
export async function findDone({ change }: Context, messageId: string): Promise<Operation[]> {
  const done = await findOperationsOf(change, messageId);
  if (done.some((operation) => !isUndoable(change, operation))) {
    throw new UserError('undoTooLate', {});
  }
  return done;
}

/** Throws notAllowed where a group or its chat was edited by somebody who may edit it no more. */
async function requireStillEdits(change: Change, done: readonly Operation[]): Promise<void> {
  const entries = done.flatMap((operation) => operation.entries);
  const edits = entries.filter(({ action }) => /^(?:group|chat)\./.test(action));
  // One, but for a message that was edited.
  for (const id of new Set(edits.flatMap(({ groupId }) => groupId ?? []))) {
    const group = await findGroupById(change, change.actor, id);
    if (!group) throw new UserError('notAllowed', { action: 'edit' });
    requireOnGroup(change.actor, 'edit', group);
  }
}

/** Takes changes back and says so. Throws cannotUndo, and notAllowed; `erase` as in UndoOptions. */
export async function takeBack(
  done: readonly Operation[],
  { change, locale, message, zone }: Context,
  { erase }: { erase: boolean },
): Promise<Reply> {
  await requireStillEdits(change, done);
  const { undone, promoted, restoredEventId } = await undoOperations(change, done, { erase });
  const movedUp = await tellPromoted(change, promoted);
  // What is erased makes way for something else, which is told in its own words.
  const told =
    restoredEventId === null || erase
      ? null
      : await tellAnswered(change, restoredEventId, (say, event, to) =>
          say.eventRestoredNotice({ ...event, to }),
        );
  return {
    text: createSay(locale, message.sentAt, zone).undone({ undone, promoted: movedUp, told }),
    mentions: [
      ...movedUp.flatMap(({ whatsappId }) => whatsappId ?? []),
      ...(told ? mentionsOf(told.here) : []),
    ],
  };
}
