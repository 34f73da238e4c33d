import type { Database, Tx } from './client.ts';
import { lostToAnother } from './postgres-error.ts';

/** Transactions that lost to another are made again, so often at most. */
const mostAttempts = 3;

/**
 * Runs work in a transaction: all of it is committed, or nothing. Work that PostgreSQL ended in favour
 * of another transaction is run again from its beginning, so it must keep its results to itself until
 * it returns.
 */
export async function inTransaction<Result>(
  db: Database,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work);
    } catch (error) {
      if (attempt === mostAttempts || !lostToAnother(error)) throw error;
    }
  }
}
