import { describe, expect, test } from 'vitest';
import type { SendResult } from '../../../src/chat/transport.ts';
import { fastPacing, type TestMessage, whatsappLike } from '../../helpers/outbox.ts';
import { type Delivery, never, type Process, type ProcessOptions } from '../../helpers/process.ts';
import { lease } from '../../helpers/processes.ts';
import { type Sending, useOutbox } from '../../helpers/scenes.ts';
import { until } from '../../helpers/until.ts';
import { FRIDAY } from '../../helpers/world.ts';

// In which order messages are sent, how fast, and which are not sent at all.

let { world, tenant, outbox } = {} as Sending;
const processes = useOutbox({ gapMs: 4000, perMinute: 15 }, (sending) => {
  ({ world, tenant, outbox } = sending);
});

const bodies = () => processes.delivered.map(({ body }) => body);
const line = (chat: string, body: string, given: Partial<TestMessage> = {}) => ({
  chat,
  body,
  ...given,
});
const reply = (chat: string, body: string) => line(chat, body, { quotedExternalId: 'asked' });

/** What a process does, and for how many milliseconds its account is away first. */
type Absence = ProcessOptions & { awayMs?: number };

/** A process with a budget. */
const startPaced = (options: ProcessOptions = {}): Promise<Process> =>
  processes.start({ transport: whatsappLike, pacing: fastPacing(world.clock), ...options });

/** Queues messages while the account is away, and has them sent once it is back. */
async function sendLater(
  messages: readonly TestMessage[],
  { awayMs = 0, ...options }: Absence = {},
  start = startPaced,
): Promise<void> {
  let isReady = false;
  const process = await start({ isReady: () => isReady, ...options });
  await outbox.queue(messages, process);
  expect(processes.delivered).toEqual([]);
  world.clock.advance(awayMs);
  isReady = true;
  await process.hear().ready();
  await until(async () => (await outbox.open()) === 0);
}

