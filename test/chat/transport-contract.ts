import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type {
  ChatTransport,
  IncomingMessage,
  MessageRevision,
  TransportEvents,
} from '../../src/chat/transport.ts';
import { outgoing, quietEvents } from '../helpers/transport.ts';

/** Something that reached the people of a chat. */
export interface Arrived {
  id: string;
  chatId: string;
  body: string;
  mentions: string[];
  quotedId: string | null;
}

/**
 * Plays the world outside of a transport: people who write, and what reaches them. For each
 * transport one is written; the contract knows nothing else of it.
 */
export interface TransportDriver {
  transport: ChatTransport;
  /** A group, "Soccer ⚽", in which Muster may speak; `message-1` was said in it before, by Pau. */
  chatId: string;
  /** The chat with Pau alone. */
  directChatId: string;
  /**
   * Somebody writes. Resolves once the transport has let go of the message; rejects where the
   * transport takes nothing in.
   */
  write(message: IncomingMessage): Promise<unknown>;
  /** Somebody edits or deletes what they wrote; as write. */
  revise(revision: MessageRevision): Promise<unknown>;
  /** All that reached the people so far, in order, as it reads now. */
  arrived(): Arrived[];
  /** Ends the outside world. */
  end(): Promise<void>;
}

/** A message with all of its fields, as a network would hand it over. */
export function messageOf(chatId: string, given: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    id: 'message-1',
    chat: { id: chatId, kind: 'GROUP', name: 'Soccer ⚽' },
    senderId: '34600111222@c.us',
    senderName: 'Pau',
    body: '/who is “playing” @34600111333?\nthis week 🥅',
    mentions: ['34600111333@c.us'],
    quotedId: 'message-0',
    senderAlias: null,
    media: null,
    sentAt: new Date('2026-11-20T11:00:00Z'),
    ...given,
  };
}

