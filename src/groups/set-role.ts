import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { MemberRole } from '../db/generated/enums.ts';
import { lockGroup } from './lock-group.ts';
import { lastAdmin, requireMembers } from './require-members.ts';

/**
 * Makes members admins, or admins members; answers those whose role changed. Throws notMember, and
 * lastAdmin where the group would have none.
 */
export async function setRole(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
  role: MemberRole,
): Promise<string[]> {
  const { tx, organizationId } = change;
  const group = await lockGroup(change, groupId, 'UPDATE');
  const ids = [...new Set(contactIds)];
  await requireMembers(change, group, ids);
  const rows = await tx.$queryRaw<{ contactId: string }[]>`
    UPDATE members SET role = ${role}::member_role
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND contact_id = ANY(${ids}::uuid[]) AND left_at IS NULL AND role <> ${role}::member_role
    RETURNING contact_id AS "contactId"`;
  if (rows.length === 0) return [];
  const admins = await tx.member.count({
    where: { organizationId, groupId, leftAt: null, role: 'ADMIN' },
  });
  if (admins === 0) throw await lastAdmin(change, group, ids[0]!);
  const changed = rows.map(({ contactId }) => contactId);
  await recordAudit(change, {
    action: role === 'ADMIN' ? 'group.members.promote' : 'group.members.demote',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    after: { contactIds: changed, role },
  });
  return changed;
}
