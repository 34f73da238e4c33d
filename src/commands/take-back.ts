import { requireMayStill } from '../context/authority.ts';
import type { Context } from '../context/read-context.ts';
import { UserError } from '../errors.ts';
import { tellAnswered } from '../events/tell-answered.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import { createSay } from '../languages/say.ts';
import { mentionsOf } from '../outbox/tell.ts';
import { findOperationsOf, isUndoable, type Operation } from '../undo/operation.ts';
import { isTakenBack, undoOperations } from '../undo/undo-operations.ts';
import type { Reply } from './command.ts';

/** What a message did, newest first. Throws undoTooLate where some of it stands for good. */
export async function findDone({ change }: Context, messageId: string): Promise<Operation[]> {
  const done = await findOperationsOf(change, messageId);
  if (done.some((operation) => !isUndoable(change, operation))) {
    throw new UserError('undoTooLate', {});
  }
  return done;
}

/** Takes changes back and says so. Throws cannotUndo, and as requireMayStill; `erase` as in UndoOptions. */
export async function takeBack(
  done: readonly Operation[],
  context: Context,
  { erase }: { erase: boolean },
): Promise<Reply> {
  const { change, locale, message, zone } = context;
  await requireMayStill(change, done.flatMap(({ entries }) => entries).filter(isTakenBack));
  const outcome = await undoOperations(change, done, { erase });
  const { undone, promoted, restoredEventId } = outcome;
  const movedUp = await tellPromoted(change, promoted);
  // What is erased makes way for something else, which is told in its own words.
  const told =
    restoredEventId === null || erase
      ? outcome.told
      : await tellAnswered(change, restoredEventId, (say, event, to) =>
          say.eventRestoredNotice({ ...event, to }),
        );
  // Who is told by it answers it by a reply.
  const [only, ...others] = undone;
  const about = only && others.length === 0 && 'number' in only ? { about: only.number } : {};
  return {
    ...about,
    text: createSay(locale, message.sentAt, zone).undone({ undone, promoted: movedUp, told }),
    mentions: [...mentionsOf({ named: movedUp }), ...(told ? mentionsOf(told.here) : [])],
  };
}
