import { type Sql, sql, type Tx } from '../db/client.ts';
import type { Chart } from '../pictures/chart.ts';
import type { AccountScope } from './account-scope.ts';
import { LEASE_MS } from './lease.ts';

/** A row of the outbox that was taken to be sent now: whoever took it has its lease. */
export interface TakenMessage {
  id: string;
  chatExternalId: string;
  body: string;
  mentions: string[];
  quotedExternalId: string | null;
  /** The network's id of the message whose text this takes the place of. */
  editsExternalId: string | null;
  /** A file to send, by its id; the body is its caption. */
  mediaId: string | null;
  /** What such a file is to show, where it is still to be drawn. */
  picture: Chart | null;
  /** The options of a poll, whose question is the body; none for what is no poll. */
  pollOptions: string[];
  /** Which attempt this is, from 1. */
  attempts: number;
  /** Until then it is this process's to send. */
  leasedUntil: Date;
}

/** The longest text that is made of several, in characters. */
const longestJoined = 4_000;

/**
 * Takes messages of an account to be sent, at most so many: those that this process has just written,
 * and those whose lease has run out. Replies come before what is told to others, and nothing before
 * what waits for another attempt in the same chat. They are marked as being sent before anybody sends
 * them; what is too old to be of use, or overtaken by a later edit of the same message, is expired
 * instead. For a transport that knows keys: what a process was sending when it died is taken too.
 */
export function takeMessages(
  tx: Tx,
  account: AccountScope,
  own: readonly string[],
  at: Date,
  limit: number,
): Promise<TakenMessage[]> {
  return take(tx, account, at, {
    isFree: sql`o.leased_until <= ${at} AND o.status IN ('PENDING', 'SENDING')
      OR o.status = 'PENDING' AND o.id = ANY(${own}::uuid[])`,
    // Which of two processes speaks first is chance anyway: none waits for what another has in hand.
    holdsUp: sql`NOT is_free AND status = 'PENDING' AND attempts > 0`,
    chosen: sql`SELECT id FROM due ORDER BY is_asked_for DESC, sequence LIMIT ${limit}`,
  });
}

/**
 * As takeMessages, but the rows of the next message alone, for an account that no other process sends
 * for; nothing comes before what is open in the same chat. They are one, or several texts about the
 * same thing that wait for the same chat and go as one.
 */
export function takeNextMessage(tx: Tx, account: AccountScope, at: Date): Promise<TakenMessage[]> {
  return take(tx, account, at, {
    // A lease on what was never tried is only that of whoever wrote it.
    isFree: sql`o.status = 'PENDING' AND (o.leased_until <= ${at} OR o.attempts = 0)`,
    holdsUp: sql`NOT is_free`,
    chosen: sql`
      SELECT id FROM (
        SELECT d.id, d.id = head.id AS is_head,
          bool_and(d.joins = head.joins) OVER upto AND sum(d.length + 2) OVER upto <= ${longestJoined + 2} AS fits
        FROM due d
        JOIN (SELECT * FROM due ORDER BY is_asked_for DESC, sequence LIMIT 1) head ON head.chat_id = d.chat_id
        WINDOW upto AS (ORDER BY d.sequence)
      ) of_chat WHERE is_head OR fits`,
  });
}

/** `isFree` is of `o`, a row of the outbox, `holdsUp` of `open`; `chosen` are the ids of those of `due`. */
function take(
  tx: Tx,
  { organizationId, accountId }: AccountScope,
  at: Date,
  { isFree, holdsUp, chosen }: { isFree: Sql; holdsUp: Sql; chosen: Sql },
): Promise<TakenMessage[]> {
  // Asked again of what is about to be changed, because another process may have taken it meanwhile.
  const isStillThere = sql`o.settled_at IS NULL AND (o.status = 'PENDING' OR o.leased_until <= ${at})`;
  return tx.$queryRaw<TakenMessage[]>`
    WITH open AS MATERIALIZED (
      SELECT o.id, o.chat_id, o.sequence, o.status, o.attempts, o.expires_at, o.edits_external_id,
        length(o.body) AS length, ${isFree} AS is_free,
        o.quoted_external_id IS NOT NULL OR o.edits_external_id IS NOT NULL AS is_reply,
        -- Texts of which this is the same may go as one message.
        CASE
          WHEN o.quoted_external_id IS NULL AND o.edits_external_id IS NULL AND o.media_id IS NULL
            AND o.picture IS NULL AND o.poll_options = '{}' AND o.about_number IS NOT NULL
          THEN ARRAY[o.about_number, o.attempts]::bigint[] ELSE ARRAY[o.sequence] END AS joins
      FROM outbox o
      WHERE o.organization_id = ${organizationId}::uuid AND o.settled_at IS NULL
        -- Asked of each row by the key of its chat, and not of all the account's chats for all rows.
        AND (
          SELECT ch.account_id FROM chats ch WHERE ch.organization_id = ${organizationId}::uuid AND ch.id = o.chat_id
        ) = ${accountId}::uuid
    ), fates AS MATERIALIZED (
      SELECT *, CASE
          WHEN NOT is_free THEN NULL
          WHEN expires_at <= ${at} THEN 'it was too old when its turn came'
          WHEN edits_external_id IS NOT NULL
            AND lead(id) OVER (PARTITION BY chat_id, edits_external_id ORDER BY sequence) IS NOT NULL
          THEN 'overtaken by a later edit'
        END AS dropped,
        bool_or(${holdsUp}) OVER (PARTITION BY chat_id ORDER BY sequence) AS is_held_up
      FROM open
    ), due AS MATERIALIZED (
      SELECT *, bool_or(is_reply) OVER (PARTITION BY chat_id) AS is_asked_for FROM fates
      WHERE is_free AND NOT is_held_up AND dropped IS NULL
    ), dropping AS (
      UPDATE outbox o SET status = 'EXPIRED', failure = fates.dropped, settled_at = ${at}
      FROM fates
      -- As an array, which PostgreSQL looks up by the key however many rows it expects.
      WHERE o.organization_id = ${organizationId}::uuid AND o.id = fates.id AND ${isStillThere}
        AND o.id = ANY(ARRAY(SELECT id FROM fates WHERE dropped IS NOT NULL))
    ), taken AS (
      UPDATE outbox o SET status = 'SENDING', attempts = o.attempts + 1, leased_until = ${new Date(at.getTime() + LEASE_MS)}
      WHERE o.organization_id = ${organizationId}::uuid AND o.id = ANY(ARRAY(${chosen})) AND ${isStillThere}
      RETURNING o.*
    )
    SELECT t.id, (
        SELECT ch.external_id FROM chats ch WHERE ch.organization_id = ${organizationId}::uuid AND ch.id = t.chat_id
      ) AS "chatExternalId", t.body, t.mentions, t.quoted_external_id AS "quotedExternalId",
      t.edits_external_id AS "editsExternalId", t.media_id AS "mediaId", t.picture, t.poll_options AS "pollOptions", t.attempts,
      t.leased_until AS "leasedUntil"
    FROM taken t
    ORDER BY bool_or(t.quoted_external_id IS NOT NULL OR t.edits_external_id IS NOT NULL) OVER (PARTITION BY t.chat_id) DESC,
      t.sequence`;
}
