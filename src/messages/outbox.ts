import type { Change, Scope } from '../audit/change.ts';
import { sql } from '../db/client.ts';
import type { Sendable } from './sendable.ts';

/** How long a row is left to the process that took it, in milliseconds, before another may send it. */
export const LEASE_MS = 15_000;

/** A message that could not be sent for so long, in milliseconds, is of no use any more unless it says when. */
const KEPT_MS = 24 * 60 * 60_000;

export interface Outgoing {
  chatId: string;
  body: string;
  /** WhatsApp ids of those it mentions; the body holds "@" and the part before the "@" for each. */
  mentions: readonly string[];
  quotedExternalId: string | null;
  /** The number of the task or event that it is about, so that a reply to it may leave it out. */
  aboutNumber?: number | null;
  /** The network's id of an earlier message of ours whose text it takes the place of. */
  editsExternalId?: string | null;
  mediaId?: string | null;
  /** The options of a poll, whose question is the body. */
  pollOptions?: readonly string[];
  /** After this it is of no use and is not sent; a day after it was queued unless told. */
  expiresAt?: Date;
}

/**
 * Queues messages in the change's transaction: they leave the process only if it commits. The rows
 * are leased to this process, which sends them right after; if it dies, a sweep does.
 */
export async function queueMessages(change: Change, messages: readonly Outgoing[]): Promise<void> {
  if (messages.length === 0) return;
  const { tx, organizationId, at, messageId } = change;
  const rows = await tx.$queryRaw<Sendable[]>`
    WITH queued AS (
      INSERT INTO outbox (
        organization_id, chat_id, cause_message_id, body, mentions, quoted_external_id, about_number,
        edits_external_id, media_id, poll_options, expires_at, leased_until, created_at
      )
      SELECT ${organizationId}::uuid, "chatId", ${messageId}::uuid, body, mentions, "quotedExternalId", "aboutNumber",
        "editsExternalId", "mediaId", coalesce("pollOptions", '{}'),
        coalesce("expiresAt", ${new Date(at.getTime() + KEPT_MS)}),
        ${new Date(at.getTime() + LEASE_MS)}, ${at}
      FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS message (
        "chatId" uuid, body text, mentions text[], "quotedExternalId" text, "aboutNumber" int, "editsExternalId" text,
        "mediaId" uuid, "pollOptions" text[], "expiresAt" timestamptz
      )
      RETURNING organization_id, id, chat_id, body, mentions, quoted_external_id, edits_external_id, media_id,
        poll_options, attempts, leased_until, sequence
    )
    SELECT q.organization_id AS "organizationId", q.id, q.chat_id AS "chatId", ch.external_id AS "chatExternalId",
      ch.account_id AS "accountId", q.body, q.mentions, q.quoted_external_id AS "quotedExternalId",
      q.edits_external_id AS "editsExternalId", q.media_id AS "mediaId", q.poll_options AS "pollOptions", q.attempts, q.leased_until AS "leasedUntil"
    FROM queued q JOIN chats ch ON ch.organization_id = q.organization_id AND ch.id = q.chat_id
    ORDER BY q.sequence`;
  change.queued.push(...rows);
}

/** Takes rows whose lease has run out, oldest first, for this process; SKIP LOCKED keeps takers apart. */
export function leaseMessages(
  tx: Scope['tx'],
  accountIds: readonly string[],
  at: Date,
  limit: number,
): Promise<Sendable[]> {
  return tx.$queryRaw<Sendable[]>`
    WITH taken AS (
      UPDATE outbox o SET leased_until = ${new Date(at.getTime() + LEASE_MS)}, attempts = o.attempts + 1
      FROM (
        SELECT w.organization_id, w.id FROM outbox w
        JOIN chats ch ON ch.organization_id = w.organization_id AND ch.id = w.chat_id
        WHERE w.status = 'PENDING' AND w.leased_until <= ${at} AND ch.account_id = ANY(${accountIds}::uuid[])
        ORDER BY w.sequence LIMIT ${limit} FOR UPDATE OF w SKIP LOCKED
      ) due
      WHERE o.organization_id = due.organization_id AND o.id = due.id
      RETURNING o.organization_id, o.id, o.chat_id, o.body, o.mentions, o.quoted_external_id, o.edits_external_id,
        o.media_id, o.poll_options, o.attempts, o.leased_until, o.sequence
    )
    SELECT t.organization_id AS "organizationId", t.id, t.chat_id AS "chatId", ch.external_id AS "chatExternalId",
      ch.account_id AS "accountId", t.body, t.mentions, t.quoted_external_id AS "quotedExternalId",
      t.edits_external_id AS "editsExternalId", t.media_id AS "mediaId", t.poll_options AS "pollOptions", t.attempts, t.leased_until AS "leasedUntil"
    FROM taken t JOIN chats ch ON ch.organization_id = t.organization_id AND ch.id = t.chat_id
    ORDER BY t.sequence`;
}

