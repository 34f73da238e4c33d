import { describe, expect, test } from 'vitest';
import { createOwnListeners } from '../../src/chat/own-listeners.ts';
import type { Acknowledgement, OwnMessage } from '../../src/chat/transport.ts';
import { createTestOutbox, fastPacing, type TestMessage, whatsappLike } from '../helpers/outbox.ts';
import { never, type Process, type ProcessOptions } from '../helpers/process.ts';
import { type Sending, useOutbox } from '../helpers/scenes.ts';
import { until } from '../helpers/until.ts';

// Messages of the account's own that are seen in a chat, and how far they have come.

let { world, tenant, outbox } = {} as Sending;
const processes = useOutbox({ gapMs: 0, perMinute: 600 }, (sending) => {
  ({ world, tenant, outbox } = sending);
});

const start = (options: ProcessOptions = {}): Promise<Process> =>
  processes.start({ transport: whatsappLike, pacing: fastPacing(world.clock), ...options });

const own = (id: string, body: string, given: Partial<OwnMessage> = {}): OwnMessage => ({
  id,
  chat: { id: 'a', kind: 'GROUP', name: 'A' },
  body,
  mentions: [],
  quotedId: null,
  media: null,
  pollOptions: [],
  sentAt: world.clock.now(),
  ...given,
});

const stored = () => world.db.message.findMany({ orderBy: { sentAt: 'asc' } });
const send = async (message: TestMessage, process: Process) => {
  await outbox.queue([message], process);
  await until(async () => (await outbox.rows()).get(message.body)!.status !== 'PENDING');
};

describe('what somebody writes by hand on the phone of the account', () => {
  test('is part of the history, once, in a new chat too', async () => {
    const { own: hear } = (await start()).hear();
    const chat = { id: '34600111222@c.us', kind: 'DIRECT', name: null } as const;
    const media = { kind: 'image', mimeType: 'image/png', fileName: null, size: 3 } as const;
    const said = own('by-hand', 'see you', { chat, mentions: ['1@c.us'], quotedId: 'q', media });
    await hear(said);
    await Promise.all([hear(said), hear(said)]);
    expect(await stored()).toMatchObject([
      {
        direction: 'OUT',
        externalId: 'by-hand',
        body: 'see you',
        mentions: ['1@c.us'],
        quotedExternalId: 'q',
        media,
        receipt: 'SENT',
        sentAt: world.clock.now(),
        groupId: null,
      },
    ]);
    expect(await world.db.chat.findFirstOrThrow({ where: { externalId: chat.id } })).toMatchObject({
      kind: 'DIRECT',
      peerExternalId: chat.id,
    });
  });

  test('belongs to the group that its chat is linked to', async () => {
    const ann = await tenant.person('Ann', { role: 'ADMIN' });
    const groupId = await tenant.group('Team', [ann]);
    await tenant.say(ann, 'linked', '/link chat to @Team');
    await (await start())
      .hear()
      .own(own('linked', 'hello', { chat: { id: 'linked', kind: 'GROUP', name: null } }));
    expect((await stored()).find(({ externalId }) => externalId === 'linked')).toMatchObject({
      groupId,
      media: null,
    });
  });

  test('is kept without what PostgreSQL cannot keep', async () => {
    await (await start()).hear().own(own('strange', 'a\0b\ud800'));
    expect(await stored()).toMatchObject([{ body: 'ab\ufffd' }]);
  });

  test('of the same words as what waits to be sent is not that', async () => {
    const process = await start({ isReady: () => false });
    await outbox.queue([{ chat: 'a', body: 'hello' }], process);
    await process.hear().own(own('by-hand', 'hello'));
    expect((await outbox.rows()).get('hello')).toMatchObject({ status: 'PENDING' });
  });
});

