import type { Message, MessageSendOptions } from 'whatsapp-web.js';
import type { OutgoingMessage, SendResult } from '../transport.ts';
import { readRawMessage } from './raw-message.ts';

/** The part of the library's client that speaks. */
export interface Mouth {
  /** Undefined although it was sent, where the library cannot read the id (see id-shim.ts). */
  sendMessage(
    chatId: string,
    body: string,
    options: MessageSendOptions,
  ): Promise<Message | undefined>;
  getMessageById(key: string): Promise<Message | null>;
  on(event: 'message_create', listener: (message: Message) => void): unknown;
  off(event: 'message_create', listener: (message: Message) => void): unknown;
}

export interface Speech {
  send(chatId: string, message: OutgoingMessage): Promise<SendResult>;
  edit(chatId: string, messageId: string, message: OutgoingMessage): Promise<SendResult>;
}

/** How long after a call its echo may come. */
const echoMs = 1_000;

/** The library's MessageAck.ACK_ERROR. */
const errorAck = -1;

/** What the page throws before it sends anything: an id that is none, or of nobody on WhatsApp. */
const refusal = /invalid wid|wid error|No LID for user/i;

/**
 * Sends and edits. Whatever is not known to have failed is unknown, because it may have arrived. The
 * calls have no deadline here but Puppeteer's: the result is told even when nobody waits any more.
 */
export function createSpeech(
  client: Mouth,
  findKey: (chatId: string, id: string) => Promise<string | null>,
): Speech {
  /** Listens for our own message coming up in the page, which tells its id where the library cannot. */
  function listenForEcho(chatId: string, body: string) {
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const onCreate = (message: Message) => {
      if (!message.fromMe || message.body !== body) return;
      const { id, to } = readRawMessage(message.rawData);
      if (to === chatId) resolve(id.id);
    };
    client.on('message_create', onCreate);
    return {
      /** Its id, if it comes soon. */
      soon: () => {
        setTimeout(resolve, echoMs, undefined);
        return promise;
      },
      stop: () => client.off('message_create', onCreate),
    };
  }

  /** A message that the page still holds, and its whole key. */
  async function hold(chatId: string, id: string) {
    const key = await findKey(chatId, id);
    const message = key === null ? null : await client.getMessageById(key);
    return key !== null && message !== null ? { key, message } : undefined;
  }

  return {
    async send(chatId, { body, mentions, quotedId }) {
      const echo = listenForEcho(chatId, body);
      try {
        // Without what it answers rather than not at all.
        const quotedKey =
          quotedId === null ? null : await findKey(chatId, quotedId).catch(() => null);
        const sent = await client.sendMessage(chatId, body, {
          mentions,
          ...(quotedKey === null ? {} : { quotedMessageId: quotedKey }),
          linkPreview: false,
          sendSeen: false,
          // Without it a message counts as sent that never left the machine.
          waitUntilMsgSent: true,
        });
        const id = sent ? readRawMessage(sent.rawData).id.id : await echo.soon();
        if (id === undefined) return unknown('WhatsApp Web answered no message');
        const { ack } = sent ?? (await hold(chatId, id))?.message ?? {};
        return ack === errorAck ? failed('WhatsApp refused the message') : { status: 'sent', id };
      } catch (error) {
        return refusal.test(String(error)) ? failed(String(error)) : unknown(String(error));
      } finally {
        echo.stop();
      }
    },
    async edit(chatId, messageId, { body, mentions }) {
      const sent: SendResult = { status: 'sent', id: messageId };
      let held: Awaited<ReturnType<typeof hold>>;
      try {
        held = await hold(chatId, messageId);
      } catch (error) {
        return { ...failed(String(error)), retryable: !refusal.test(String(error)) };
      }
      if (!held) return failed('WhatsApp Web no longer holds the message');
      const { key, message } = held;
      if (message.body === body) return sent;
      message.id._serialized = key;
      try {
        const edited = await message.edit(body, { mentions, linkPreview: false });
        return edited ? sent : failed('it can no longer be edited');
      } catch (error) {
        // The library may fail over the edited message after the edit was made.
        const now = await client.getMessageById(key).catch(() => null);
        return now?.body === body ? sent : unknown(String(error));
      }
    },
  };
}

function failed(reason: string) {
  return { status: 'failed', retryable: false, reason } as const;
}

function unknown(reason: string) {
  return { status: 'unknown', reason } as const;
}
