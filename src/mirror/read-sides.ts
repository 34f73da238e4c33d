import type { Scope } from '../change/change.ts';
import type { InGroup, WasInChat } from './compare-sides.ts';
import type { Mirror } from './mirror.ts';

/** What a group and its chat were when they were last seen, and what the group is now. */
export interface Sides {
  group: { name: string; icon: string | null; description: string | null };
  /** What the chat was called when it was last seen; both null where it never was. */
  chat: { name: string | null; description: string | null };
  /** Who was in the chat then. */
  base: WasInChat[];
  /** Who is in the group, in the order in which they joined. */
  members: InGroup[];
  locale: string;
  zone: string;
}

/** Reads both sides in one statement. The group's row must be locked where they are to be changed. */
export async function readSides(
  { tx, organizationId }: Scope,
  { groupId, chatId, comparedAt }: Pick<Mirror, 'groupId' | 'chatId' | 'comparedAt'>,
): Promise<Sides> {
  const isNew = comparedAt === null;
  const [sides] = await tx.$queryRaw<Sides[]>`
    SELECT
      jsonb_build_object('name', g.name, 'icon', g.icon, 'description', g.description) AS "group",
      jsonb_build_object('name', ch.name, 'description', ch.description) AS chat,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object(
          'contactId', cm.contact_id, 'externalId', cm.external_id, 'isAdmin', cm.is_admin,
          'isUnseen', ${isNew} OR cm.since > ${comparedAt}::timestamptz,
          'isByPhone', cm.external_id LIKE '%@c.us' AND NOT EXISTS (
            SELECT 1 FROM whatsapp_ids w
            WHERE w.organization_id = cm.organization_id AND w.contact_id = cm.contact_id AND w.external_id LIKE '%@lid'
          )
        )) FROM chat_members cm
        WHERE cm.organization_id = g.organization_id AND cm.chat_id = ch.id AND cm.state = 'PRESENT'
      ), '[]') AS base,
      coalesce((
        SELECT jsonb_agg(
          jsonb_build_object('contactId', m.contact_id, 'isAdmin', m.role = 'ADMIN') ORDER BY m.joined_at, m.id
        ) FROM members m
        WHERE m.organization_id = g.organization_id AND m.group_id = g.id AND m.left_at IS NULL
      ), '[]') AS members,
      o.locale, coalesce(g.time_zone, o.time_zone) AS zone
    FROM groups g
    JOIN organizations o ON o.id = g.organization_id
    LEFT JOIN chats ch ON ch.organization_id = g.organization_id AND ch.id = ${chatId}::uuid
    WHERE g.organization_id = ${organizationId}::uuid AND g.id = ${groupId}::uuid`;
  return { ...sides!, ...(isNew ? { chat: { name: null, description: null } } : {}) };
}

/**
 * A mark of what a chat was when it was last seen: another one where that has been written anew. What
 * WhatsApp is asked for is compared to the very base that was there before the question.
 */
export async function markOfBase({ tx, organizationId }: Scope, chatId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ mark: string }[]>`
    SELECT md5(concat_ws('|', ch.name, ch.description, (
      -- Not whose contact it is: two of them may prove to be one at this moment.
      SELECT string_agg(concat_ws(' ', b.external_id, b.state, b.is_admin), ',' ORDER BY b.external_id)
      FROM chat_members b WHERE b.organization_id = ch.organization_id AND b.chat_id = ch.id
    ))) AS mark
    FROM chats ch WHERE ch.organization_id = ${organizationId}::uuid AND ch.id = ${chatId}::uuid`;
  return row?.mark ?? '';
}
