import { z } from 'zod';
import type {
  IncomingMessage,
  MediaReference,
  MessageRevision,
  OutgoingMessage,
  SendResult,
} from '../transport.ts';
import { sessionState } from './state.ts';
import { timing } from './timing.ts';

/**
 * What the service and the process that runs the browser say to each other. Both check what they
 * hear: the two are started from files that an update may have changed in between.
 */

export const settings = z.object({
  /** Absolute; the session is kept below it. */
  folder: z.string(),
  chromium: z.string(),
  browserArgs: z.array(z.string()),
  /** Digits alone. With one, pairing is by a code that is typed on that phone; else by QR. */
  pairingPhone: z.string().nullable(),
  idShim: z.boolean(),
  timing,
});

export type Settings = z.output<typeof settings>;

const outgoing: z.ZodType<OutgoingMessage> = z.object({
  body: z.string(),
  mentions: z.array(z.string()),
  quotedId: z.string().nullable(),
  media: z
    .object({ mimeType: z.string(), fileName: z.string(), data: z.instanceof(Uint8Array) })
    .nullable(),
  pollOptions: z.array(z.string()),
});

export const toChild = z.discriminatedUnion('type', [
  /** The first message; opens the session. */
  z.object({ type: z.literal('open'), settings }),
  z.object({
    type: z.literal('send'),
    call: z.number(),
    chatId: z.string(),
    message: outgoing,
  }),
  z.object({
    type: z.literal('edit'),
    call: z.number(),
    chatId: z.string(),
    messageId: z.string(),
    message: outgoing,
  }),
  /** Closes the browser in order, and ends the process. */
  z.object({ type: z.literal('close') }),
]);

export type ToChild = z.output<typeof toChild>;

const sendResult: z.ZodType<SendResult> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('sent'), id: z.string() }),
  z.object({ status: z.literal('unknown'), reason: z.string() }),
  z.object({ status: z.literal('failed'), retryable: z.boolean(), reason: z.string() }),
]);

const media: z.ZodType<MediaReference> = z.object({
  kind: z.enum(['image', 'video', 'audio', 'document', 'sticker', 'other']),
  mimeType: z.string().nullable(),
  fileName: z.string().nullable(),
  size: z.number().nullable(),
});

const incoming: z.ZodType<IncomingMessage> = z.object({
  id: z.string(),
  chat: z.object({
    id: z.string(),
    kind: z.enum(['GROUP', 'DIRECT']),
    name: z.string().nullable(),
  }),
  senderId: z.string(),
  senderName: z.string().nullable(),
  body: z.string(),
  mentions: z.array(z.string()),
  senderAlias: z.string().nullable(),
  quotedId: z.string().nullable(),
  media: media.nullable(),
  sentAt: z.date(),
});

const revision: z.ZodType<MessageRevision> = z.object({
  id: z.string(),
  chatId: z.string(),
  senderId: z.string(),
  body: z.string().nullable(),
  mentions: z.array(z.string()),
});

export const fromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), state: sessionState }),
  z.object({ type: z.literal('message'), message: incoming }),
  z.object({ type: z.literal('revision'), revision }),
  /** The end of a send or an edit; it may come long after its deadline. */
  z.object({ type: z.literal('result'), call: z.number(), result: sendResult }),
  /** The process lives, whatever its browser does. */
  z.object({ type: z.literal('beat') }),
  /** For the log: something went wrong that the session survives. */
  z.object({ type: z.literal('trouble'), text: z.string() }),
]);

export type FromChild = z.output<typeof fromChild>;
