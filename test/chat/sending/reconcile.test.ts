import { describe, expect, test } from 'vitest';
import { createChange } from '../../../src/change/create-change.ts';
import type { OwnMessage, SendResult } from '../../../src/chat/transport.ts';
import { setOptedOut } from '../../../src/people/opt-out.ts';
import { fastPacing, type TestMessage, whatsappLike } from '../../helpers/outbox.ts';
import { never, type Process, type ProcessOptions } from '../../helpers/process.ts';
import { lease } from '../../helpers/processes.ts';
import { type Sending, useOutbox } from '../../helpers/scenes.ts';
import { until } from '../../helpers/until.ts';
import { FRIDAY } from '../../helpers/world.ts';

// What is done about a message of which nobody knows whether it arrived, on a network without keys.

let { world, tenant, outbox } = {} as Sending;
/** What the account sees of its own in the chat, and whether that is all. */
let history: OwnMessage[];
let isWhole: boolean;
/** How often the history was asked for. */
let asked: { chat: string; since: Date }[];
let isHistoryThere: boolean;
const processes = useOutbox({ gapMs: 0, perMinute: 600 }, (sending) => {
  ({ world, tenant, outbox } = sending);
  history = [];
  asked = [];
  isHistoryThere = true;
  isWhole = true;
});

const start = (options: ProcessOptions = {}): Promise<Process> =>
  processes.start({
    ...options,
    pacing: fastPacing(world.clock),
    transport: {
      ...whatsappLike,
      history: async (chat, since) => {
        asked.push({ chat, since });
        if (!isHistoryThere) throw new Error('no answer');
        return { messages: history.filter(({ sentAt }) => sentAt >= since), isWhole };
      },
      ...options.transport,
    },
  });

const own = (id: string, body: string, sentAt = world.clock.now()): OwnMessage => ({
  id,
  chat: { id: 'a', kind: 'GROUP', name: null },
  body,
  mentions: [],
  quotedId: null,
  media: null,
  pollOptions: [],
  sentAt,
});
const rows = () => outbox.rows();
const row = async () => (await rows()).get('hello')!;
const bodies = () => processes.delivered.map(({ body }) => body);
const unknown: SendResult = { status: 'unknown', reason: 'no answer in time' };

/** A process whose first send ends in doubt, and a message that it sent; with one more behind it. */
async function doubt(given: Partial<TestMessage> = {}): Promise<Process> {
  let tries = 0;
  const process = await start({
    send: (_, deliver) => {
      tries += 1;
      return tries === 1 ? unknown : deliver();
    },
  });
  await outbox.queue(
    [
      { chat: 'a', body: 'hello', aboutNumber: 7, ...given },
      { chat: 'a', body: 'behind' },
    ],
    process,
  );
  await until(async () => (await row()).status === 'UNKNOWN');
  return process;
}

/** Lets so many milliseconds pass, and the process look. */
async function pass(process: Process, ms: number): Promise<void> {
  const before = asked.length;
  world.clock.advance(ms);
  await process.switchboard.sweep();
  await until(async () => asked.length > before || (await outbox.open()) === 0);
}

