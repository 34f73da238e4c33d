import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';

/** Messages that are written again at once: so many locks that nobody waits for it. */
const batch = 5_000;

/** Batches at once; whoever calls again goes on. Nobody sees what is left: its group is gone. */
const mostBatches = 20;

/**
 * Makes the messages of groups that are gone their chats' alone, each batch in a transaction of its own,
 * and forgets the histories of which nothing is left. Several processes share the work; what one that dies
 * has not done, the next call does. Answers how many messages those were.
 */
export async function endHistories(db: Database): Promise<number> {
  let sum = 0;
  for (let count = 0; count < mostBatches; count += 1) {
    const disowned = await disownMessages(db);
    sum += disowned;
    if (disowned < batch) {
      await forgetHistories(db);
      break;
    }
  }
  return sum;
}

function disownMessages(db: Database): Promise<number> {
  return db.$executeRaw`
    WITH owned AS MATERIALIZED (
      SELECT m.organization_id, m.id FROM histories h
      CROSS JOIN LATERAL (
        SELECT said.organization_id, said.id FROM messages said
        WHERE said.organization_id = h.organization_id AND said.group_id = h.id
        LIMIT ${batch} FOR NO KEY UPDATE SKIP LOCKED
      ) m
      WHERE h.is_over LIMIT ${batch}
    )
    UPDATE messages SET group_id = NULL FROM owned
    WHERE messages.organization_id = owned.organization_id AND messages.id = owned.id`;
}

/**
 * Locks them before it looks: whoever is just saying something in the chat of such a group holds its history,
 * which is passed over then.
 */
function forgetHistories(db: Database): Promise<number> {
  return inTransaction(db, async (tx) => {
    const over = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM histories WHERE is_over FOR UPDATE SKIP LOCKED`;
    if (over.length === 0) return 0;
    return tx.$executeRaw`
      DELETE FROM histories h WHERE h.is_over AND h.id = ANY(${over.map(({ id }) => id)}::uuid[])
        AND NOT EXISTS (
          SELECT 1 FROM messages m WHERE m.organization_id = h.organization_id AND m.group_id = h.id
        )`;
  });
}
