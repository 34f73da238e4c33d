import type { Change, Scope } from '../change/change.ts';
import type { Sendable } from '../change/sendable.ts';
import { empty, type Sql, sql, type Tx } from '../db/client.ts';
import type { Chart } from '../pictures/chart.ts';
import { LEASE_MS } from './lease.ts';
import { beyondTurns, lockTurns } from './turns.ts';

/** A message that could not be sent for so long, in milliseconds, is of no use any more unless it says when. */
export const KEPT_MS = 24 * 60 * 60_000;

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
  /** What is drawn when it leaves, and goes with it where the network takes files: the body says the same. */
  picture?: Chart | null;
  /** The options of a poll, whose question is the body. */
  pollOptions?: readonly string[];
  /**
   * Whether Muster says it by itself: to a person it turns so only as often as their organization allows
   * (docs/rules.md, reminders), and what is beyond that is given up at once.
   */
  unasked?: boolean;
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
  const isBounded = messages.some(({ unasked }) => unasked === true);
  const rows = await tx.$queryRaw<Sendable[]>`
    WITH ${isBounded ? sql`turn AS MATERIALIZED (SELECT ${lockTurns(organizationId)}),` : empty} queued AS (
      INSERT INTO outbox (
        organization_id, chat_id, cause_message_id, body, mentions, quoted_external_id, about_number,
        edits_external_id, media_id, picture, poll_options, unasked, expires_at, leased_until, created_at
      )
      SELECT ${organizationId}::uuid, "chatId", ${messageId}::uuid, body, mentions, "quotedExternalId", "aboutNumber",
        "editsExternalId", "mediaId", picture, coalesce("pollOptions", '{}'), coalesce(unasked, FALSE),
        coalesce("expiresAt", ${new Date(at.getTime() + KEPT_MS)}),
        ${new Date(at.getTime() + LEASE_MS)}, ${at}
      FROM ${isBounded ? sql`turn CROSS JOIN` : empty} jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS message (
        "chatId" uuid, body text, mentions text[], "quotedExternalId" text, "aboutNumber" int, "editsExternalId" text,
        "mediaId" uuid, picture jsonb, "pollOptions" text[], unasked boolean, "expiresAt" timestamptz
      )
      RETURNING organization_id, id, chat_id, sequence
    )
    -- Each by the key of its chat: a join of as many rows as PostgreSQL expects here reads all chats there are.
    SELECT q.id, q.chat_id AS "chatId", (
      SELECT ch.account_id FROM chats ch WHERE ch.organization_id = ${organizationId}::uuid AND ch.id = q.chat_id
    ) AS "accountId"
    FROM queued q ORDER BY q.sequence`;
  // The rows are in the order of the messages.
  const bounded = rows.filter((_, place) => messages[place]?.unasked === true);
  const held = bounded.length === 0 ? new Set() : await holdBack(change, bounded);
  change.queued.push(...rows.filter(({ id }) => !held.has(id)));
}

/** Gives up those rows that are one turn too many for whom they are for; answers which. */
async function holdBack(
  { tx, organizationId, at }: Change,
  rows: readonly Sendable[],
): Promise<Set<string>> {
  const ids = rows.map(({ id }) => id);
  const held = await tx.$queryRaw<{ id: string }[]>`
    UPDATE outbox o SET ${givenUp(at, 'they were turned to often enough in these 24 hours')}
    WHERE o.organization_id = ${organizationId}::uuid
      AND o.id = ANY(ARRAY(${beyondTurns(organizationId, ids, at)}))
    RETURNING o.id`;
  return new Set(held.map(({ id }) => id));
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
 * The network's id of what a message was answered with in its own chat, if that reached it and is text alone, for no
 * edit makes another picture: of the question, where it was asked about; of the answer to the yes, once it was given.
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
      AND o.status = 'SENT' AND o.media_id IS NULL
    ORDER BY o.sequence DESC LIMIT 1`;
  return reply?.externalId ?? null;
}

/**
 * What is set to give up rows `o` of the outbox that are not settled: one that waits is not sent, and one
 * that is being sent, or in doubt, is not sent another time.
 */
export function givenUp(at: Date, why: string): Sql {
  return sql`
    expires_at = ${at},
    status = CASE o.status WHEN 'PENDING' THEN 'EXPIRED' ELSE o.status END,
    failure = CASE o.status WHEN 'PENDING' THEN ${why} ELSE o.failure END,
    settled_at = CASE o.status WHEN 'PENDING' THEN ${at}::timestamptz END`;
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
    UPDATE outbox o SET ${givenUp(at, 'its message was edited or deleted')}
    FROM messages m
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${messageId}::uuid AND ${isReplyTo}
      AND o.settled_at IS NULL`;
}

/** Gives up the polls about events that still wait to be sent. */
export async function dropPolls(
  { tx, organizationId, at }: Change,
  ...aboutNumbers: number[]
): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox o SET ${givenUp(at, 'its event is off')}
    WHERE o.organization_id = ${organizationId}::uuid AND o.about_number = ANY(${aboutNumbers}::int[])
      AND o.poll_options <> '{}' AND o.settled_at IS NULL`;
}

/** How many messages of each of these accounts are still to be sent. */
export async function countWaiting(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  const counts = await tx.$queryRaw<{ accountId: string; count: number }[]>`
    SELECT a.id AS "accountId", count(o.id)::int AS count
    FROM accounts a
    LEFT JOIN chats ch ON ch.organization_id = a.organization_id AND ch.account_id = a.id
    LEFT JOIN outbox o ON o.organization_id = ch.organization_id AND o.chat_id = ch.id AND o.settled_at IS NULL
    WHERE a.id = ANY(${accountIds}::uuid[]) GROUP BY a.id`;
  return new Map(counts.map(({ accountId, count }) => [accountId, count]));
}

/** Of these accounts, those with a message whose lease has run out. */
export async function findDueAccounts(
  tx: Tx,
  accountIds: readonly string[],
  at: Date,
): Promise<string[]> {
  const due = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT ch.account_id AS "accountId" FROM outbox o
    JOIN chats ch ON ch.organization_id = o.organization_id AND ch.id = o.chat_id
    WHERE o.settled_at IS NULL AND o.leased_until <= ${at} AND ch.account_id = ANY(${accountIds}::uuid[])`;
  return due.map(({ accountId }) => accountId);
}