describe('a message that may have arrived', () => {
  test('holds up what is behind it in its chat, and nothing else', async () => {
    const process = await doubt();
    await outbox.queue([{ chat: 'b', body: 'elsewhere' }], process);
    await until(() => bodies().includes('elsewhere'));
    expect((await rows()).get('behind')).toMatchObject({ status: 'PENDING' });
    expect(asked).toEqual([]);
  });

  test('holds up nothing else while its chat does not answer', async () => {
    const process = await doubt();
    const answer = Promise.withResolvers<void>();
    let isAsked = false;
    const slow = await start({
      transport: {
        history: async () => {
          isAsked = true;
          await answer.promise;
          return { messages: [own('id', 'hello')], isWhole: true };
        },
      },
    });
    await process.stop();
    world.clock.advance(lease);
    await slow.switchboard.sweep();
    await until(() => isAsked);
    await outbox.queue([{ chat: 'b', body: 'elsewhere' }], slow);
    await until(() => bodies().includes('elsewhere'));
    answer.resolve();
    await until(async () => (await outbox.open()) === 0);
    expect(bodies()).toEqual(['elsewhere', 'behind']);
  });

  test('is sent where the history has it', async () => {
    const process = await doubt();
    history.push(own('id', 'hello'), own('other', 'by hand'));
    await pass(process, lease);
    await until(async () => (await outbox.open()) === 0);
    expect(asked).toMatchObject([{ chat: 'a' }]);
    expect(await row()).toMatchObject({ status: 'SENT', externalId: 'id', failure: null });
    expect(bodies()).toEqual(['behind']);
    expect(
      await world.db.message.findMany({ where: { externalId: { in: ['id', 'other'] } } }),
    ).toMatchObject([
      { body: 'hello', aboutNumber: 7 },
      { body: 'by hand', aboutNumber: null },
    ]);
  });

  test('is sent anew where the history of a minute has it not', async () => {
    const process = await doubt();
    await pass(process, lease);
    await pass(process, 44_000);
    expect(await row()).toMatchObject({ status: 'UNKNOWN' });
    await pass(process, 2_000);
    await until(async () => (await outbox.open()) === 0);
    expect(bodies()).toEqual(['hello', 'behind']);
    expect(await row()).toMatchObject({ status: 'SENT', attempts: 2 });
  });

  test('with a file is given five minutes: it goes up before anything of it is in the chat', async () => {
    const { organizationId } = tenant;
    const file = { mimeType: 'image/png', fileName: 'poster.png', data: new Uint8Array([1]) };
    const { id: mediaId } = await world.db.media.create({
      data: { organizationId, ...file, createdAt: world.clock.now() },
    });
    const process = await doubt({ mediaId, aboutNumber: null });
    await pass(process, 4 * 60_000);
    expect(await row()).toMatchObject({ status: 'UNKNOWN' });
    await pass(process, 61_000);
    await until(async () => (await outbox.open()) === 0);
    expect(bodies()).toEqual(['hello', 'behind']);
  });

  test('is sent anew under another key: the first may be remembered', async () => {
    const keys: string[] = [];
    const process = await start({
      transport: {
        send: async (_chat, _message, { key }) => {
          keys.push(key);
          return keys.length === 1 ? unknown : { status: 'sent', id: key };
        },
      },
    });
    await outbox.queue([{ chat: 'a', body: 'hello' }], process);
    await until(async () => (await row()).status === 'UNKNOWN');
    await pass(process, 61_000);
    await until(async () => (await outbox.open()) === 0);
    expect(new Set(keys).size).toBe(2);
  });

  test.each<[string, () => void]>([
    [
      'does not answer',
      () => {
        isHistoryThere = false;
      },
    ],
    ['holds something that may be it', () => void history.push(own('odd', 'hel lo'))],
    [
      'may hold more than what was seen',
      () => {
        isWhole = false;
      },
    ],
  ])('is a dead letter after ten minutes where the history %s', async (_, befall) => {
    const process = await doubt();
    befall();
    await pass(process, 61_000);
    expect(await row()).toMatchObject({ status: 'UNKNOWN', settledAt: null });
    await pass(process, 10 * 60_000);
    await until(async () => (await outbox.open()) === 0);
    expect(await row()).toMatchObject({ status: 'UNKNOWN', settledAt: world.clock.now() });
    expect(bodies()).toEqual(['behind']);
  });

  test('is not sent anew to somebody who has said "stop" since', async () => {
    const { organizationId } = tenant;
    const at = world.clock.now();
    const ben = await tenant.person('Ben');
    const externalId = `${ben.phone.slice(1)}@c.us`;
    await world.db.whatsappId.create({
      data: { organizationId, externalId, contactId: ben.contactId, createdAt: at },
    });
    const process = await doubt();
    const chat = { organizationId, externalId: 'a' };
    await world.db.chat.updateMany({ where: chat, data: { peerExternalId: externalId } });
    await setOptedOut(createChange({ tx: world.db, organizationId, at }), ben.contactId, true);
    expect(await row()).toMatchObject({ status: 'UNKNOWN' });
    await pass(process, 61_000);
    await until(async () => (await outbox.open()) === 0);
    await world.db.chat.updateMany({ where: chat, data: { peerExternalId: null } });
    expect(await row()).toMatchObject({ status: 'EXPIRED' });
    expect(bodies()).toEqual([]);
  });

  test('has failed after ten attempts that were all lost', async () => {
    const process = await start({ send: () => unknown });
    await outbox.queue([{ chat: 'a', body: 'hello' }], process);
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await until(async () => {
        const { status, attempts } = await row();
        return status === 'UNKNOWN' && attempts === attempt;
      });
      await pass(process, 61_000);
    }
    await until(async () => (await outbox.open()) === 0);
    expect(await row()).toMatchObject({ status: 'FAILED', failure: 'no answer in time' });
  });

  test('is looked for where its process died over it', async () => {
    const dying = await start({
      send: (_, deliver) => {
        deliver();
        return never;
      },
    });
    await outbox.queue([{ chat: 'a', body: 'hello' }], dying);
    await until(() => processes.delivered.length === 1);
    history.push(own('id', 'hello'));
    const next = await start();
    await pass(next, lease);
    await until(async () => (await outbox.open()) === 0);
    expect(await row()).toMatchObject({ status: 'SENT', externalId: 'id' });
    expect(bodies()).toEqual(['hello']);
  });

  test('made of several is found as one', async () => {
    let tries = 0;
    const process = await start({
      send: (_, deliver) => {
        tries += 1;
        return tries === 1 ? unknown : deliver();
      },
      isReady: () => world.clock.now() > new Date(FRIDAY),
    });
    const texts = ['hello', 'again'].map((body) => ({ chat: 'a', body, aboutNumber: 7 }));
    await outbox.queue(texts, process);
    world.clock.advance(1000);
    await process.hear().ready();
    await until(async () => (await row()).status === 'UNKNOWN');
    history.push(own('id', 'hello\n\nagain'));
    await pass(process, lease);
    await until(async () => (await outbox.open()) === 0);
    expect(await row()).toMatchObject({ status: 'SENT', externalId: 'id' });
    expect((await rows()).get('again')).toMatchObject({ status: 'SENT', externalId: 'id' });
    expect(await world.db.message.findMany()).toMatchObject([
      { externalId: 'id', body: 'hello\n\nagain', aboutNumber: 7 },
    ]);
  });

  test('of the same words as one before is not taken for that one', async () => {
    const process = await start();
    await outbox.queue([{ chat: 'a', body: 'hello', aboutNumber: 1 }], process);
    await until(async () => (await outbox.open()) === 0);
    const { externalId } = await row();
    history.push(own(externalId!, 'hello'));
    await world.db.outbox.updateMany({ data: { body: 'the first' } });
    const second = await doubt();
    await pass(second, 61_000);
    await until(async () => (await outbox.open()) === 0);
    expect(bodies()).toEqual(['hello', 'hello', 'behind']);
  });
});

