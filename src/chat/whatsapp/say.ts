import wweb, { type Message, type MessageSendOptions } from 'whatsapp-web.js';
import type { OutgoingMessage, SendResult } from '../transport.ts';
import type { Calls } from './calls.ts';
import { failed, isRefusal, unknown } from './outcome.ts';
import { isRefused, readRawMessage, textOf } from './raw-message.ts';

type Content = string | wweb.MessageMedia | wweb.Poll;

/** The part of the library's client that speaks. */
export interface Mouth {
  /** Undefined although it was sent, where the library cannot read the id (see id-shim.ts). */
  sendMessage(
    chatId: string,
    content: Content,
    options: MessageSendOptions,
  ): Promise<Message | undefined>;
  getMessageById(key: string): Promise<Message | null>;
  on(event: 'message_create', listener: (message: Message) => void): unknown;
  off(event: 'message_create', listener: (message: Message) => void): unknown;
}

/** How long after a call its echo may come. */
const echoMs = 1_000;

/**
 * Sends and edits. Whatever is not known to have failed is unknown, because it may have arrived. The
 * calls have no deadline here but Puppeteer's: the result is told even when nobody waits any more.
 */
export function createSpeech(
  client: Mouth,
  findKey: (chatId: string, id: string) => Promise<string | null>,
): Pick<Calls, 'send' | 'edit'> {
  /** Listens for our own message coming up in the page, which tells its id where the library cannot. */
  function listenForEcho(chatId: string, body: string) {
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const onCreate = (message: Message) => {
      if (!message.fromMe) return;
      const raw = readRawMessage(message.rawData);
      if (raw.to === chatId && textOf(raw) === body) resolve(raw.id.id);
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
    async send({ chatId, message: { quotedId, mentions, ...given } }) {
      const { content, body, options } = contentOf(given);
      const echo = listenForEcho(chatId, body);
      try {
        // Without what it answers rather than not at all.
        const quotedKey =
          quotedId === null ? null : await findKey(chatId, quotedId).catch(() => null);
        const sent = await client.sendMessage(chatId, content, {
          ...options,
          mentions,
          ...(quotedKey === null ? {} : { quotedMessageId: quotedKey }),
          linkPreview: false,
          sendSeen: false,
          // Without it a message counts as sent that never left the machine.
          waitUntilMsgSent: true,
        });
        const id = sent ? readRawMessage(sent.rawData).id.id : await echo.soon();
        if (id === undefined) return unknown('WhatsApp Web answered no message');
        const message = sent ?? (await hold(chatId, id))?.message ?? {};
        return isRefused(message) ? failed('WhatsApp refused the message') : { status: 'sent', id };
      } catch (error) {
        return isRefusal(error) ? failed(String(error)) : unknown(String(error));
      } finally {
        echo.stop();
      }
    },
    async edit({ chatId, messageId, message: { body, mentions } }) {
      const sent: SendResult = { status: 'sent', id: messageId };
      let held: Awaited<ReturnType<typeof hold>>;
      try {
        held = await hold(chatId, messageId);
      } catch (error) {
        return failed(String(error), !isRefusal(error));
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

/** A message as the library sends it, and the text with which it comes up in the page. */
function contentOf({ body, media, pollOptions }: Omit<OutgoingMessage, 'mentions' | 'quotedId'>): {
  content: Content;
  body: string;
  options: MessageSendOptions;
} {
  if (pollOptions.length > 0) {
    // Its secret is made in the page, as those of people's polls are.
    const poll = new wweb.Poll(body, pollOptions, {
      allowMultipleAnswers: false,
      messageSecret: undefined,
    });
    return { content: poll, body: poll.pollName, options: {} };
  }
  if (media === null) return { content: body, body, options: {} };
  const { mimeType, fileName, data } = media;
  const base64 = Buffer.from(data).toString('base64');
  return {
    content: new wweb.MessageMedia(mimeType, base64, fileName, data.byteLength),
    body,
    options: { caption: body, sendMediaAsDocument: !/^(image|video|audio)\//.test(mimeType) },
  };
}