describe.each([
  ['with a budget', startPaced, 0],
  ['without one', (options?: ProcessOptions) => processes.start(options), lease],
])('what waits, %s,', (_, start, awayMs) => {
  const later = (messages: readonly TestMessage[], options: Absence = {}) =>
    sendLater(messages, { awayMs, ...options }, start);

  test('is sent in the order of its chat, replies before what others are told', async () => {
    await later([
      line('a', 'a 1'),
      line('b', 'b 1'),
      line('c', 'c 1'),
      reply('c', 'c 2'),
      reply('b', 'b 2'),
      line('a', 'a 2'),
    ]);
    expect(bodies()).toEqual(['b 1', 'c 1', 'c 2', 'b 2', 'a 1', 'a 2']);
  });

  test('for too long is not sent, and is no obstacle', async () => {
    const expiresAt = new Date(world.clock.now().getTime() + lease);
    await later([line('a', 'old', { expiresAt }), line('a', 'new')], { awayMs: lease });
    expect(bodies()).toEqual(['new']);
    expect((await outbox.rows()).get('old')).toMatchObject({
      status: 'EXPIRED',
      attempts: 0,
      failure: 'it was too old when its turn came',
    });
  });

  test('for a day is not sent, where it does not say', async () => {
    await later([line('a', 'old')], { awayMs: 24 * 60 * 60_000 });
    expect(bodies()).toEqual([]);
    expect((await outbox.rows()).get('old')).toMatchObject({ status: 'EXPIRED' });
  });

  test('as an edit is overtaken by the next edit of the same message', async () => {
    const edit = (body: string, editsExternalId: string) => line('a', body, { editsExternalId });
    await later([edit('x 1', 'x'), edit('y 1', 'y'), edit('x 2', 'x'), edit('x 3', 'x')]);
    expect(bodies()).toEqual(['y 1', 'x 3']);
    for (const body of ['x 1', 'x 2'])
      expect((await outbox.rows()).get(body)).toMatchObject({ status: 'EXPIRED', attempts: 0 });
  });

  test('behind one that is to be tried again waits with it', async () => {
    let tries = 0;
    const send = ({ body }: Delivery, deliver: () => SendResult): SendResult => {
      if (body === 'a 1') tries += 1;
      return body === 'a 1' && tries < 3
        ? { status: 'failed', retryable: true, reason: 'busy' }
        : deliver();
    };
    let isReady = false;
    const process = await start({ isReady: () => isReady, send });
    await outbox.queue([line('a', 'a 1'), line('a', 'a 2'), line('b', 'b 1')], process);
    world.clock.advance(awayMs);
    isReady = true;
    await process.hear().ready();
    await until(() => bodies().includes('b 1'));
    expect(bodies()).toEqual(['b 1']);
    await outbox.queue([line('a', 'a 3')], process);
    await until(async () => {
      world.clock.advance(60_000);
      await process.switchboard.sweep();
      return (await outbox.open()) === 0;
    });
    expect(bodies()).toEqual(['b 1', 'a 1', 'a 2', 'a 3']);
    expect((await outbox.rows()).get('a 2')).toMatchObject({ attempts: 1 });
  });

  test('behind one that can never be sent is sent', async () => {
    await later([line('a', 'a 1'), line('a', 'a 2')], {
      send: ({ body }, deliver) =>
        body === 'a 1' ? { status: 'failed', retryable: false, reason: 'no' } : deliver(),
    });
    expect(bodies()).toEqual(['a 2']);
  });

  test('with a file is sent with what is in it', async () => {
    const media = await world.db.media.create({
      data: {
        organizationId: tenant.organizationId,
        mimeType: 'image/png',
        fileName: 'pitch.png',
        data: new Uint8Array([1, 2, 3]),
        createdAt: world.clock.now(),
      },
    });
    await later([line('a', 'the pitch', { mediaId: media.id }), line('a', 'thanks')]);
    expect(processes.delivered).toMatchObject([
      { body: 'the pitch', media: { mimeType: 'image/png', fileName: 'pitch.png' } },
      { body: 'thanks', media: null },
    ]);
    expect([...processes.delivered[0]!.media!.data]).toEqual([1, 2, 3]);
    await world.db.outbox.deleteMany();
    await world.db.message.deleteMany();
    await world.db.media.deleteMany();
  });

  test('is left to the next process by one that is stopped, but for what it is sending', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = await start({
      send: async (_sent, deliver) => {
        await held;
        return deliver();
      },
    });
    void outbox.queue([line('a', 'a 1')], first);
    await until(async () => (await outbox.rows()).get('a 1')?.status === 'SENDING');
    void outbox.queue([line('a', 'a 2')], first);
    await until(async () => (await outbox.rows()).has('a 2'));
    const stopping = first.switchboard.stop();
    release();
    await stopping;
    expect(bodies()).toEqual(['a 1']);
    expect((await outbox.rows()).get('a 2')).toMatchObject({ status: 'PENDING', attempts: 0 });
    world.clock.advance(lease);
    const second = await start();
    await second.switchboard.sweep();
    await until(async () => (await outbox.open()) === 0);
    expect(bodies()).toEqual(['a 1', 'a 2']);
  });

  test('in many chats is all sent, once', async () => {
    await outbox.budget({ gapMs: 0, perMinute: 600 });
    const told = Array.from({ length: 100 }, (_each, n) => line(`many ${n % 10}`, `n ${n}`));
    await later([...told, reply('many 7', 'the answer')]);
    expect(processes.delivered).toHaveLength(101);
    expect(new Set(bodies()).size).toBe(101);
    for (let chat = 0; chat < 10; chat += 1) {
      const read = processes.delivered.filter(({ chatId }) => chatId === `many ${chat}`);
      const numbers = read.flatMap(({ body }) => /^n (\d+)/.exec(body)?.[1] ?? []).map(Number);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });
});

test('two processes that look at the same moment take each message once', async () => {
  const [first, second] = [await processes.start(), await processes.start()];
  for (let round = 0; round < 10; round += 1) {
    const waiting = Array.from({ length: 20 }, (_, n) => line(`both ${n}`, `${round} ${n}`));
    await outbox.queue(waiting);
    world.clock.advance(lease);
    await Promise.all([first, second, first, second].map(({ switchboard }) => switchboard.sweep()));
    expect(await outbox.open()).toBe(0);
  }
  expect(processes.delivered).toHaveLength(200);
  expect(new Set(bodies()).size).toBe(200);
});