describe('an edit that may have been made', () => {
  test('is made again, which changes nothing more', async () => {
    let tries = 0;
    const process = await start({
      send: (_, deliver) => {
        tries += 1;
        return tries === 1 ? unknown : deliver();
      },
    });
    await outbox.queue([{ chat: 'a', body: 'hello', editsExternalId: 'x' }], process);
    await until(async () => (await row()).attempts === 1 && (await row()).status === 'PENDING');
    world.clock.advance(5_000);
    await process.switchboard.sweep();
    await until(async () => (await outbox.open()) === 0);
    expect(processes.delivered).toMatchObject([{ edits: 'x', body: 'hello' }]);
    expect(asked).toEqual([]);
  });

  test('is found in the history where its process died over it', async () => {
    const dying = await start({ send: () => never });
    await outbox.queue([{ chat: 'a', body: 'hello', editsExternalId: 'x' }], dying);
    await until(async () => (await row()).status === 'SENDING');
    const { own: hear } = (await start()).hear();
    await hear(own('x', 'before the edit'));
    history.push(own('x', 'hello'));
    const next = await start();
    await pass(next, lease);
    await until(async () => (await outbox.open()) === 0);
    expect(await row()).toMatchObject({ status: 'SENT', externalId: 'x' });
    expect(await world.db.message.findMany()).toMatchObject([
      { externalId: 'x', body: 'hello', editedAt: expect.any(Date) },
    ]);
  });

  test('that is no longer allowed is said anew, and looked for where that is in doubt', async () => {
    let tries = 0;
    const process = await start({
      send: ({ edits }, deliver) => {
        if (edits !== null) return { status: 'failed', retryable: false, reason: 'too late' };
        tries += 1;
        return tries === 1 ? unknown : deliver();
      },
    });
    await outbox.queue([{ chat: 'a', body: 'hello', editsExternalId: 'x' }], process);
    await until(async () => (await row()).status === 'UNKNOWN');
    history.push(own('new', 'hello'));
    await pass(process, lease);
    await until(async () => (await outbox.open()) === 0);
    expect(await row()).toMatchObject({ status: 'SENT', externalId: 'new' });
    expect(bodies()).toEqual([]);
  });
});
