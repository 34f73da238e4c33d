import { z } from 'zod';
import type {
  Acknowledgement,
  CreateGroupResult,
  GroupChange,
  GroupChangeResult,
  GroupInfo,
  IncomingMessage,
  MediaReference,
  MessageRevision,
  OutgoingMessage,
  OwnMessage,
  Reaction,
  SendResult,
  Vote,
} from '../transport.ts';

/** What the port hands over and is given, as it may cross from one process to the other. */

const chat: z.ZodType<IncomingMessage['chat']> = z.object({
  id: z.string(),
  kind: z.enum(['GROUP', 'DIRECT']),
  name: z.string().nullable(),
});

const media: z.ZodType<MediaReference> = z.object({
  kind: z.enum(['image', 'video', 'audio', 'document', 'sticker', 'other']),
  mimeType: z.string().nullable(),
  fileName: z.string().nullable(),
  size: z.number().nullable(),
});

const said = {
  id: z.string(),
  chat,
  body: z.string(),
  mentions: z.array(z.string()),
  quotedId: z.string().nullable(),
  media: media.nullable(),
  sentAt: z.date(),
};

export const incoming: z.ZodType<IncomingMessage> = z.object({
  ...said,
  senderId: z.string(),
  senderAlias: z.string().nullable(),
  senderName: z.string().nullable(),
});

export const own: z.ZodType<OwnMessage> = z.object({
  ...said,
  pollOptions: z.array(z.string()),
});

export const outgoing: z.ZodType<OutgoingMessage> = z.object({
  body: z.string(),
  mentions: z.array(z.string()),
  quotedId: z.string().nullable(),
  media: z
    .object({ mimeType: z.string(), fileName: z.string(), data: z.instanceof(Uint8Array) })
    .nullable(),
  pollOptions: z.array(z.string()),
});

export const revision: z.ZodType<MessageRevision> = z.object({
  id: z.string(),
  chatId: z.string(),
  senderId: z.string(),
  body: z.string().nullable(),
  mentions: z.array(z.string()),
});

export const acknowledgement: z.ZodType<Acknowledgement> = z.object({
  messageId: z.string(),
  chatId: z.string(),
  receipt: z.enum(['SENT', 'DELIVERED', 'READ', 'FAILED']),
});

export const reaction: z.ZodType<Reaction> = z.object({
  messageId: z.string(),
  chatId: z.string(),
  senderId: z.string(),
  senderAlias: z.string().nullable(),
  emoji: z.string().nullable(),
  at: z.date(),
});

export const vote: z.ZodType<Vote> = z.object({
  pollId: z.string(),
  chatId: z.string(),
  voterId: z.string(),
  voterAlias: z.string().nullable(),
  options: z.array(z.string()),
  at: z.date(),
});

export const groupInfo: z.ZodType<GroupInfo> = z.object({
  name: z.string(),
  description: z.string().nullable(),
  participants: z.array(
    z.object({
      id: z.string(),
      alias: z.string().nullable(),
      name: z.string().nullable(),
      isAdmin: z.boolean(),
      isSelf: z.boolean(),
    }),
  ),
  isAdmin: z.boolean(),
});

export const groupChange: z.ZodType<GroupChange> = z.discriminatedUnion('change', [
  z.object({ change: z.literal('name'), name: z.string() }),
  z.object({ change: z.literal('description'), description: z.string().nullable() }),
  z.object({ change: z.literal('avatar'), image: z.instanceof(Uint8Array).nullable() }),
  z.object({
    change: z.enum(['add', 'remove', 'promote', 'demote']),
    people: z.array(z.string()),
  }),
]);

const unknown = z.object({ status: z.literal('unknown'), reason: z.string() });
const failed = z.object({
  status: z.literal('failed'),
  retryable: z.boolean(),
  reason: z.string(),
});

const people = z.map(
  z.string(),
  z.enum([
    'added',
    'already',
    'invited',
    'needsLink',
    'notOnWhatsapp',
    'full',
    'unknown',
    'failed',
  ]),
);

export const sendResult: z.ZodType<SendResult> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('sent'), id: z.string() }),
  unknown,
  failed,
]);

export const createGroupResult: z.ZodType<CreateGroupResult> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('created'), chatId: z.string(), people }),
  unknown,
  failed,
]);

export const groupChangeResult: z.ZodType<GroupChangeResult> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), people }),
  z.object({ status: z.literal('notAdmin') }),
  unknown,
  failed,
]);
