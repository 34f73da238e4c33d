import type { Message } from 'whatsapp-web.js';
import type { InTurn } from '../in-turn.ts';
import { isOwn } from '../transport.ts';
import type { FromChild } from './channel.ts';
import { isGroupId, isPersonId } from './ids.ts';
import {
  chatOf,
  isConversation,
  isPending,
  isRefused,
  type RawMessage,
  readRawMessage,
  textOf,
} from './raw-message.ts';
import { readMessage, readSaid, type Surroundings, senderOf } from './read-message.ts';

/** The part of the library's client that is heard; it checks no names of events. */
export interface Speaker {
  on(
    event: 'message' | 'message_create' | 'message_revoke_everyone',
    listener: (message: Message) => void,
  ): unknown;
  on(
    event: 'message_edit',
    listener: (message: Message, text: unknown, textBefore: unknown) => void,
  ): unknown;
  on(event: 'message_ack', listener: (message: Message) => void): unknown;
}

export interface Hearing extends Surroundings {
  /** By chat, so that all that happens in one is told in order. */
  inTurn: InTurn;
  tell: (message: FromChild) => void;
}

/**
 * Turns what is said in chats into the port's events, in the order of each chat. What is no message of
 * a person or of ours in a chat (statuses, channels, notices) is passed over.
 */
export function hearChats(client: Speaker, { inTurn, tell, ...surroundings }: Hearing): void {
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
      const place = chatOf(raw);
      if (!(isGroupId(place) || isPersonId(place)) || !isMeant(raw)) return;
      inTurn(place, () => deal(raw)).then(tell, report);
    } catch (error) {
      report(error);
    }
  };

  const hearSaid = (isMeant: (raw: RawMessage) => boolean) => (message: Message) =>
    hear(message, isMeant, async (raw) => {
      const read = await readMessage(raw, surroundings);
      return isOwn(read) ? { type: 'own', message: read } : { type: 'message', message: read };
    });

  client.on(
    'message',
    hearSaid((raw) => isConversation(raw) && !raw.id.fromMe),
  );

  /** Ours that the page shows and the network has not got yet: with the page, they may be lost. */
  const leaving = new Set<string>();

  // Whatever device it was said on.
  client.on(
    'message_create',
    hearSaid((raw) => {
      if (!isConversation(raw) || !raw.id.fromMe) return false;
      if (isPending(raw)) leaving.add(raw.id.id);
      return !isPending(raw);
    }),
  );
  client.on(
    'message_ack',
    hearSaid((raw) => !isPending(raw) && leaving.delete(raw.id.id) && !isRefused(raw)),
  );

  const readRevision = async (raw: RawMessage, sender: string) => {
    const [{ chatId, ...said }, [who]] = await Promise.all([
      readSaid(raw, surroundings.people),
      surroundings.people.who([sender]),
    ]);
    return { chatId, senderId: who!.id, ...said };
  };

  client.on('message_edit', (message, text, textBefore) => {
    // A message that could be decrypted late gets its first text, and one with a picture its preview,
    // by the same event.
    const isEdit = (raw: RawMessage) =>
      !raw.id.fromMe &&
      isConversation(raw) &&
      typeof textBefore === 'string' &&
      text === textOf(raw);
    hear(message, isEdit, async (raw) => ({
      type: 'revision',
      revision: { id: raw.id.id, ...(await readRevision(raw, senderOf(raw))) },
    }));
  });

  client.on('message_revoke_everyone', (message) =>
    hear(
      message,
      (raw) => !raw.id.fromMe,
      async (raw) => {
        // An admin of the group may delete what somebody else said.
        const said = await readRevision(raw, raw.revokeSender ?? senderOf(raw));
        const { id } = raw.protocolMessageKey ?? raw.id;
        return { type: 'revision', revision: { ...said, id, body: null, mentions: [] } };
      },
    ),
  );
}
