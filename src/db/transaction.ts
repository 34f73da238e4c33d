import { type Database, type Tx, takeTurn } from './client.ts';
import { lostToAnother } from './postgres-error.ts';

/** Transactions that lost to another are made again, so often at most. */
const mostAttempts = 3;

/**
 * Runs work in a transaction: all of it is committed, or nothing. Work that PostgreSQL ended in favour
 * of another transaction is run again from its beginning, so it must keep its results to itself until
 * it returns. Of one organization, where it is said, only so many run at once (takeTurn).
 */
export function inTransaction<Result>(
  db: Database,
  work: (tx: Tx) => Promise<Result>,
  organizationId?: string,
): Promise<Result> {
  if (organizationId === undefined) return attempt(db, work);
  return takeTurn(db, organizationId, () => attempt(db, work));
}

async function attempt<Result>(db: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await db.$transaction(work);
    } catch (error) {
      if (count === mostAttempts || !lostToAnother(error)) throw error;
    }
  }
}
