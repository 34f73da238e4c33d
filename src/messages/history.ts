import type { Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import type { MessageDirection } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';

/** A message that was sent because of another. */
export interface ReplyView {
  id: string;
  /** The network's id of the chat. */
  chat: string;
  body: string;
  /** The options of a poll, whose question is the body. */
  pollOptions: string[];
  mentions: string[];
  quotedId: string | null;
}

/** What a message, by the network's id, made Muster send, in order. */
export function listReplies(
  { tx, organizationId }: Scope,
  externalId: string,
): Promise<ReplyView[]> {
  return tx.$queryRaw<ReplyView[]>`
    SELECT o.external_id AS id, o.body, o.poll_options AS "pollOptions", o.mentions, o.quoted_external_id AS "quotedId",
      (SELECT external_id FROM chats ch WHERE ch.organization_id = o.organization_id AND ch.id = o.chat_id) AS chat
    FROM outbox o
    WHERE o.organization_id = ${organizationId}::uuid AND o.status = 'SENT' AND o.cause_message_id = (
      SELECT id FROM messages WHERE organization_id = ${organizationId}::uuid AND external_id = ${externalId}
    )
    ORDER BY o.sequence`;
}

export interface HistoryMessage {
  id: string;
  direction: MessageDirection;
  /** The network's id of the sender; null for what Muster said. */
  from: string | null;
  /** The contact's name, else the one they show; null for what Muster said. */
  senderName: string | null;
  /** Empty where it was deleted. */
  body: string;
  /** The options of a poll of Muster's, whose question is the body. */
  pollOptions: string[];
  mentions: string[];
  quotedId: string | null;
  sentAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}

/** The messages of a chat by the network's id of it, newest first. Throws notFound. */
export async function pageMessages(
  { tx, organizationId }: Scope,
  chatExternalId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<HistoryMessage>> {
  const from = parseCursor(cursor, 'instant', 'id');
  const chat = await tx.chat.findFirst({
    where: { organizationId, externalId: chatExternalId },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  if (!chat) throw new UserError('notFound', { what: 'chat' });
  const rows = await tx.$queryRaw<(HistoryMessage & { rowId: string })[]>`
    SELECT m.external_id AS id, m.direction, m.sender_external_id AS "from",
      coalesce(c.name, m.sender_name) AS "senderName",
      CASE WHEN m.deleted_at IS NULL THEN m.body ELSE '' END AS body, m.poll_options AS "pollOptions",
      m.mentions, m.quoted_external_id AS "quotedId", m.sent_at AS "sentAt", m.edited_at AS "editedAt",
      m.deleted_at AS "deletedAt", m.id AS "rowId"
    FROM messages m
    LEFT JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.chat_id = ${chat.id}::uuid
      ${from ? sql`AND (m.sent_at, m.id) < (${from[0]}, ${from[1]}::uuid)` : empty}
    ORDER BY m.sent_at DESC, m.id DESC LIMIT ${limit + 1}`;
  const page = createPage(rows, limit, (row) => [row.sentAt, row.rowId]);
  return { ...page, items: page.items.map(({ rowId: _, ...message }) => message) };
}
