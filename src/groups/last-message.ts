import type { Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { MessageDirection } from '../db/generated/enums.ts';
import type { MediaKind } from '../forms/media-kind.ts';

/** What was last said in the group chats of a group, and stands. */
export interface LastMessage {
  at: Date;
  direction: MessageDirection;
  /** The contact's name, else the one that they show; null for what Muster said. */
  senderName: string | null;
  /** The beginning of it; empty for a file without a caption. */
  text: string;
  /** What hangs on it: "image". */
  mediaKind: MediaKind | null;
}

/** Characters of a text that a list shows. */
const previewed = 100;

/** The columns of LastMessage over the join, all null where nothing was said. */
export const lastMessageColumns = sql`
  last.sent_at AS "lastAt", last.direction AS "lastDirection", last.sender_name AS "lastSenderName",
  last.text AS "lastText", last.media_kind AS "lastMediaKind"`;

export interface LastMessageRow {
  lastAt: Date | null;
  lastDirection: MessageDirection | null;
  lastSenderName: string | null;
  lastText: string | null;
  lastMediaKind: MediaKind | null;
}

/** Joins the groups of a page, few and chosen already, to what was last said in each: one look into the index each. */
export function joinLastMessage(organizationId: string, groupId: Sql): Sql {
  return sql`
    LEFT JOIN LATERAL (
      SELECT said.sent_at, said.direction, coalesce(c.name, said.sender_name) AS sender_name,
        left(said.body, ${previewed}) AS text, said.media->>'kind' AS media_kind
      FROM messages said
      JOIN chats ch ON ch.organization_id = said.organization_id AND ch.id = said.chat_id AND ch.kind = 'GROUP'
      LEFT JOIN contacts c ON c.organization_id = said.organization_id AND c.id = said.contact_id
      WHERE said.organization_id = ${organizationId}::uuid AND said.group_id = ${groupId} AND said.deleted_at IS NULL
      ORDER BY said.sent_at DESC, said.id DESC LIMIT 1
    ) last ON TRUE`;
}

/** The message of a row; null where nothing was said. */
export function lastMessageOf(row: LastMessageRow): LastMessage | null {
  if (row.lastAt === null) return null;
  return {
    at: row.lastAt,
    direction: row.lastDirection!,
    senderName: row.lastDirection === 'IN' ? row.lastSenderName : null,
    text: row.lastText!,
    mediaKind: row.lastMediaKind,
  };
}

/** What was last said in one group; null where nothing was. */
export async function readLastMessage(
  { tx, organizationId }: Scope,
  groupId: string,
): Promise<LastMessage | null> {
  const [row] = await tx.$queryRaw<LastMessageRow[]>`
    SELECT ${lastMessageColumns} FROM (SELECT ${groupId}::uuid AS id) g
    ${joinLastMessage(organizationId, sql`g.id`)}`;
  return lastMessageOf(row!);
}
