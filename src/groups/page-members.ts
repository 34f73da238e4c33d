import type { Scope } from '../audit/change.ts';
import { empty, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import type { MemberView } from './list-members.ts';

export interface MemberRow extends MemberView {
  phone: string | null;
  joinedAt: Date;
}

/** The active members of a group, by name. */
export async function pageMembers(
  { tx, organizationId }: Scope,
  groupId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<MemberRow>> {
  const from = parseCursor(cursor, 'text', 'id');
  const rows = await tx.$queryRaw<(MemberRow & { nameKey: string })[]>`
    SELECT c.id AS "contactId", c.name, c.phone, m.role, m.title, m.joined_at AS "joinedAt",
      c.name_key AS "nameKey"
    FROM members m JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid AND m.left_at IS NULL
      ${from ? sql`AND (c.name_key, c.id) > (${from[0]}, ${from[1]}::uuid)` : empty}
    ORDER BY c.name_key, c.id LIMIT ${limit + 1}`;
  return createPage(rows, limit, ({ nameKey, contactId }) => [nameKey, contactId]);
}
