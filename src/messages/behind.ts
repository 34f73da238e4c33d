import { sql, type Tx } from '../db/client.ts';
import type { AccountScope } from '../outbox/account-scope.ts';

/** A chat of which messages may be missing. */
export interface BehindChat {
  id: string;
  externalId: string;
  /** The last that is known to be there; nothing before it is missing. */
  behindSince: Date;
}

const columns = sql`ch.id, ch.external_id AS "externalId", ch.behind_since AS "behindSince"`;

/**
 * Marks the chats of an account that is there again as behind, and answers all that are: since the
 * newest message that had come when it was ready, else since they were known. One that was behind
 * before stays so since then, whatever has come meanwhile. One statement.
 */
export function markBehind(
  tx: Tx,
  { organizationId, accountId }: AccountScope,
  readyAt: Date,
): Promise<BehindChat[]> {
  return tx.$queryRaw<BehindChat[]>`
    -- In one order, as whoever ends an absence takes them: several processes may be at it.
    WITH locked AS MATERIALIZED (
      SELECT id FROM chats WHERE organization_id = ${organizationId}::uuid AND account_id = ${accountId}::uuid
      ORDER BY id FOR NO KEY UPDATE
    )
    UPDATE chats ch SET behind_since = coalesce(
      ch.behind_since,
      -- What comes in while this is asked is no sign that nothing is missing before it.
      (SELECT least(m.sent_at, m.stored_at) FROM messages m
        WHERE m.organization_id = ch.organization_id AND m.chat_id = ch.id AND m.direction = 'IN'
          AND m.stored_at < ${readyAt}
        ORDER BY m.sent_at DESC, m.id DESC LIMIT 1),
      ch.created_at
    )
    FROM locked
    WHERE ch.organization_id = ${organizationId}::uuid AND ch.id = locked.id
    RETURNING ${columns}`;
}

/** The chats of an account that are marked as behind. */
export function findBehind(
  tx: Tx,
  { organizationId, accountId }: AccountScope,
): Promise<BehindChat[]> {
  return tx.$queryRaw<BehindChat[]>`
    SELECT ${columns} FROM chats ch
    WHERE ch.organization_id = ${organizationId}::uuid AND ch.account_id = ${accountId}::uuid
      AND ch.behind_since IS NOT NULL`;
}
