import type { Scope } from '../change/change.ts';
import { UserError } from '../errors.ts';
import type { MemberRow } from './listed-member.ts';

/** The active member of a group that a contact is. Throws notFound. */
export async function requireMember(
  { tx, organizationId }: Scope,
  groupId: string,
  contactId: string,
): Promise<MemberRow> {
  const [member] = await tx.$queryRaw<MemberRow[]>`
    SELECT c.id AS "contactId", c.name, c.phone, m.role, m.title, m.joined_at AS "joinedAt"
    FROM members m JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid
      AND m.contact_id = ${contactId}::uuid AND m.left_at IS NULL`;
  if (!member) throw new UserError('notFound', { what: 'member' });
  return member;
}
