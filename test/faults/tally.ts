import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import type { Sent } from '../chat/whatsapp/stub/world.ts';
import type { Crowd } from './crowd.ts';

/** Counts what became of all that was said. */
export interface Tally {
  /** Resolves once so many more commands were answered than at the moment. */
  answered(more: number): Promise<void>;
  /** Resolves once nothing is left to be done; waits that are part of the product go by quickly. */
  settled(): Promise<void>;
  /** As if so long had passed that whatever a dead process held is anybody's. */
  letLeasesRunOut(): Promise<void>;
  /** Every command was done once and answered once in its chat, in order, and all is stored once. */
  expectAllOnce(): Promise<void>;
}

/** So long is waited for the last message, in milliseconds, before it is counted all the same. */
const patienceMs = 180_000;

/** `sent` is all that reached the network, in order. */
export function createTally(
  db: Database,
  sent: readonly Pick<Sent, 'chatId' | 'id' | 'body'>[],
  { said }: Crowd,
): Tally {
  const answers = () => sent.filter(({ body }) => /n-\d{4}/.test(body)).length;

  /**
   * For what is to be tried again, or looked for, ten seconds pass, but no more than the minute after which
   * it is sure what became of it. Not for what is being sent.
   */
  const hurry = () => db.$executeRaw`
    UPDATE outbox SET leased_until = leased_until - interval '10 seconds'
    WHERE settled_at IS NULL AND status IN ('PENDING', 'UNKNOWN') AND attempts > 0
      AND leased_until > now() - interval '1 minute'`;

  async function left(): Promise<number> {
    const [open] = await db.$queryRaw<{ count: number }[]>`
      SELECT (SELECT count(*) FROM outbox WHERE settled_at IS NULL)::int
        + (SELECT count(*) FROM inbox WHERE status = 'RECEIVED')::int
        + ${said.length}::int - (SELECT count(*) FROM messages WHERE direction = 'IN')::int AS count`;
    return open!.count;
  }

  return {
    async answered(more) {
      const wanted = answers() + more;
      for (let looks = 1; answers() < wanted; looks += 1) {
        await pause(10);
        if (looks % 20 === 0) await hurry();
      }
    },
    async settled() {
      const deadline = performance.now() + patienceMs;
      while ((await left()) > 0 && performance.now() < deadline) {
        await pause(200);
        await hurry();
      }
    },
    async letLeasesRunOut() {
      await db.$executeRaw`
        UPDATE outbox SET leased_until = leased_until - interval '15 seconds' WHERE settled_at IS NULL`;
      await db.$executeRaw`
        UPDATE inbox SET leased_until = leased_until - interval '15 seconds' WHERE status = 'RECEIVED'`;
    },
    async expectAllOnce() {
      const commands = said.flatMap(({ title, chatId }) => (title ? [{ title, chatId }] : []));
      const titles = commands.map(({ title }) => title);

      // Not a dead letter, and nothing that is still to be done.
      expect(await db.inbox.findMany({ where: { status: { not: 'HANDLED' } } })).toEqual([]);
      const rows = await db.outbox.findMany({
        orderBy: { sequence: 'asc' },
        include: { chat: { select: { externalId: true } } },
      });
      expect(rows.filter(({ status }) => status !== 'SENT')).toEqual([]);

      const tasks = await db.task.findMany({ where: { title: { startsWith: 'n-' } } });
      expect(tasks.map(({ title }) => title).sort()).toEqual(titles);

      const named = sent.flatMap(({ body, chatId }) =>
        (body.match(/n-\d{4}/g) ?? []).map((title) => ({ title, chatId })),
      );
      named.sort((one, other) => one.title.localeCompare(other.title));
      expect(named).toEqual(commands);

      // Each chat got what was queued for it, in the order of the queue, and nothing else.
      const queuedFor = Map.groupBy(rows, ({ chat }) => chat.externalId);
      const sentTo = Map.groupBy(sent, ({ chatId }) => chatId);
      expect([...sentTo.keys()].sort()).toEqual([...queuedFor.keys()].sort());
      for (const [chatId, queued] of queuedFor) {
        const ids = queued.map(({ externalId }) => externalId);
        expect(sentTo.get(chatId)!.map(({ id }) => id)).toEqual(ids);
      }

      const stored = await db.message.findMany({ orderBy: { externalId: 'asc' } });
      const idsOf = (direction: string) =>
        stored.filter((message) => message.direction === direction).map((one) => one.externalId);
      expect(idsOf('IN').sort()).toEqual(said.map(({ id }) => id).sort());
      expect(idsOf('OUT').sort()).toEqual(sent.map(({ id }) => id).sort());
    },
  };
}