describe('what Muster sent, seen in the chat', () => {
  const poll: TestMessage = {
    chat: 'a',
    body: 'Who is in?',
    pollOptions: ['yes', 'no'],
    aboutNumber: 41,
    quotedExternalId: 'q',
  };
  const asStored = {
    externalId: 'id',
    body: 'Who is in?',
    pollOptions: ['yes', 'no'],
    aboutNumber: 41,
    quotedExternalId: 'q',
    receipt: 'SENT',
    editedAt: null,
  };

  test('after its result is one message', async () => {
    const process = await start({
      transport: { ...whatsappLike, send: async () => ({ status: 'sent', id: 'id' }) },
    });
    await send(poll, process);
    await until(async () => (await outbox.open()) === 0);
    await process.hear().own(own('id', 'Who is in?', { pollOptions: ['yes', 'no'] }));
    expect(await stored()).toMatchObject([asStored]);
  });

  test('before its result is one message, and settles it', async () => {
    const process: Process = await start({
      transport: {
        ...whatsappLike,
        send: async () => {
          await process.hear().own(own('id', 'Who is in?', { pollOptions: ['yes', 'no'] }));
          expect((await outbox.rows()).get('Who is in?')).toMatchObject({ status: 'SENT' });
          return { status: 'sent', id: 'id' };
        },
      },
    });
    await send(poll, process);
    await until(async () => (await outbox.open()) === 0);
    expect(await stored()).toMatchObject([asStored]);
  });

  test('before its result and in other words is one message with all that is known of it', async () => {
    const process: Process = await start({
      transport: {
        ...whatsappLike,
        send: async () => {
          await process.hear().own(own('id', 'Who’s in?'));
          return { status: 'sent', id: 'id' };
        },
      },
    });
    await send(poll, process);
    await until(async () => (await outbox.open()) === 0);
    expect(await stored()).toMatchObject([asStored]);
  });

  test('at the moment of its result is one message, fifty times', async () => {
    const process: Process = await start({
      transport: {
        ...whatsappLike,
        send: async (_chat, { body }) => {
          void process.hear().own(own(`id of ${body}`, body));
          return { status: 'sent', id: `id of ${body}` };
        },
      },
    });
    const bodies = Array.from({ length: 50 }, (_, n) => `n ${n}`);
    await outbox.queue(
      bodies.map((body, aboutNumber) => ({ chat: 'a', body, aboutNumber })),
      process,
    );
    await until(async () => (await outbox.open()) === 0);
    await until(async () => (await stored()).length === 50);
    const messages = await stored();
    expect(messages.map(({ body, aboutNumber }) => [body, aboutNumber]).sort()).toEqual(
      bodies.map((body, n) => [body, n]).sort(),
    );
    expect(process.errors).toEqual([]);
  });

  test('whose process died is sent, and what waits behind it goes on', async () => {
    const dying = await start({
      send: (_, deliver) => {
        deliver();
        return never;
      },
    });
    await send({ chat: 'a', body: 'first', aboutNumber: 7 }, dying);
    await until(() => processes.delivered.length === 1);
    const next = await start();
    await next.hear().own(own('id', 'first'));
    await send({ chat: 'a', body: 'second' }, next);
    await until(async () => (await outbox.open()) === 0);
    expect(processes.delivered.map(({ body }) => body)).toEqual(['first', 'second']);
    expect(await stored()).toMatchObject([
      { externalId: 'id', aboutNumber: 7 },
      { body: 'second' },
    ]);
  });
});

describe('a receipt', () => {
  type Receipt = Acknowledgement['receipt'];
  const receive = async (receipts: readonly Receipt[], given: Partial<Acknowledgement> = {}) => {
    const { own: hear, acknowledgement } = (await start()).hear();
    const told = [
      hear(own('id', 'hello')),
      ...receipts.map((receipt) =>
        acknowledgement({ messageId: 'id', chatId: 'a', receipt, ...given }),
      ),
    ];
    await Promise.all(told);
    return (await world.db.message.findFirstOrThrow({ where: { externalId: 'id' } })).receipt;
  };

  test.each<[Receipt[], Receipt]>([
    [['SENT', 'DELIVERED', 'READ'], 'READ'],
    [['READ', 'DELIVERED', 'SENT'], 'READ'],
    [['DELIVERED', 'DELIVERED'], 'DELIVERED'],
    [['READ'], 'READ'],
    [['FAILED'], 'FAILED'],
    [['DELIVERED', 'FAILED'], 'DELIVERED'],
    [['FAILED', 'DELIVERED'], 'FAILED'],
  ])('goes on and never back: %j is %s', async (receipts, last) => {
    expect(await receive(receipts)).toBe(last);
  });

  test('of another chat, or of another organization’s message, is none', async () => {
    expect(await receive(['READ'], { chatId: 'b' })).toBe('SENT');
    const other = await world.tenant('Others');
    const theirs = await createTestOutbox(world, other);
    await theirs.queue([{ chat: 'a', body: 'x' }]);
    const { organizationId } = other;
    const { accountId } = await world.db.chat.findFirstOrThrow({ where: { organizationId } });
    const { acknowledgement } = createOwnListeners({ db: world.db, clock: world.clock });
    const source = { organizationId, accountId } as Parameters<typeof acknowledgement>[0];
    await acknowledgement(source, { messageId: 'id', chatId: 'a', receipt: 'READ' });
    expect((await stored())[0]).toMatchObject({ receipt: 'SENT' });
  });

  test('of somebody’s message is none', async () => {
    const ann = await tenant.person('Ann');
    const process = await start();
    await process.write(ann, 'a', 'hello', { id: 'theirs' });
    await process.hear().acknowledgement({ messageId: 'theirs', chatId: 'a', receipt: 'READ' });
    expect(await stored()).toMatchObject([{ direction: 'IN', receipt: null }]);
  });
});
