import type { Change } from '../change/change.ts';
import { directChat, type Reached, readerLocale } from '../outbox/tell.ts';
import { whatsappIdOfContact } from '../outbox/whatsapp-id.ts';

/** Somebody who is told by a reminder, and where. */
export interface Recipient extends Reached {
  reminderId: string;
  contactId: string;
  /** Whether it is their own: they set it. */
  isOwn: boolean;
  /** Of what is read there: of a direct chat its reader's. */
  locale: string;
  /** IANA: that of the reminder. */
  zone: string;
}

/**
 * Whom reminders are for, and where they read it. A group is told in the chat that is linked to it, that where it was
 * asked for before others, and its members by themselves where there is none. Whoever is named is told in their
 * direct chat, else where it was asked for, with a mention, else in a chat of a group that they share with whoever
 * asked. Whoever said "stop" is told nothing but what they asked for after that. One statement, however many people.
 */
export async function findRecipients(
  { tx, organizationId, messageId }: Change,
  reminderIds: readonly string[],
): Promise<Recipient[]> {
  if (reminderIds.length === 0) return [];
  const rows = await tx.$queryRaw<Recipient[]>`
    SELECT r.id AS "reminderId", r.number, c.id AS "contactId", c.name, ${whatsappIdOfContact} AS "whatsappId",
      coalesce(linked.chat_id, told.chat_id, beside.chat_id) AS "chatId",
      linked.chat_id IS NOT NULL OR (told.chat_id IS NULL AND beside.chat_id IS NOT NULL) AS shared,
      linked.chat_id IS NOT NULL AS unnamed,
      coalesce(coalesce(linked.chat_id, told.chat_id, beside.chat_id) = chatting.chat_id, FALSE) AS here,
      c.id IS NOT DISTINCT FROM r.created_by_id AS "isOwn", r.zone, ${readerLocale}
    FROM reminders r
    JOIN organizations o ON o.id = r.organization_id
    LEFT JOIN messages chatting ON chatting.organization_id = r.organization_id AND chatting.id = ${messageId}::uuid
    LEFT JOIN groups g ON g.organization_id = r.organization_id AND g.id = r.group_id
    JOIN LATERAL (
      SELECT m.contact_id, FALSE AS by_name, FALSE AS follows FROM members m
      WHERE m.organization_id = r.organization_id AND m.group_id = g.id AND m.left_at IS NULL AND g.status = 'ACTIVE'
      UNION ALL
      SELECT p.contact_id, TRUE, p.marked_at IS NOT NULL FROM reminder_people p
      WHERE p.organization_id = r.organization_id AND p.reminder_id = r.id AND p.left_at IS NULL
        -- Whoever follows what a group is told is told it while they are in that.
        AND (p.marked_at IS NULL OR g.id IS NULL OR EXISTS (
          SELECT 1 FROM members m
          WHERE m.organization_id = p.organization_id AND m.group_id = g.id AND m.contact_id = p.contact_id
            AND m.left_at IS NULL
        ))
    ) who ON TRUE
    JOIN contacts c ON c.organization_id = r.organization_id AND c.id = who.contact_id AND c.deleted_at IS NULL
    LEFT JOIN LATERAL (
      SELECT l.chat_id FROM links l
      JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id AND ch.kind = 'GROUP'
      WHERE NOT who.by_name AND l.organization_id = r.organization_id AND l.group_id = g.id
      ORDER BY (l.chat_id = r.chat_id) IS TRUE DESC, l.created_at, l.chat_id LIMIT 1
    ) linked ON TRUE
    ${directChat}
    LEFT JOIN LATERAL (
      SELECT direct.id AS chat_id
      WHERE c.opted_out_at IS NULL OR (c.id = r.created_by_id AND c.opted_out_at < r.created_at)
    ) told ON TRUE
    LEFT JOIN LATERAL (
      SELECT near.chat_id FROM (
        SELECT ch.id AS chat_id, 0 AS place, ch.created_at AS since FROM chats ch
        LEFT JOIN links l ON l.organization_id = ch.organization_id AND l.chat_id = ch.id
        WHERE ch.organization_id = r.organization_id AND ch.id = r.chat_id AND ch.kind = 'GROUP'
          -- Of a group's chat whoever is in the group reads it.
          AND (l.group_id IS NULL OR EXISTS (
            SELECT 1 FROM members m
            WHERE m.organization_id = l.organization_id AND m.group_id = l.group_id AND m.contact_id = c.id
              AND m.left_at IS NULL
          ))
        UNION ALL
        SELECT l.chat_id, 1, l.created_at FROM members asking
        JOIN members told ON told.organization_id = asking.organization_id AND told.group_id = asking.group_id
          AND told.contact_id = c.id AND told.left_at IS NULL
        JOIN links l ON l.organization_id = asking.organization_id AND l.group_id = asking.group_id
        JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id AND ch.kind = 'GROUP'
        WHERE asking.organization_id = r.organization_id AND asking.contact_id = r.created_by_id
          AND asking.left_at IS NULL
      ) near
      WHERE who.by_name AND NOT who.follows AND told.chat_id IS NULL
      ORDER BY near.place, near.since, near.chat_id LIMIT 1
    ) beside ON TRUE
    WHERE r.organization_id = ${organizationId}::uuid AND r.id = ANY(${reminderIds}::uuid[])
    ORDER BY r.next_at, r.number, who.by_name, c.name_key, c.id`;
  // Whoever follows, in a group that is told one by one, reads it once.
  const seen = new Set<string>();
  return rows.filter(({ reminderId, contactId, chatId }) => {
    const key = `${reminderId} ${contactId} ${chatId}`;
    return !seen.has(key) && seen.add(key);
  });
}