describe('a budget', () => {
  /** When each message was handed over, in milliseconds since the first. */
  async function times(count: number, process: Process): Promise<number[]> {
    const sent = Array.from({ length: count }, (_, n) => line(`chat ${n}`, `n ${n}`));
    await outbox.queue(sent, process);
    await until(async () => (await outbox.open()) === 0);
    const rows = await world.db.outbox.findMany({ orderBy: { sequence: 'asc' } });
    return rows.map(({ sentAt }) => sentAt!.getTime() - rows[0]!.sentAt!.getTime());
  }

  test('lets one message go in four seconds, and fifteen in a minute', async () => {
    const sent = await times(20, await startPaced());
    expect(sent.slice(0, 4)).toEqual([0, 4000, 8000, 12_000]);
    await world.db.outbox.deleteMany();
    await outbox.budget({ gapMs: 0 });
    world.clock.advance(60_000);
    const quick = await times(31, await startPaced());
    expect(quick.filter((time) => time < 60_000)).toHaveLength(15);
    expect(quick.filter((time) => time < 120_000)).toHaveLength(30);
  });

  test('of an account that is new begins when it can first write, at a third', async () => {
    await outbox.budget({ pairedAt: null });
    const process = await startPaced();
    await process.hear().ready();
    await until(
      async () =>
        (await world.db.account.findFirst({ where: { NOT: { pairedAt: null } } })) !== null,
    );
    expect(await world.db.account.findFirstOrThrow()).toMatchObject({ pairedAt: new Date(FRIDAY) });
    expect((await times(3, process)).slice(1)).toEqual([12_000, 24_000]);
  });

  test('is not forgotten by a restart, nor what was handed over and perhaps sent', async () => {
    const dying = await startPaced({
      send: ({ body }, deliver) => (body === 'n 1' ? never : deliver()),
    });
    await outbox.queue([line('chat 0', 'n 0'), line('chat 1', 'n 1')], dying);
    await until(async () => (await outbox.rows()).get('n 1')!.status === 'SENDING');
    const handedOver = world.clock.now().getTime();
    const next = await startPaced();
    await outbox.queue([line('chat 2', 'n 2')], next);
    await until(async () => (await outbox.rows()).get('n 2')!.status === 'SENT');
    const { sentAt } = await world.db.outbox.findFirstOrThrow({ where: { body: 'n 2' } });
    expect(sentAt!.getTime() - handedOver).toBe(4000);
  });

  test('that was changed holds for what waits already', async () => {
    const process = await startPaced({
      pacing: {
        ...fastPacing(world.clock),
        wait: async (ms) => {
          await outbox.budget({ gapMs: 1000 });
          world.clock.advance(ms);
        },
      },
    });
    await outbox.budget({ gapMs: 600_000 });
    // The first wait is as it was, at most five seconds of it.
    expect(await times(4, process)).toEqual([0, 5000, 6000, 7000]);
  });

  test('lets a reply that comes later go first', async () => {
    const process: Process = await startPaced({
      send: async ({ body }, deliver) => {
        if (body === 'n 0') void outbox.queue([reply('x', 'the answer')], process);
        await until(async () => (await outbox.rows()).has('the answer'));
        return deliver();
      },
    });
    await times(4, process);
    expect(bodies()).toEqual(['n 0', 'the answer', 'n 1', 'n 2', 'n 3']);
  });

  test('makes one message of the texts about one thing that wait for a chat', async () => {
    const about = (body: string, given: Partial<TestMessage> = {}) =>
      line('a', body, { aboutNumber: 41, ...given });
    await sendLater([
      about('one', { mentions: ['1@c.us'] }),
      about('two', { mentions: ['2@c.us', '1@c.us'] }),
      about('three'),
      line('a', 'of another thing', { aboutNumber: 42 }),
      about('four'),
      about('a reply', { quotedExternalId: 'asked' }),
      about('a poll?', { pollOptions: ['yes', 'no'] }),
      line('a', 'about nothing'),
      line('a', 'about nothing either'),
    ]);
    expect(bodies()).toEqual([
      'one\n\ntwo\n\nthree',
      'of another thing',
      'four',
      'a reply',
      'a poll?',
      'about nothing',
      'about nothing either',
    ]);
    expect(processes.delivered[0]!.mentions).toEqual(['1@c.us', '2@c.us']);
    const rows = await outbox.rows();
    const joined = ['one', 'two', 'three'].map((body) => rows.get(body)!);
    expect(new Set(joined.map(({ externalId }) => externalId)).size).toBe(1);
    expect(joined.map(({ status }) => status)).toEqual(['SENT', 'SENT', 'SENT']);
    expect(
      await world.db.message.findMany({ where: { externalId: joined[0]!.externalId! } }),
    ).toMatchObject([
      { body: 'one\n\ntwo\n\nthree', mentions: ['1@c.us', '2@c.us'], aboutNumber: 41 },
    ]);
  });

  test('makes no message longer than 4,000 characters', async () => {
    const long = (letter: string, length: number) =>
      line('a', letter.repeat(length), { aboutNumber: 41 });
    await sendLater([
      long('a', 1999),
      long('b', 1999),
      long('c', 1),
      long('d', 4000),
      long('e', 1),
    ]);
    expect(bodies().map((body) => body.length)).toEqual([4000, 1, 4000, 1]);
  });

  test('without one, each is a message of its own', async () => {
    const messages = ['one', 'two'].map((body) => line('a', body, { aboutNumber: 41 }));
    await outbox.queue(messages, await processes.start());
    expect(bodies()).toEqual(['one', 'two']);
  });
});
