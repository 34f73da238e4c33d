import type { Tx } from '../db/client.ts';

/** How long what is settled stays in the queues, to be looked at when something seems lost. */
const keptDays = 30;

/**
 * Takes settled rows out of inbox and outbox. The messages themselves stay: they are the history, and
 * their ids are what keeps a message from acting twice.
 */
export async function pruneQueues(tx: Tx, at: Date): Promise<{ inbox: number; outbox: number }> {
  const before = new Date(at.getTime() - keptDays * 24 * 60 * 60 * 1000);
  const inbox = await tx.inbox.deleteMany({
    where: { status: { not: 'RECEIVED' }, handledAt: { lt: before } },
  });
  const outbox = await tx.outbox.deleteMany({ where: { settledAt: { lt: before } } });
  return { inbox: inbox.count, outbox: outbox.count };
}
