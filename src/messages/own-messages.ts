import { sql, type Tx } from '../db/client.ts';
import type { Receipt } from '../db/generated/enums.ts';
import type { AccountScope } from '../outbox/account-scope.ts';
import { intoHistory, sentRows } from '../outbox/into-history.ts';
import { SKEW_MS } from '../outbox/skew.ts';
import { knownChat, type NamedChat } from './known-chat.ts';

/** A message of the account's own that was seen in a chat. */
export interface SeenMessage {
  externalId: string;
  body: string;
  mentions: readonly string[];
  quotedExternalId: string | null;
  media: object | null;
  pollOptions: readonly string[];
  sentAt: Date;
}

/**
 * Records messages of the account's own that were seen in a chat, oldest first, which is made known
 * where it is new. One that Muster had handed over, and whose fate it did not know, is thereby sent;
 * others were written on the phone, by hand, and are stored so that the history is whole. What is
 * stored already stays as it is. One statement, however many.
 */
export async function recordOwnMessages(
  tx: Tx,
  account: AccountScope,
  chat: NamedChat,
  messages: readonly SeenMessage[],
  at: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const { organizationId } = account;
  await tx.$executeRaw(sql`
    WITH seen AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS m (
        "externalId" text, body text, mentions text[], "quotedExternalId" text, media jsonb, "pollOptions" text[],
        "sentAt" timestamptz
      )
    ), ${knownChat(account, chat, chat.externalId, at)}, tried AS (
      -- What was handed over and is not known to have arrived: of one chat it is one message at a time.
      SELECT array_agg(id ORDER BY sequence) AS ids, string_agg(body, E'\n\n' ORDER BY sequence) AS body,
        min(edits_external_id) AS edits, min(created_at) AS since
      FROM outbox
      WHERE organization_id = ${organizationId}::uuid AND chat_id = (SELECT id FROM known) AND settled_at IS NULL
        AND attempts > 0
    ), found AS (
      SELECT seen."externalId", seen."sentAt", seen.body, seen.mentions, tried.ids FROM seen
      JOIN tried ON btrim(seen.body) = btrim(tried.body)
      WHERE seen."externalId" = tried.edits OR (
        seen."sentAt" >= tried.since - ${SKEW_MS} * interval '1 millisecond' AND NOT EXISTS (
          SELECT 1 FROM messages WHERE organization_id = ${organizationId}::uuid AND external_id = seen."externalId"
        )
      )
      ORDER BY seen."sentAt", seen."externalId" LIMIT 1
    ), settled AS (
      UPDATE outbox o SET status = 'SENT', external_id = found."externalId", failure = NULL, sent_at = found."sentAt",
        settled_at = ${at}
      FROM found
      WHERE o.organization_id = ${organizationId}::uuid AND o.id = ANY(found.ids) AND o.settled_at IS NULL
      RETURNING o.*, found.body AS text, found.mentions AS named, o.id = found.ids[1] AS is_head
    ), sent AS (${sentRows}), by_hand AS (
      INSERT INTO messages (
        organization_id, chat_id, group_id, direction, external_id, body, mentions, quoted_external_id, media,
        poll_options, receipt, sent_at, stored_at
      )
      SELECT ${organizationId}::uuid, chat.id, l.group_id, 'OUT', seen."externalId", seen.body, seen.mentions,
        seen."quotedExternalId", nullif(seen.media, 'null'), seen."pollOptions", 'SENT', seen."sentAt", ${at}
      FROM seen
      CROSS JOIN chat
      LEFT JOIN links l ON l.organization_id = ${organizationId}::uuid AND l.chat_id = chat.id
      WHERE NOT EXISTS (SELECT 1 FROM sent WHERE sent.external_id = seen."externalId")
      ON CONFLICT (organization_id, external_id) DO NOTHING
    )
    ${intoHistory(at)}`);
}

/** Records how far a message of the account's has come. It goes on and never back: receipts come in any order. */
export async function recordReceipt(
  tx: Tx,
  { organizationId, accountId }: AccountScope,
  {
    chatExternalId,
    externalId,
    receipt,
  }: { chatExternalId: string; externalId: string; receipt: Receipt },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE messages m SET receipt = ${receipt}::receipt
    FROM chats ch
    WHERE ch.organization_id = ${organizationId}::uuid AND ch.account_id = ${accountId}::uuid
      AND ch.external_id = ${chatExternalId}
      AND m.organization_id = ch.organization_id AND m.chat_id = ch.id AND m.external_id = ${externalId}
      -- What has arrived did not fail.
      AND m.receipt < ${receipt}::receipt AND (${receipt} <> 'FAILED' OR m.receipt = 'SENT')`;
}
