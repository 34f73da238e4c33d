import type { Message } from 'whatsapp-web.js';
import { createInTurn } from '../in-turn.ts';
import type { FromChild } from './channel.ts';
import { isGroupId, isPersonId } from './ids.ts';
import { type People, renameMentions } from './people.ts';
import { isConversation, type RawMessage, readRawMessage, textOf } from './raw-message.ts';

/** The part of the library's client that is heard; it checks no names of events. */
export interface Speaker {
  on(event: 'message' | 'message_revoke_everyone', listener: (message: Message) => void): unknown;
  on(
    event: 'message_edit',
    listener: (message: Message, text: unknown, textBefore: unknown) => void,
  ): unknown;
}

export interface Hearing {
  people: People;
  nameOfGroup: (chatId: string) => Promise<string | null>;
  tell: (message: FromChild) => void;
}

/**
 * Turns what people do in chats into the port's events, in the order of each chat. What is no message
 * of a person in a chat (statuses, channels, notices, what we said ourselves) is passed over.
 */
export function hearChats(client: Speaker, { people, nameOfGroup, tell }: Hearing): void {
  const inTurn = createInTurn();

  const report = (error: unknown) =>
    tell({ type: 'trouble', text: `a message could not be read: ${error}` });

  /** Deals with what is meant of what the library hands over, after what came before it in its chat. */
  const hear = (
    message: Message,
    isMeant: (raw: RawMessage) => boolean,
    deal: (raw: RawMessage) => Promise<FromChild>,
  ): void => {
    try {
      const raw = readRawMessage(message.rawData);
      const isInChat = isGroupId(raw.from) || isPersonId(raw.from);
      if (raw.id.fromMe || !isInChat || !isMeant(raw)) return;
      inTurn(raw.from, () => deal(raw)).then(tell, report);
    } catch (error) {
      report(error);
    }
  };

  /** With phones for LIDs, where they are known, in the text too. */
  const whoWhereWhat = async (raw: RawMessage, sender = raw.author ?? raw.from) => {
    const mentioned = raw.mentionedJidList ?? [];
    const [senderId = sender, chatId = raw.from, ...mentions] = await people.byPhone([
      sender,
      raw.from,
      ...mentioned,
    ]);
    return { senderId, chatId, mentions, body: renameMentions(textOf(raw), mentioned, mentions) };
  };

  client.on('message', (message) =>
    hear(message, isConversation, async (raw) => {
      const { chatId, ...said } = await whoWhereWhat(raw);
      const kind = isGroupId(chatId) ? 'GROUP' : 'DIRECT';
      return {
        type: 'message',
        message: {
          ...said,
          id: raw.id.id,
          chat: { id: chatId, kind, name: kind === 'GROUP' ? await nameOfGroup(chatId) : null },
          senderAlias: null,
          media: null,
          senderName: raw.notifyName ?? null,
          quotedId: raw.quotedStanzaID ?? null,
          sentAt: new Date(raw.t * 1000),
        },
      };
    }),
  );

  client.on('message_edit', (message, text, textBefore) => {
    // A message that could be decrypted late gets its first text, and one with a picture its preview,
    // by the same event.
    const isEdit = (raw: RawMessage) =>
      isConversation(raw) && typeof textBefore === 'string' && text === textOf(raw);
    hear(message, isEdit, async (raw) => ({
      type: 'revision',
      revision: { id: raw.id.id, ...(await whoWhereWhat(raw)) },
    }));
  });

  client.on('message_revoke_everyone', (message) =>
    hear(
      message,
      () => true,
      async (raw) => {
        // An admin of the group may delete what somebody else said.
        const { senderId, chatId } = await whoWhereWhat(raw, raw.revokeSender ?? undefined);
        const { id } = raw.protocolMessageKey ?? raw.id;
        return { type: 'revision', revision: { id, chatId, senderId, body: null, mentions: [] } };
      },
    ),
  );
}
