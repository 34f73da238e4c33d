import type { Scope } from '../audit/change.ts';
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
    SELECT c.id AS "contactId", c.name FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND EXISTS (
      SELECT 1 FROM members m
      WHERE m.organization_id = c.organization_id AND m.contact_id = c.id AND m.left_at IS NULL
        AND m.group_id = ANY(${groupIds}::uuid[])
    )
    ORDER BY c.name_key, c.id`;
}
