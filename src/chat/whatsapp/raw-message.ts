import { z } from 'zod';
import { messageKey, wid } from './ids.ts';

/**
 * A message as it comes out of the page (`rawData` of the library's Message). The library's own fields
 * are not used: they read `_serialized` of ids, which may have another name by now.
 */
const rawMessage = z.object({
  id: messageKey,
  type: z.string(),
  body: z.string().nullish(),
  caption: z.string().nullish(),
  /** Seconds. */
  t: z.number(),
  from: wid,
  to: wid.nullish(),
  /** Who wrote it, in a group. */
  author: wid.nullish(),
  /** The name that the sender goes by. */
  notifyName: z.string().nullish(),
  mentionedJidList: z.array(wid).nullish(),
  quotedStanzaID: z.string().nullish(),
  /** Of a deletion: the message that was deleted, where the id is not its own. */
  protocolMessageKey: messageKey.nullish(),
  /** Of a deletion by somebody else, an admin: who it was. */
  revokeSender: wid.nullish(),
  ack: z.number().nullish(),
});

export type RawMessage = z.output<typeof rawMessage>;

/** Reads what the library hands over. Throws ZodError where WhatsApp has changed. */
export function readRawMessage(data: object): RawMessage {
  return rawMessage.parse(data);
}

/** What people send each other; all else is the network talking (calls, keys, notices). */
const conversation = new Set([
  'chat',
  'image',
  'video',
  'audio',
  'ptt',
  'document',
  'sticker',
  'album',
  'location',
  'vcard',
  'multi_vcard',
  'poll_creation',
  'event_creation',
]);

export function isConversation({ type }: { type: string }): boolean {
  return conversation.has(type);
}

/** What somebody typed: the text, or the caption. The body of other types is a preview picture or a card. */
export function textOf({ type, body, caption }: RawMessage): string {
  return (type === 'chat' ? body : caption) ?? '';
}
