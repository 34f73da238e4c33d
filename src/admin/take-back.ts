import type { Change } from '../change/change.ts';
import { requireMayStill } from '../context/authority.ts';
import { UserError, type UserErrorCode } from '../errors.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import { requireBulkOperation } from '../undo/bulk-operation.ts';
import { isTakenBack, undoOperations } from '../undo/undo-operations.ts';

/** What the services find gone that was there when it was done: what has come since stands in the way. */
const gone: readonly UserErrorCode[] = ['notMember', 'groupNotFound', 'notFound'];

/**
 * Takes back what the actor did to many at once, all or nothing; answers how many changes that were. Throws as
 * requireBulkOperation and requireMayStill, and conflict where what came after stands in the way.
 */
export async function takeBackBulk(change: Change, operationId: string): Promise<number> {
  const operation = await requireBulkOperation(change, operationId);
  const done = operation.entries.filter(isTakenBack);
  await requireMayStill(change, operation.entries);
  try {
    const { promoted } = await undoOperations(change, [operation], { erase: false });
    await tellPromoted(change, promoted);
  } catch (error) {
    if (!(error instanceof UserError) || !gone.includes(error.code)) throw error;
    throw new UserError('conflict', { what: 'operation', why: 'something was changed since' });
  }
  return done.length;
}
