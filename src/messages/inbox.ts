import type { Claimed, Received } from '../change/received.ts';
import type { Tx } from '../db/client.ts';
import type { InboxKind } from '../db/generated/enums.ts';
import { phoneOfWhatsappId } from '../forms/phone.ts';
import { LEASE_MS } from '../outbox/lease.ts';
import { knownChat, type NamedChat } from './known-chat.ts';

/** A message as it came in, and where it came from. */
export interface Arrival {
  organizationId: string;
  accountId: string;
  externalId: string;
  chat: NamedChat;
  senderExternalId: string;
  /** The sender's other id, where the network tells both. */
  senderAlias: string | null;
  senderName: string | null;
  body: string;
  mentions: readonly string[];
  quotedExternalId: string | null;
  /** What hangs on it; the body is then the caption. */
  media: object | null;
  sentAt: Date;
}

/**
 * Claims a message by a unique insert, so that it acts once however often and through however many
 * processes it arrives; undefined means that it was claimed before. One statement: it stores the
 * message, makes its chat known if it is new, and where `isCommand`, puts it into the inbox, leased
 * to this process. Chatter costs this and nothing more.
 */
export async function claimMessage(
  tx: Tx,
  arrival: Arrival,
  { isCommand, wasMissed, at }: { isCommand: boolean; wasMissed: boolean; at: Date },
): Promise<Claimed | undefined> {
  const { organizationId } = arrival;
  const senderIds = [arrival.senderExternalId, arrival.senderAlias].filter((id) => id !== null);
  // At most one of the two carries it.
  const phone = senderIds.map(phoneOfWhatsappId).find((known) => known !== undefined);
  const [claimed] = await tx.$queryRaw<Claimed[]>`
    WITH ${knownChat(arrival, arrival.chat, arrival.senderExternalId, at)}, stored AS (
      INSERT INTO messages (
        organization_id, chat_id, group_id, direction, external_id, sender_external_id, sender_alias, sender_name,
        contact_id, body, mentions, quoted_external_id, media, sent_at, stored_at
      )
      SELECT ${organizationId}::uuid, chat.id, l.group_id, 'IN', ${arrival.externalId},
        ${arrival.senderExternalId}, ${arrival.senderAlias}, ${arrival.senderName},
        coalesce(
          -- Not somebody deleted, whose phone may be another's by now.
          (SELECT w.contact_id FROM whatsapp_ids w
            JOIN contacts c ON c.organization_id = w.organization_id AND c.id = w.contact_id AND c.deleted_at IS NULL
            WHERE w.organization_id = ${organizationId}::uuid AND w.external_id = ANY(${senderIds}::text[])
            ORDER BY w.external_id = ${arrival.senderExternalId} DESC LIMIT 1),
          (SELECT id FROM contacts
            WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL AND phone = ${phone ?? null})
        ),
        ${arrival.body}, ${arrival.mentions}::text[], ${arrival.quotedExternalId},
        ${arrival.media && JSON.stringify(arrival.media)}::jsonb, ${arrival.sentAt}, ${at}
      FROM chat
      LEFT JOIN links l ON l.organization_id = ${organizationId}::uuid AND l.chat_id = chat.id
      ON CONFLICT (organization_id, external_id) DO NOTHING
      RETURNING organization_id, id, chat_id
    ), received AS (
      INSERT INTO inbox (organization_id, message_id, was_missed, leased_until, received_at)
      SELECT organization_id, id, ${wasMissed}, ${new Date(at.getTime() + LEASE_MS)}, ${at} FROM stored WHERE ${isCommand}
    )
    SELECT id AS "messageId", chat_id AS "chatId" FROM stored`;
  return claimed;
}

/** What a person did to a message that they had sent. */
export interface Revision {
  organizationId: string;
  accountId: string;
  externalId: string;
  chatExternalId: string;
  senderExternalId: string;
  /** The new text; null where the message was deleted. */
  body: string | null;
  mentions: readonly string[];
}

/**
 * Claims an edit that says something new, or the deletion of a message, and only from its own sender;
 * undefined for anything else, so that an edit which comes again, and a message nobody here knows, are
 * passed over. One statement: it stores the new text and puts the revision into the inbox, leased to this
 * process; a further edit takes the row of the one before.
 */
