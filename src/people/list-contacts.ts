import type { Actor, Scope } from '../change/change.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { requireGroupById } from '../sight/visible-groups.ts';
import { type ContactView, contactColumns, type StoredContact, viewOf } from './contacts.ts';
import { containsKey } from './find-alike.ts';
import { selectByName, selectContacts } from './select-by-name.ts';

export interface ContactFilter {
  /** Part of a name, without case, accents or spaces; of an e-mail address; or digits of a phone. */
  text?: string | undefined;
  /** Only the active members of this group. */
  groupId?: string | undefined;
}

/**
 * The organization's contacts by name. Throws invalid (the cursor), and groupNotFound for a group
 * out of the actor's sight, whose members a filter must not tell either.
 */
export async function listContacts(
  scope: Scope,
  actor: Actor,
  { text, groupId }: ContactFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<ContactView>> {
  const from = parseCursor(cursor, 'text', 'id');
  if (groupId !== undefined) await requireGroupById(scope, actor, groupId);
  const whose = sql`AND c.deleted_at IS NULL ${containsText(text ?? '')}`;
  const place = { from, limit: limit + 1 };
  const rows =
    groupId === undefined
      ? await selectContacts<StoredContact>(scope, { columns: contactColumns, whose }, place)
      : await selectByName<StoredContact>(
          scope,
          {
            rows: sql`members x
              WHERE x.organization_id = ${scope.organizationId}::uuid AND x.group_id = ${groupId}::uuid
                AND x.left_at IS NULL`,
            contactId: sql`x.contact_id`,
            columns: contactColumns,
            whose,
          },
          place,
        );
  const page = createPage(rows, limit, ({ nameKey, id }) => [nameKey, id]);
  return { ...page, items: page.items.map(({ nameKey: _, ...stored }) => viewOf(stored)) };
}

/** No address has a blank in it. */
const emailContains = (text: string) =>
  sql`(c.email ILIKE '%' || ${text} || '%' ESCAPE '' AND strpos(lower(c.email), lower(${text})) > 0)`;

/** Whether a contact `c` has a text in it, beginning with AND; nothing where it is blank. */
export function containsText(text: string): Sql {
  const wanted = text.toWellFormed().replaceAll('\0', '').trim();
  return wanted === '' ? empty : contains(wanted);
}

/** LIKE is answered by the index of trigrams, and strpos is the truth, as in containsKey. */
function contains(text: string): Sql {
  // Only what looks like a phone is looked for in phones, so that "Ana 2" does not find every 2.
  const digits = /^[\d\s()+.\-–/]+$/.test(text) ? text.replace(/\D/g, '').replace(/^00/, '') : '';
  const phone = /^(\+|00)/.test(text) ? `+${digits}%` : `%${digits}%`;
  return sql`AND (
    ${containsKey(sql`c.name_key`, text)}
    ${/\s/.test(text) ? empty : sql`OR ${emailContains(text)}`}
    ${digits === '' ? empty : sql`OR c.phone LIKE ${phone}`}
  )`;
}
