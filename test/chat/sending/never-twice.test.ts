import { expect, test } from 'vitest';
import type { OwnMessage, SendResult } from '../../../src/chat/transport.ts';
import { fastPacing, whatsappLike } from '../../helpers/outbox.ts';
import { never, type Process } from '../../helpers/process.ts';
import { type Sending, useOutbox } from '../../helpers/scenes.ts';

// Over a network that loses answers and messages, and processes that die in the middle, every message
// arrives, once, in the order of its chat. The network knows no keys, and its history tells the truth.

let { world, outbox } = {} as Sending;
const processes = useOutbox({ gapMs: 0, perMinute: 600 }, (sending) => {
  ({ world, outbox } = sending);
});

/** Many chats, few messages in each: one in doubt holds up its chat for a minute. */
const chats = 50;
const perChat = 11;
/** Handed over at this one, a process dies: before the message is out, or after. */
const deaths = [
  [40, 'before'],
  [90, 'after'],
  [200, 'after'],
  [201, 'before'],
  [300, 'before'],
  [420, 'after'],
] as const;

/** Numbers from 0 to 1 that look like chance and are the same in each run: mulberry32. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test.each([1, 2])(
  'nothing is lost, nothing comes twice, nothing overtakes: dice %i',
  async (seed) => {
    const random = createDice(seed);
    const network: OwnMessage[] = [];
    let handedOver = 0;
    let process: Process;

    /** The message is in the chat; the account may see it before the answer, after it, or not at all. */
    function arrive(chat: string, body: string): string {
      const id = `${seed} arrived ${network.length}`;
      const seen: OwnMessage = {
        id,
        chat: { id: chat, kind: 'GROUP', name: null },
        body,
        mentions: [],
        quotedId: null,
        media: null,
        pollOptions: [],
        // By whole seconds, as WhatsApp tells it.
        sentAt: new Date(Math.floor(world.clock.now().getTime() / 1000) * 1000),
      };
      network.push(seen);
      if (random() < 0.3) void process.hear().own(seen);
      return id;
    }

    const startNext = (): Promise<Process> =>
      processes.start({
        pacing: fastPacing(world.clock),
        send: ({ chatId, body }) => {
          handedOver += 1;
          const death = deaths.find(([at]) => at === handedOver)?.[1];
          if (death === 'after') arrive(chatId, body);
          if (death) return never;
          const luck = random();
          if (luck < 0.1) return { status: 'failed', retryable: true, reason: 'busy' };
          if (luck < 0.15) return { status: 'unknown', reason: 'lost' };
          if (luck < 0.2) throw new Error('broke before');
          const id = arrive(chatId, body);
          if (luck < 0.3) return { status: 'unknown', reason: 'its answer was lost' };
          if (luck < 0.4) throw new Error('broke after');
          return { status: 'sent', id } satisfies SendResult;
        },
        transport: {
          ...whatsappLike,
          history: async (chat, since) => {
            if (random() < 0.2) throw new Error('no answer');
            const isMeant = (seen: OwnMessage) => seen.chat.id === chat && seen.sentAt >= since;
            return { messages: network.filter(isMeant), isWhole: true };
          },
        },
      });
    /** Until the process asks its database for nothing more: it waits for a sweep, or is dead. */
    const quiet = async () => {
      for (let before = ''; ; ) {
        const [{ last } = { last: '' }] = await world.db.$queryRaw<{ last: string }[]>`
          SELECT coalesce(max(state_change)::text, '') AS last FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'test process'`;
        if (last === before) return;
        before = last;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    };

    process = await startNext();
    const messages = Array.from({ length: perChat * chats }, (_, n) => ({
      chat: `${seed} chat ${n % chats}`,
      body: `${seed} message ${n}`,
      // Two of three in a chat may go together.
      aboutNumber: Math.floor(n / chats) % 3 > 0 ? 7 : null,
      // As long as it takes.
      expiresAt: new Date('2027-01-01'),
    }));
    await outbox.queue(messages, process);
    let died = 0;
    for (let rounds = 0; (await outbox.open()) > 0 && rounds < 400; rounds += 1) {
      await quiet();
      const dead = deaths.filter(([at]) => handedOver >= at).length;
      if (dead > died) {
        died = dead;
        process = await startNext();
      }
      world.clock.advance(10_000);
      await process.switchboard.sweep();
    }

    expect(await outbox.open()).toBe(0);
    expect(died).toBe(deaths.length);
    for (let chat = 0; chat < chats; chat += 1) {
      const name = `${seed} chat ${chat}`;
      const read = network.flatMap((seen) =>
        seen.chat.id === name ? seen.body.split('\n\n') : [],
      );
      expect(read).toEqual(
        messages.filter((message) => message.chat === name).map(({ body }) => body),
      );
    }
    expect(network.some(({ body }) => body.includes('\n\n'))).toBe(true);
    // What is on record is what arrived.
    const stored = await world.db.message.findMany({
      where: { direction: 'OUT', externalId: { startsWith: `${seed} ` } },
    });
    expect(stored.map(({ externalId }) => externalId).sort()).toEqual(
      network.map(({ id }) => id).sort(),
    );
    const rows = [...(await outbox.rows()).values()].filter(({ externalId }) =>
      externalId?.startsWith(`${seed} `),
    );
    expect(rows.every(({ status }) => status === 'SENT')).toBe(true);
    expect(processes.errors).toEqual([]);
  },
);
