import { type Sql, sql } from '../db/client.ts';
import type { ChatKind } from '../db/generated/enums.ts';
import type { AccountScope } from '../outbox/account-scope.ts';

/** A chat as a transport names it. */
export interface NamedChat {
  externalId: string;
  kind: ChatKind;
  name: string | null;
}

/**
 * Tables for a statement's WITH: `chat` has the id of a chat of an account, which is made known where it
 * is new; `known` has it only where it was known before. `peerId` is the other person of a direct chat.
 */
export function knownChat(
  { organizationId, accountId }: AccountScope,
  { externalId, kind, name }: NamedChat,
  peerId: string,
  at: Date,
): Sql {
  return sql`
    known AS (
      SELECT id FROM chats
      WHERE organization_id = ${organizationId}::uuid AND account_id = ${accountId}::uuid AND external_id = ${externalId}
    ), made AS (
      INSERT INTO chats (organization_id, account_id, external_id, kind, name, peer_external_id, created_at)
      SELECT ${organizationId}::uuid, ${accountId}::uuid, ${externalId}, ${kind}::chat_kind, ${name},
        ${kind === 'DIRECT' ? peerId : null}, ${at}
      WHERE NOT EXISTS (SELECT 1 FROM known)
      -- Two first messages at once: the second one's update makes the row visible to its RETURNING.
      ON CONFLICT (organization_id, account_id, external_id) DO UPDATE SET external_id = excluded.external_id
      RETURNING id
    ), chat AS (SELECT id FROM known UNION ALL SELECT id FROM made)`;
}
