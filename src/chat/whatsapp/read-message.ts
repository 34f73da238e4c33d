import type { IncomingMessage, OwnMessage } from '../transport.ts';
import { isGroupId } from './ids.ts';
import { type People, renameMentions } from './people.ts';
import { chatOf, mediaOf, type RawMessage, textOf } from './raw-message.ts';

export interface Surroundings {
  people: People;
  nameOfGroup: (chatId: string) => Promise<string | null>;
}

/** Where something was said, and what: with phones for LIDs, where they are known, in the text too. */
export async function readSaid(
  raw: RawMessage,
  people: People,
): Promise<{ chatId: string; mentions: string[]; body: string }> {
  const mentioned = raw.mentionedJidList ?? [];
  const place = chatOf(raw);
  const [chatId = place, ...mentions] = await people.byPhone([place, ...mentioned]);
  return { chatId, mentions, body: renameMentions(textOf(raw), mentioned, mentions) };
}

/** Who wrote a message of others. */
export function senderOf({ author, from }: RawMessage): string {
  return author ?? from;
}

/** A message as the port hands it over: the account's own, or somebody's. */
export async function readMessage(
  raw: RawMessage,
  { people, nameOfGroup }: Surroundings,
): Promise<IncomingMessage | OwnMessage> {
  const [{ chatId, mentions, body }, [sender]] = await Promise.all([
    readSaid(raw, people),
    people.who(raw.id.fromMe ? [] : [senderOf(raw)]),
  ]);
  const kind = isGroupId(chatId) ? 'GROUP' : 'DIRECT';
  const message = {
    id: raw.id.id,
    chat: { id: chatId, kind, name: kind === 'GROUP' ? await nameOfGroup(chatId) : null },
    body,
    mentions,
    quotedId: raw.quotedStanzaID ?? null,
    media: mediaOf(raw),
    sentAt: new Date(raw.t * 1000),
  } satisfies Partial<OwnMessage>;
  return sender
    ? {
        ...message,
        senderId: sender.id,
        senderAlias: sender.alias,
        senderName: raw.notifyName ?? null,
      }
    : { ...message, pollOptions: raw.pollOptions?.map(({ name }) => name) ?? [] };
}
