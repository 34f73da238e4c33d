import type { Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import type { NotAdded } from '../languages/reply.ts';
import { invitedIdOfContact } from '../outbox/whatsapp-id.ts';
import { selectByName } from '../people/select-by-name.ts';
import type { Mirror } from './mirror.ts';

/** Somebody of a group who is not in its chat. */
export interface Missing {
  contactId: string;
  name: string;
  /** WAITING to be added; NO_NUMBER, neither a phone nor an id on WhatsApp. */
  state: NotAdded['state'] | 'WAITING' | 'NO_NUMBER';
  /** When they came into that state; null for those who wait, and who have no number. */
  since: Date | null;
}

/** The people of a group who are not in its chat, by name. */
export async function pageMissing(
  scope: Scope,
  { groupId, chatId }: Mirror,
  { limit, cursor }: PageRequest,
): Promise<Page<Missing>> {
  const from = parseCursor(cursor, 'text', 'id');
  const rows = await selectByName<Missing>(
    scope,
    {
      rows: sql`(
          SELECT m.contact_id, b.since, b.state
          FROM members m
          LEFT JOIN chat_members b ON b.organization_id = m.organization_id AND b.chat_id = ${chatId}::uuid
            AND b.contact_id = m.contact_id
          WHERE m.organization_id = ${scope.organizationId}::uuid AND m.group_id = ${groupId}::uuid
            AND m.left_at IS NULL
        ) AS x
        WHERE x.state IS DISTINCT FROM 'PRESENT'`,
      contactId: sql`x.contact_id`,
      columns: sql`c.id AS "contactId", c.name, x.since,
        CASE
          WHEN x.state IS NOT NULL THEN x.state::text
          WHEN ${invitedIdOfContact} IS NULL THEN 'NO_NUMBER'
          ELSE 'WAITING'
        END AS state`,
    },
    { from, limit: limit + 1 },
  );
  return createPage(rows, limit, ({ nameKey, contactId }) => [nameKey, contactId]);
}
