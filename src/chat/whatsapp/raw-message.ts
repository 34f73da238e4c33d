import { z } from 'zod';
import type { MediaReference } from '../transport.ts';
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
  // What describes a file or a poll is not worth the message.
  mimetype: z.string().nullish().catch(null),
  filename: z.string().nullish().catch(null),
  size: z.number().nullish().catch(null),
  pollName: z.string().nullish().catch(null),
  pollOptions: z
    .array(z.object({ name: z.string() }))
    .nullish()
    .catch(null),
});

export type RawMessage = z.output<typeof rawMessage>;

/** Reads what the library hands over. Throws ZodError where WhatsApp has changed. */
export function readRawMessage(data: object): RawMessage {
  return rawMessage.parse(data);
}

/** What people send each other; all else is the network talking (calls, keys, notices). */
export const conversation: ReadonlySet<string> = new Set([
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

/**
 * What somebody typed: the text, the caption or a poll's question. The body of other types is a preview
 * picture or a card.
 */
export function textOf({ type, body, caption, pollName }: RawMessage): string {
  if (type === 'chat') return body ?? '';
  return (type === 'poll_creation' ? pollName : caption) ?? '';
}

const mediaKinds: Readonly<Record<string, MediaReference['kind']>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  ptt: 'audio',
  document: 'document',
  sticker: 'sticker',
};

/** The file that hangs on a message, if any. */
export function mediaOf({ type, mimetype, filename, size }: RawMessage): MediaReference | null {
  const kind = mediaKinds[type];
  if (kind === undefined) return null;
  return {
    kind,
    mimeType: mimetype ?? null,
    fileName: filename ?? null,
    size: size ?? null,
  };
}

/** The library's MessageAck.ACK_ERROR and ACK_PENDING. */
const errorAck = -1;
const pendingAck = 0;

/** Whether WhatsApp has refused a message of ours: nobody but the phone sees it. */
export function isRefused({ ack }: { ack?: number | null | undefined }): boolean {
  return ack === errorAck;
}

/** Whether a message of ours is still on its way to the network. */
export function isPending({ ack }: { ack?: number | null | undefined }): boolean {
  return ack === pendingAck;
}

/** The chat in which it was said. */
export function chatOf({ id, from, to }: Pick<RawMessage, 'id' | 'from' | 'to'>): string {
  return id.fromMe && to ? to : from;
}