/**
 * Whether `o`, a row of the outbox, answers `m`, a message, or the yes to what that asked. What is told
 * to others for it quotes nothing.
 */
const isReplyTo = sql`o.organization_id = m.organization_id AND o.chat_id = m.chat_id
  AND o.quoted_external_id IS NOT NULL
  AND (o.cause_message_id = m.id OR o.cause_message_id IN (
    SELECT settled_by_id FROM confirmations c WHERE c.organization_id = m.organization_id AND c.message_id = m.id
  ))`;

/**
 * The network's id of what a message was answered with in its own chat, if that reached it: of the
 * question, where it was asked about; of the answer to the yes, once it was given.
 */
export async function findReplyId(
  { tx, organizationId }: Scope,
  messageId: string,
): Promise<string | null> {
  const [reply] = await tx.$queryRaw<{ externalId: string }[]>`
    SELECT o.external_id AS "externalId"
    FROM messages m
    JOIN outbox o ON ${isReplyTo}
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${messageId}::uuid
      AND o.status = 'SENT'
    ORDER BY o.sequence DESC LIMIT 1`;
  return reply?.externalId ?? null;
}

/**
 * Gives up the replies to a message that still wait to be sent: what is said now takes their place,
 * and would be followed by what no longer holds.
 */
export async function dropReplies(
  { tx, organizationId, at }: Change,
  messageId: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox o SET status = 'FAILED', failure = 'its message was edited or deleted', settled_at = ${at}
    FROM messages m
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${messageId}::uuid AND ${isReplyTo}
      AND o.status = 'PENDING'`;
}

/** How many messages of an account are still to be sent. */
export async function countWaiting(
  { tx, organizationId }: Scope,
  accountId: string,
): Promise<number> {
  const [waiting] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM outbox o
    JOIN chats ch ON ch.organization_id = o.organization_id AND ch.id = o.chat_id
    WHERE o.organization_id = ${organizationId}::uuid AND ch.account_id = ${accountId}::uuid AND o.status = 'PENDING'`;
  return waiting!.count;
}

/** What became of a message that was handed to the transport. */
export type Delivery =
  | { status: 'SENT'; externalId: string }
  | { status: 'UNKNOWN'; failure: string }
  | { status: 'FAILED'; failure: string }
  /** Not sent, to be tried again at the time given. */
  | { status: 'PENDING'; failure: string; retryAt: Date };

/** Settles a message; a sent one becomes part of the chat's history in the same statement. */
export async function settleMessage(
  tx: Scope['tx'],
  message: Sendable,
  delivery: Delivery,
  at: Date,
): Promise<void> {
  const { organizationId, id } = message;
  if (delivery.status !== 'SENT') {
    const leasedUntil = delivery.status === 'PENDING' ? delivery.retryAt : at;
    await tx.$executeRaw`
      UPDATE outbox SET status = ${delivery.status}::outbox_status, failure = ${delivery.failure}, leased_until = ${leasedUntil},
        settled_at = ${delivery.status === 'PENDING' ? null : at}
      WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND status = 'PENDING'`;
    return;
  }
  await tx.$executeRaw`
    WITH sent AS (
      UPDATE outbox SET status = 'SENT', external_id = ${delivery.externalId}, sent_at = ${at}, settled_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND status = 'PENDING'
      RETURNING organization_id, chat_id, external_id, body, mentions, quoted_external_id, about_number, media_id,
        poll_options
    )
    INSERT INTO messages (
      organization_id, chat_id, group_id, direction, external_id, body, mentions, quoted_external_id, about_number,
      media_id, media, poll_options, receipt, sent_at, stored_at
    )
    SELECT s.organization_id, s.chat_id, l.group_id, 'OUT', s.external_id, s.body, s.mentions, s.quoted_external_id,
      s.about_number, s.media_id,
      CASE WHEN f.id IS NOT NULL THEN jsonb_build_object(
        'kind', CASE split_part(f.mime_type, '/', 1)
          WHEN 'image' THEN 'image' WHEN 'video' THEN 'video' WHEN 'audio' THEN 'audio' ELSE 'document' END,
        'mimeType', f.mime_type, 'fileName', f.file_name, 'size', length(f.data)
      ) END,
      s.poll_options, 'SENT', ${at}, ${at}
    FROM sent s
    LEFT JOIN links l ON l.organization_id = s.organization_id AND l.chat_id = s.chat_id
    LEFT JOIN media f ON f.organization_id = s.organization_id AND f.id = s.media_id
    -- An edit keeps the id of the message that it takes the place of.
    ON CONFLICT (organization_id, external_id) DO UPDATE
      SET body = excluded.body, mentions = excluded.mentions, about_number = excluded.about_number,
        edited_at = excluded.sent_at
      WHERE messages.direction = 'OUT' AND messages.body <> excluded.body`;
}
