import type { Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { selectByName } from '../people/select-by-name.ts';
import type { MemberView } from './list-members.ts';

export interface MemberRow extends MemberView {
  phone: string | null;
  joinedAt: Date;
}

/** The active members of a group, by name. */
export async function pageMembers(
  scope: Scope,
  groupId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<MemberRow>> {
  const from = parseCursor(cursor, 'text', 'id');
  const rows = await selectByName<MemberRow>(
    scope,
    {
      rows: sql`members x
        WHERE x.organization_id = ${scope.organizationId}::uuid AND x.group_id = ${groupId}::uuid AND x.left_at IS NULL`,
      contactId: sql`x.contact_id`,
      columns: sql`c.id AS "contactId", c.name, c.phone, x.role, x.title, x.joined_at AS "joinedAt"`,
    },
    { from, limit: limit + 1 },
  );
  return createPage(rows, limit, ({ nameKey, contactId }) => [nameKey, contactId]);
}
