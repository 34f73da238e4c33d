import type { Actor, Scope } from '../audit/change.ts';
import { empty, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { requireGroupById } from '../groups/find-group.ts';
import { type ContactView, contactColumns } from './contacts.ts';

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
  const { tx, organizationId } = scope;
  const from = parseCursor(cursor, 'text', 'id');
  const wanted = text?.toWellFormed().replaceAll('\0', '').trim() ?? '';
  if (groupId !== undefined) await requireGroupById(scope, actor, groupId);
  const rows = await tx.$queryRaw<(ContactView & { nameKey: string })[]>`
    SELECT ${contactColumns}, c.name_key AS "nameKey" FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NULL
      ${from ? sql`AND (c.name_key, c.id) > (${from[0]}, ${from[1]}::uuid)` : empty}
      ${groupId === undefined ? empty : isMember(groupId)}
      ${wanted === '' ? empty : contains(wanted)}
    ORDER BY c.name_key, c.id LIMIT ${limit + 1}`;
  const page = createPage(rows, limit, ({ nameKey, id }) => [nameKey, id]);
  return { ...page, items: page.items.map(({ nameKey: _, ...view }) => view) };
}

function isMember(groupId: string) {
  return sql`AND EXISTS (
    SELECT 1 FROM members m WHERE m.organization_id = c.organization_id
      AND m.group_id = ${groupId}::uuid AND m.contact_id = c.id AND m.left_at IS NULL
  )`;
}

/** strpos and not LIKE, in which "%" and "_" would need escaping. */
function contains(text: string) {
  // Only what looks like a phone is looked for in phones, so that "Ana 2" does not find every 2.
  const digits = /^[\d\s()+.\-–/]+$/.test(text) ? text.replace(/\D/g, '').replace(/^00/, '') : '';
  const phone = /^(\+|00)/.test(text)
    ? sql`OR starts_with(c.phone, ${`+${digits}`})`
    : sql`OR strpos(c.phone, ${digits}) > 0`;
  return sql`AND (
    strpos(c.name_key, name_key(${text})) > 0
    OR strpos(lower(c.email), lower(${text})) > 0
    ${digits === '' ? empty : phone}
  )`;
}