export async function claimRevision(
  tx: Tx,
  { organizationId, accountId, externalId, body, ...revision }: Revision,
  at: Date,
): Promise<(Claimed & { kind: InboxKind }) | undefined> {
  const kind: InboxKind = body === null ? 'DELETED' : 'EDITED';
  const [claimed] = await tx.$queryRaw<(Claimed & { kind: InboxKind })[]>`
    WITH revised AS (
      UPDATE messages m SET
        body = coalesce(${body}, m.body),
        mentions = CASE WHEN ${body}::text IS NULL THEN m.mentions ELSE ${revision.mentions}::text[] END,
        edited_at = CASE WHEN ${body}::text IS NULL THEN m.edited_at ELSE ${at} END,
        deleted_at = CASE WHEN ${body}::text IS NULL THEN ${at} ELSE m.deleted_at END
      FROM chats ch
      WHERE ch.organization_id = m.organization_id AND ch.id = m.chat_id
        AND ch.account_id = ${accountId}::uuid AND ch.external_id = ${revision.chatExternalId}
        AND m.organization_id = ${organizationId}::uuid AND m.external_id = ${externalId}
        AND m.direction = 'IN' AND (
          ${revision.senderExternalId} IN (m.sender_external_id, m.sender_alias)
          -- By another id of theirs than they sent it by.
          OR EXISTS (
            SELECT 1 FROM whatsapp_ids own JOIN whatsapp_ids said
              ON said.organization_id = own.organization_id AND said.contact_id = own.contact_id
            WHERE own.organization_id = m.organization_id AND own.external_id = ${revision.senderExternalId}
              AND said.external_id = m.sender_external_id
          )
        )
        AND m.deleted_at IS NULL
        AND (${body}::text IS NULL OR (m.body, m.mentions) IS DISTINCT FROM (${body}, ${revision.mentions}::text[]))
      RETURNING m.organization_id, m.id, m.chat_id
    ), received AS (
      INSERT INTO inbox (organization_id, message_id, kind, leased_until, received_at)
      SELECT organization_id, id, ${kind}::inbox_kind, ${new Date(at.getTime() + LEASE_MS)}, ${at} FROM revised
      ON CONFLICT (organization_id, message_id, kind) DO UPDATE SET status = 'RECEIVED', attempts = 0,
        leased_until = excluded.leased_until, received_at = excluded.received_at, handled_at = NULL, failure = NULL
    )
    SELECT id AS "messageId", chat_id AS "chatId", ${kind}::inbox_kind AS kind FROM revised`;
  return claimed;
}

/** A command that was left undone, and the chat in whose order it is to be taken up. */
export interface LeftCommand extends Omit<Received, 'attempts'> {
  accountId: string;
  chatExternalId: string;
}

/** Takes commands that nobody finished and whose lease has run out, oldest first. */
export function leaseCommands(
  tx: Tx,
  accountIds: readonly string[],
  at: Date,
  limit: number,
): Promise<LeftCommand[]> {
  return tx.$queryRaw<LeftCommand[]>`
    WITH taken AS (
      UPDATE inbox i SET leased_until = ${new Date(at.getTime() + LEASE_MS)}
      FROM (
        SELECT w.organization_id, w.message_id, w.kind FROM inbox w
        JOIN messages m ON m.organization_id = w.organization_id AND m.id = w.message_id
        JOIN chats ch ON ch.organization_id = m.organization_id AND ch.id = m.chat_id
        WHERE w.status = 'RECEIVED' AND w.leased_until <= ${at} AND ch.account_id = ANY(${accountIds}::uuid[])
          -- What was missed in a chat that is still behind is dealt with when that is not so any more.
          AND NOT (w.was_missed AND ch.behind_since IS NOT NULL)
        ORDER BY w.received_at LIMIT ${limit} FOR UPDATE OF w SKIP LOCKED
      ) due
      WHERE i.organization_id = due.organization_id AND i.message_id = due.message_id AND i.kind = due.kind
      RETURNING i.organization_id, i.message_id, i.kind, i.was_missed, i.received_at
    )
    SELECT t.organization_id AS "organizationId", t.message_id AS "messageId", t.kind, t.was_missed AS "wasMissed",
      m.chat_id AS "chatId", ch.account_id AS "accountId", ch.external_id AS "chatExternalId"
    FROM taken t
    JOIN messages m ON m.organization_id = t.organization_id AND m.id = t.message_id
    JOIN chats ch ON ch.organization_id = m.organization_id AND ch.id = m.chat_id
    ORDER BY t.kind <> 'SENT', m.sent_at, m.id, t.received_at`;
}

/**
 * Notes that a command that was left undone is begun anew; answers how often it has been by now, or
 * undefined where it was dealt with meanwhile. Not when it is taken: what only waited for its turn when
 * a process died is not to blame.
 */
export async function beginAnew(
  tx: Tx,
  { organizationId, messageId, kind }: LeftCommand,
): Promise<number | undefined> {
  const [begun] = await tx.$queryRaw<{ attempts: number }[]>`
    UPDATE inbox SET attempts = attempts + 1
    WHERE organization_id = ${organizationId}::uuid AND message_id = ${messageId}::uuid
      AND kind = ${kind}::inbox_kind AND status = 'RECEIVED'
    RETURNING attempts`;
  return begun?.attempts;
}

/**
 * Marks a command as handled, in the transaction of its effect: the row lock makes a second handler
 * wait, and then find nothing. What came of the same message before and was not handled yet is settled
 * with it: an edit does what its message says now, and what is deleted says nothing. Answers false
 * where it was handled already.
 */
export async function finishCommand(
  tx: Tx,
  { organizationId, messageId, kind }: Received,
  at: Date,
  failure: string | null = null,
): Promise<boolean> {
  const rows = await tx.$executeRaw`
    WITH unhandled AS (
      SELECT kind FROM inbox
      WHERE organization_id = ${organizationId}::uuid AND message_id = ${messageId}::uuid
        AND kind <= ${kind}::inbox_kind AND status = 'RECEIVED'
      -- Its own row first: two that wait for one another's do so in one order.
      ORDER BY kind DESC FOR UPDATE
    )
    UPDATE inbox i
    SET status = ${failure === null ? 'HANDLED' : 'FAILED'}::inbox_status, handled_at = ${at}, failure = ${failure}
    FROM unhandled u
    WHERE i.organization_id = ${organizationId}::uuid AND i.message_id = ${messageId}::uuid AND i.kind = u.kind`;
  return rows > 0;
}