/** What every transport promises, whatever network is behind it: see src/chat/transport.ts. */
export function describeTransportContract(
  name: string,
  create: () => Promise<TransportDriver>,
): void {
  describe(`${name}, as a transport`, () => {
    let driver: TransportDriver;
    let received: IncomingMessage[];
    let revised: MessageRevision[];
    /** What the core does with a message; a test may put another in its place. */
    let deal: TransportEvents['message'];

    beforeEach(async () => {
      driver = await create();
      received = [];
      revised = [];
      deal = async () => ({ isNew: true });
      await driver.transport.start(
        quietEvents({
          message: (message) => {
            received.push(message);
            return deal(message);
          },
          revision: async (revision) => {
            revised.push(revision);
            return { isNew: true };
          },
        }),
      );
    });

    afterEach(async () => {
      await driver.transport.stop();
      await driver.end();
    });

    const send = (
      body: string,
      key: string,
      given: { mentions?: string[]; quotedId?: string } = {},
      chatId = driver.chatId,
    ) => driver.transport.send(chatId, outgoing(body, given), { key, timeoutMs: 5_000 });

    test('has a name', () => {
      expect(driver.transport.name).toMatch(/^[a-z][a-z-]*$/);
    });

    test('is ready while it can send', async () => {
      expect(driver.transport.isReady()).toBe(true);
      await driver.transport.stop();
      expect(driver.transport.isReady()).toBe(false);
    });

    test('hands a message over once, with all of its fields as they were', async () => {
      const message = messageOf(driver.chatId);
      await driver.write(message);
      expect(received).toEqual([message]);
      expect(received[0]!.sentAt).toBeInstanceOf(Date);
    });

    test('hands over a message with nothing that may be missing', async () => {
      const message = messageOf(driver.chatId, {
        chat: { id: driver.directChatId, kind: 'DIRECT', name: null },
        senderName: null,
        mentions: [],
        quotedId: null,
        body: '',
      });
      await driver.write(message);
      expect(received).toEqual([message]);
    });

    test('hands messages over in the order in which they were written', async () => {
      const ids = Array.from({ length: 20 }, (_, n) => `in-order-${n}`);
      await Promise.all(ids.map((id) => driver.write(messageOf(driver.chatId, { id }))));
      expect(received.map(({ id }) => id)).toEqual(ids);
    });

    test('a message that is being dealt with holds up no other', async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      deal = async ({ id }) => {
        if (id === 'slow') await held;
        return { isNew: true };
      };
      const slow = driver.write(messageOf(driver.chatId, { id: 'slow' }));
      await driver.write(messageOf(driver.chatId, { id: 'quick' }));
      expect(received.map(({ id }) => id)).toEqual(['slow', 'quick']);
      release();
      await slow;
    });

    test('lives on when dealing with a message fails', async () => {
      deal = async () => {
        throw new Error('a bug in the core');
      };
      await driver.write(messageOf(driver.chatId, { id: 'bad' })).catch(() => {});
      deal = async () => ({ isNew: true });
      await driver.write(messageOf(driver.chatId, { id: 'good' }));
      expect(received.map(({ id }) => id)).toEqual(['bad', 'good']);
      expect((await send('still here', 'after-bug')).status).toBe('sent');
    });

    test('sends a text as it is, with its mentions and what it answers', async () => {
      const body = '✅ *Read* _Chapter 5_ → 📚\n@34600111333: “yes”';
      const result = await send(body, 'key-1', {
        mentions: ['34600111333@c.us'],
        quotedId: 'message-1',
      });
      expect(result).toEqual({ status: 'sent', id: expect.stringMatching(/./) });
      const id = result.status === 'sent' ? result.id : '';
      expect(driver.arrived()).toMatchObject([
        { id, chatId: driver.chatId, body, mentions: ['34600111333@c.us'], quotedId: 'message-1' },
      ]);
    });

    test('gives each message an id of its own', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, n) => send('same words', `own-${n}`)),
      );
      const ids = results.map((result) => (result.status === 'sent' ? result.id : result.status));
      expect(new Set(ids).size).toBe(10);
      expect(driver.arrived()).toHaveLength(10);
    });

    test('delivers one key once, and answers the same id again', async () => {
      const first = await send('only once', 'key-2');
      const second = await send('only once', 'key-2');
      expect(second).toEqual(first);
      expect(driver.arrived()).toHaveLength(1);
    });

    test('delivers one key once, asked at the same moment too', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, () => send('only once', 'key-3')),
      );
      expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
      expect(driver.arrived()).toHaveLength(1);
    });

    test('sends in the order in which it was asked, one after another', async () => {
      for (let n = 0; n < 10; n += 1) await send(`line ${n}`, `line-${n}`);
      expect(driver.arrived().map(({ body }) => body)).toEqual(
        Array.from({ length: 10 }, (_, n) => `line ${n}`),
      );
    });

    test('hands over what was edited and what was deleted', async () => {
      const edit: MessageRevision = {
        id: 'message-1',
        chatId: driver.chatId,
        senderId: '34600111222@c.us',
        body: '/who is in @34600111333’s team?',
        mentions: ['34600111333@c.us'],
      };
      const deletion: MessageRevision = { ...edit, body: null, mentions: [] };
      await driver.revise(edit);
      await driver.revise(deletion);
      expect(revised).toEqual([edit, deletion]);
    });

    test('edits what it sent: the id stays, and nothing more arrives', async () => {
      const sent = await send('the first words', 'edit-1');
      const id = sent.status === 'sent' ? sent.id : '';
      const text = outgoing('other words');
      const edit = () =>
        driver.transport.edit(driver.chatId, id, text, { key: 'edit-2', timeoutMs: 5_000 });
      expect(await edit()).toEqual({ status: 'sent', id });
      expect(await edit()).toEqual({ status: 'sent', id });
      expect(driver.arrived()).toMatchObject([
        { id, chatId: driver.chatId, body: text.body, mentions: [], quotedId: null },
      ]);
    });

    test('a reply may be sent while its message is being dealt with', async () => {
      deal = async () => {
        await send('a reply', 'reply');
        return { isNew: true };
      };
      await driver.write(messageOf(driver.chatId));
      expect(driver.arrived().map(({ body }) => body)).toEqual(['a reply']);
    });

    test('stopping waits for what is being dealt with, reply and all', async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let replied: string | undefined;
      deal = async () => {
        await held;
        replied = (await send('the last words', 'last')).status;
        return { isNew: true };
      };
      const writing = driver.write(messageOf(driver.chatId));
      await vi.waitFor(() => expect(received).toHaveLength(1));
      let stopped = false;
      const stopping = driver.transport.stop().then(() => {
        stopped = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(stopped).toBe(false);
      release();
      await Promise.all([stopping, writing]);
      expect(replied).toBe('sent');
      expect(driver.arrived().map(({ body }) => body)).toEqual(['the last words']);
    });

    test('takes nothing in once it is stopped', async () => {
      await driver.transport.stop();
      await driver.write(messageOf(driver.chatId)).catch(() => {});
      expect(received).toEqual([]);
    });

    test('may be stopped twice', async () => {
      await driver.transport.stop();
      await driver.transport.stop();
    });
  });
}
