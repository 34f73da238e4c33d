import type { Tx } from '../db/client.ts';

/** How long a request that comes again is answered the same, in hours (docs/rules.md, admin API). */
const keptHours = 24;

/** Forgets what was answered long ago; answers how many. */
export async function pruneRequests(tx: Tx, at: Date): Promise<number> {
  const before = new Date(at.getTime() - keptHours * 60 * 60 * 1000);
  const { count } = await tx.request.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
