import type { Actor, Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import type { MemberRole } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { type GroupView, groupColumns, visibleGroups } from '../sight/visible-groups.ts';
import { avatarHashOf } from './avatar.ts';

/** A group that somebody is in, and what they are there. */
export interface GroupOfContact extends GroupView {
  avatarHash: string | null;
  /** The contact's, not the actor's. */
  role: MemberRole;
  title: string | null;
}

/** The groups in an actor's sight that a contact is in, by name. */
export async function pageGroupsOf(
  { tx, organizationId }: Scope,
  actor: Actor,
  contactId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<GroupOfContact>> {
  const from = parseCursor(cursor, 'text', 'id');
  const rows = await tx.$queryRaw<(GroupOfContact & { nameKey: string })[]>`
    SELECT seen.*, stay.role, stay.title,
      ${avatarHashOf(sql`stay.organization_id`, sql`stay.group_id`)} AS "avatarHash"
    FROM members stay
    CROSS JOIN LATERAL (
      SELECT ${groupColumns(actor)}, g.name_key AS "nameKey"
      ${visibleGroups(organizationId, actor)} AND g.id = stay.group_id OFFSET 0
    ) seen
    WHERE stay.organization_id = ${organizationId}::uuid AND stay.contact_id = ${contactId}::uuid
      AND stay.left_at IS NULL
      ${from ? sql`AND (seen."nameKey", seen.id) > (${from[0]}, ${from[1]}::uuid)` : empty}
    ORDER BY seen."nameKey", seen.id LIMIT ${limit + 1}`;
  return createPage(rows, limit, ({ nameKey, id }) => [nameKey, id]);
}
