import { type Sql, sql } from '../db/client.ts';
import { avatarHashOf } from '../groups/avatar.ts';
import { invitedIdOfContact } from '../outbox/whatsapp-id.ts';
import { longestChatName } from './mirror.ts';

/** Somebody whom WhatsApp refused without saying why is tried again after a day. */
export const retryFailedMs = 24 * 60 * 60 * 1000;

/**
 * What groups want of their chats since these were last seen: a row for each text, the avatar and each
 * person, as a table `d` (organization_id, mirror_id, rank, change, contact_id, external_id), over some
 * mirrors, which are given as a table. This is the list of what is to be done on WhatsApp: nothing else
 * remembers it.
 *
 * `rank` is the order in which it is done: whoever is to be an admin is one before others lose that or
 * leave. Who has no id on WhatsApp and no phone is left out, as are accounts; who could not be
 * added is tried again when their id is another one. Of those who were not asked yet nobody is asked
 * while the chat is full.
 */
export function differences(mirrors: Sql, at: Date): Sql {
  const retryFrom = new Date(at.getTime() - retryFailedMs);
  return sql`(
    WITH active AS MATERIALIZED (
      SELECT mr.organization_id, mr.id, mr.group_id, mr.chat_id, mr.problem, g.name, g.description,
        ch.name AS chat_name, ch.description AS chat_description, mr.avatar_hash AS given_avatar,
        ${avatarHashOf(sql`mr.organization_id`, sql`mr.group_id`)} AS avatar,
        ARRAY(SELECT external_id FROM accounts a WHERE a.organization_id = mr.organization_id) AS accounts
      FROM ${mirrors} mr
      CROSS JOIN LATERAL (
        SELECT name, description FROM groups
        WHERE organization_id = mr.organization_id AND id = mr.group_id OFFSET 0
      ) g
      CROSS JOIN LATERAL (
        SELECT name, description FROM chats
        WHERE organization_id = mr.organization_id AND id = mr.chat_id OFFSET 0
      ) ch
      WHERE mr.status = 'ACTIVE' AND mr.compared_at IS NOT NULL AND mr.problem IS DISTINCT FROM 'notAdmin'
    ), present AS (
      SELECT active.id AS mirror_id, active.group_id, cm.* FROM active
      JOIN chat_members cm ON cm.organization_id = active.organization_id AND cm.chat_id = active.chat_id
    ), people AS (
      SELECT active.organization_id, active.id AS mirror_id, active.problem, active.accounts, m.contact_id, m.role,
        ${invitedIdOfContact} AS own_id
      FROM active
      JOIN members m ON m.organization_id = active.organization_id AND m.group_id = active.group_id AND m.left_at IS NULL
      JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
    )
    SELECT organization_id, id AS mirror_id, 1 AS rank, 'name' AS change, NULL::uuid AS contact_id, NULL AS external_id
    FROM active WHERE chat_name IS DISTINCT FROM name AND length(name) <= ${longestChatName}
    UNION ALL
    SELECT organization_id, id, 2, 'description', NULL, NULL
    FROM active WHERE chat_description IS DISTINCT FROM description
    UNION ALL
    -- Not what the chat shows, but what it was given: what people make of it on WhatsApp stays until then.
    SELECT organization_id, id, 3, 'avatar', NULL, NULL FROM active WHERE given_avatar IS DISTINCT FROM avatar
    UNION ALL
    SELECT p.organization_id, p.mirror_id, 4, 'add', p.contact_id, p.own_id
    FROM people p LEFT JOIN present cm ON cm.mirror_id = p.mirror_id AND cm.contact_id = p.contact_id
    WHERE p.own_id IS NOT NULL AND p.own_id <> ALL(p.accounts) AND (
      (cm.state IS NULL AND p.problem IS DISTINCT FROM 'full')
      OR cm.state <> 'PRESENT' AND (
        cm.external_id <> p.own_id OR (cm.state = 'FAILED' AND cm.since <= ${retryFrom})
      )
    )
    UNION ALL
    SELECT p.organization_id, p.mirror_id, CASE WHEN p.role = 'ADMIN' THEN 5 ELSE 6 END,
      CASE WHEN p.role = 'ADMIN' THEN 'promote' ELSE 'demote' END, p.contact_id, cm.external_id
    FROM people p JOIN present cm ON cm.mirror_id = p.mirror_id AND cm.contact_id = p.contact_id
    WHERE cm.state = 'PRESENT' AND cm.is_admin <> (p.role = 'ADMIN')
    UNION ALL
    SELECT cm.organization_id, cm.mirror_id, 7, 'remove', cm.contact_id, cm.external_id
    FROM present cm
    WHERE cm.state = 'PRESENT' AND NOT EXISTS (
      SELECT 1 FROM members m
      WHERE m.organization_id = cm.organization_id AND m.group_id = cm.group_id AND m.contact_id = cm.contact_id
        AND m.left_at IS NULL
    )
  ) d`;
}
