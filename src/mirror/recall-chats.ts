import type { Tx } from '../db/client.ts';
import type { AccountScope } from '../outbox/account-scope.ts';

/** A group chat as far as it is known without asking the network. */
export interface RecalledChat {
  externalId: string;
  name: string | null;
  description: string | null;
  isMirrored: boolean;
  /** Who was in it when it was last compared; of a chat without a mirror, who spoke there. */
  people: { id: string; isAdmin: boolean }[];
}

/** The group chats of an account, in one statement: what a network that forgets is reminded of. */
export function recallChats(
  tx: Tx,
  { organizationId, accountId }: AccountScope,
): Promise<RecalledChat[]> {
  return tx.$queryRaw<RecalledChat[]>`
    SELECT ch.external_id AS "externalId", ch.name, ch.description, mr.id IS NOT NULL AS "isMirrored",
      coalesce(people.known, '[]') AS people
    FROM chats ch
    LEFT JOIN mirrors mr ON mr.organization_id = ch.organization_id AND mr.chat_id = ch.id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', id, 'isAdmin', is_admin)) AS known FROM (
        SELECT external_id AS id, is_admin FROM chat_members cm
        WHERE mr.id IS NOT NULL AND cm.organization_id = ch.organization_id AND cm.chat_id = ch.id
          AND cm.state = 'PRESENT'
        UNION ALL
        SELECT DISTINCT sender_external_id, FALSE FROM messages m
        WHERE mr.id IS NULL AND m.organization_id = ch.organization_id AND m.chat_id = ch.id AND m.direction = 'IN'
          AND m.sender_external_id IS NOT NULL
      ) somebody
    ) people ON TRUE
    WHERE ch.organization_id = ${organizationId}::uuid AND ch.account_id = ${accountId}::uuid AND ch.kind = 'GROUP'`;
}
