import type { Tx } from '../db/client.ts';

/** A chat of which messages may be missing. */
export interface BehindChat {
  id: string;
  externalId: string;
  /** The last that is known to be there; nothing before it is missing. */
  behindSince: Date;
}

/**
 * Marks the chats of an account that is there again as behind, and answers all that are: since the
 * newest message that had come when it was ready, else since they were known. One that was behind
 * before stays so since then, whatever has come meanwhile. One statement.
 */
export function markBehind(
  tx: Tx,
  { organizationId, accountId }: { organizationId: string; accountId: string },
  readyAt: Date,
): Promise<BehindChat[]> {
  return tx.$queryRaw<BehindChat[]>`
    UPDATE chats ch SET behind_since = coalesce(
      ch.behind_since,
      -- What comes in while this is asked is no sign that nothing is missing before it.
      (SELECT least(m.sent_at, m.stored_at) FROM messages m
        WHERE m.organization_id = ch.organization_id AND m.chat_id = ch.id AND m.direction = 'IN'
          AND m.stored_at < ${readyAt}
        ORDER BY m.sent_at DESC, m.id DESC LIMIT 1),
      ch.created_at
    )
    WHERE ch.organization_id = ${organizationId}::uuid AND ch.account_id = ${accountId}::uuid
    RETURNING ch.id, ch.external_id AS "externalId", ch.behind_since AS "behindSince"`;
}
