import type { Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { MemberRole } from '../db/generated/enums.ts';

export interface MemberView {
  contactId: string;
  name: string;
  role: MemberRole;
  title: string | null;
}

/** The active members of a group, admins first, then by name; `limit` at most. */
export function listMembers(
  { tx, organizationId }: Scope,
  groupId: string,
  limit: number,
): Promise<MemberView[]> {
  return tx.$queryRaw<MemberView[]>`
    SELECT c.id AS "contactId", c.name, m.role, m.title
    FROM members m JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid AND m.left_at IS NULL
    ORDER BY m.role, c.name_key, c.id LIMIT ${limit}`;
}

/** Everybody who is in one of the groups, each once, by name. */
export function listPeopleOf(
  { tx, organizationId }: Scope,
  groupIds: readonly string[],
): Promise<Pick<MemberView, 'contactId' | 'name'>[]> {
  return tx.$queryRaw<Pick<MemberView, 'contactId' | 'name'>[]>`
    SELECT c.id AS "contactId", c.name
    FROM (SELECT DISTINCT contact_id FROM ${membersOf(organizationId, groupIds)} AS m) m
    CROSS JOIN LATERAL (
      SELECT * FROM contacts WHERE organization_id = ${organizationId}::uuid AND id = m.contact_id OFFSET 0
    ) c
    ORDER BY c.name_key, c.id`;
}

/**
 * The members of some groups as a table (contact_id), group by group: asked for all groups at once, PostgreSQL
 * may rather read all members of the organization.
 */
export function membersOf(organizationId: string, groupIds: readonly string[]): Sql {
  return sql`(
    SELECT own.contact_id, wanted.id AS group_id FROM unnest(${groupIds}::uuid[]) AS wanted (id)
    CROSS JOIN LATERAL (
      SELECT contact_id FROM members
      WHERE organization_id = ${organizationId}::uuid AND group_id = wanted.id AND left_at IS NULL OFFSET 0
    ) own
  )`;
}
