import type { Tx } from '../db/client.ts';

/** How long what has rung is kept, so that nothing that is planned anew is said twice, in days. */
const keptDays = 30;

/** Forgets alarms that were settled long ago; answers how many. */
export async function pruneAlarms(tx: Tx, at: Date): Promise<number> {
  const before = new Date(at.getTime() - keptDays * 24 * 60 * 60 * 1000);
  const { count } = await tx.alarm.deleteMany({ where: { settledAt: { lt: before } } });
  return count;
}
