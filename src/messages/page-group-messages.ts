import type { Scope } from '../change/change.ts';
import { empty, plannedAnew, sql } from '../db/client.ts';
import type { MessageDirection, Receipt } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import type { MediaKind } from '../forms/media-kind.ts';

/** A message of a group. */
export interface GroupMessageView {
  id: string;
  direction: MessageDirection;
  chat: { id: string; name: string | null };
  /** Who said it; null for what Muster said. */
  sender: {
    /** Null for somebody who is no contact. */
    contactId: string | null;
    /** The contact's name. */
    name: string | null;
    /** The name that they show on WhatsApp. */
    shownName: string | null;
  } | null;
  /** Null where it was deleted. With a file it is the caption, of a poll the question. */
  body: string | null;
  /** WhatsApp ids; for each the body holds "@" and the part before the id's own "@". */
  mentions: string[];
  /** The message that it quotes, where that is kept. */
  quotedId: string | null;
  /** What hangs on it; the id is of a file that was sent through Muster. */
  media: {
    id: string | null;
    kind: MediaKind;
    mimeType: string | null;
    fileName: string | null;
    size: number | null;
  } | null;
  pollOptions: string[];
  /** RECEIVED, or how far one of Muster's has come. */
  status: 'RECEIVED' | Receipt;
  sentAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}

/**
 * What was said in the group chats of a group while they were linked to it, newest first. What still
 * waits to be sent is not said yet. A direct chat that is linked is one person's, and none of it is here.
 */
export async function pageGroupMessages(
  { tx, organizationId }: Scope,
  groupId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<GroupMessageView>> {
  const from = parseCursor(cursor, 'instant', 'id');
  const rows = await tx.$queryRaw<GroupMessageView[]>`
    ${plannedAnew}
    SELECT m.id, m.direction, jsonb_build_object('id', ch.id, 'name', ch.name) AS chat,
      CASE WHEN m.direction = 'IN' THEN jsonb_build_object(
        'contactId', c.id, 'name', c.name, 'shownName', m.sender_name
      ) END AS sender,
      CASE WHEN m.deleted_at IS NULL THEN m.body END AS body,
      CASE WHEN m.deleted_at IS NULL THEN m.mentions ELSE '{}' END AS mentions,
      quoted.id AS "quotedId",
      CASE WHEN m.deleted_at IS NULL AND m.media IS NOT NULL THEN jsonb_build_object(
        'id', m.media_id, 'kind', m.media->'kind', 'mimeType', m.media->'mimeType',
        'fileName', m.media->'fileName', 'size', m.media->'size'
      ) END AS media,
      CASE WHEN m.deleted_at IS NULL THEN m.poll_options ELSE '{}' END AS "pollOptions",
      CASE WHEN m.direction = 'IN' THEN 'RECEIVED' ELSE coalesce(m.receipt::text, 'SENT') END AS status,
      m.sent_at AS "sentAt", m.edited_at AS "editedAt", m.deleted_at AS "deletedAt"
    -- The page first: what belongs to its messages is looked up for those alone.
    FROM (
      SELECT m.* FROM messages m
      WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid AND (
        SELECT kind FROM chats ch WHERE ch.organization_id = m.organization_id AND ch.id = m.chat_id
      ) = 'GROUP'
        ${from ? sql`AND (m.sent_at, m.id) < (${from[0]}, ${from[1]}::uuid)` : empty}
      ORDER BY m.sent_at DESC, m.id DESC LIMIT ${limit + 1}
    ) m
    JOIN chats ch ON ch.organization_id = m.organization_id AND ch.id = m.chat_id
    LEFT JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
    LEFT JOIN messages quoted ON quoted.organization_id = m.organization_id
      AND quoted.external_id = m.quoted_external_id AND quoted.chat_id = m.chat_id
    ORDER BY m.sent_at DESC, m.id DESC`;
  return createPage(rows, limit, ({ sentAt, id }) => [sentAt, id]);
}
