import { createChange } from '../../src/change/create-change.ts';
import type { Pacing } from '../../src/chat/sending/sender.ts';
import { type Outgoing, queueMessages } from '../../src/outbox/outbox.ts';
import { ensureAccount, simulatorAccountOf } from '../../src/people/accounts.ts';
import type { Process } from './process.ts';
import type { FixedClock, Tenant, World } from './world.ts';

/** A network that cannot tell by a key whether it has sent a message, and has a budget. */
export const whatsappLike = {
  name: 'whatsapp',
  capabilities: { knowsKeys: false, polls: true, media: true, groups: true },
} as const;

/** Time that passes as soon as somebody waits for it, and dice that always show the middle. */
export const fastPacing = (clock: FixedClock): Pacing => ({
  wait: async (ms) => clock.advance(ms),
  random: () => 0.5,
});

/** The outbox of a tenant, and somebody who writes into it. */
export interface TestOutbox {
  /** Queues messages, and hands them to a process where one is given. */
  queue(messages: readonly TestMessage[], process?: Process): Promise<void>;
  /** The rows of the messages, by their bodies. */
  rows(): Promise<Map<string, { status: string; externalId: string | null; attempts: number }>>;
  /** How many are still to be dealt with. */
  open(): Promise<number>;
  /** Sets the budget of the account, and when it was paired. */
  budget(given: { gapMs?: number; perMinute?: number; pairedAt?: Date | null }): Promise<void>;
}

export type TestMessage = { chat: string; body: string } & Partial<Outgoing>;

export async function createTestOutbox(world: World, tenant: Tenant): Promise<TestOutbox> {
  const { db, clock } = world;
  const { organizationId } = tenant;
  const accountId = await ensureAccount(
    db,
    organizationId,
    'simulator',
    simulatorAccountOf(organizationId),
    clock.now(),
  );

  async function chatOf(externalId: string): Promise<string> {
    const known = await db.chat.findFirst({ where: { organizationId, accountId, externalId } });
    if (known) return known.id;
    const place = { organizationId, accountId, externalId };
    return (await db.chat.create({ data: { ...place, kind: 'GROUP', createdAt: clock.now() } })).id;
  }

  return {
    async queue(messages, process) {
      const outgoing: Outgoing[] = [];
      for (const { chat, ...message } of messages)
        outgoing.push({
          mentions: [],
          quotedExternalId: null,
          ...message,
          chatId: await chatOf(chat),
        });
      const change = createChange({ tx: db, organizationId, at: clock.now() });
      await queueMessages(change, outgoing);
      await process?.switchboard.deliver(change.queued);
    },
    async rows() {
      const rows = await db.outbox.findMany({ where: { organizationId } });
      return new Map(rows.map((row) => [row.body, row]));
    },
    open: () => db.outbox.count({ where: { organizationId, settledAt: null } }),
    async budget(data) {
      await db.account.updateMany({ where: { id: accountId }, data });
    },
  };
}
