import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { memberTitle, parseShortText } from '../forms/short-text.ts';
import { lockGroup } from './lock-group.ts';
import { requireMembers } from './require-members.ts';

/**
 * Says what a member is in the group ("goalkeeper"), or with null takes it away. Titles have up to 60
 * characters (docs/rules.md, groups). Throws notMember, invalid.
 */
export async function setTitle(
  change: Change,
  groupId: string,
  contactId: string,
  title: string | null,
): Promise<void> {
  const { tx, organizationId } = change;
  const wanted = parseShortText(title, memberTitle);
  const group = await lockGroup(change, groupId, 'UPDATE');
  await requireMembers(change, group, [contactId]);
  const [before] = await tx.$queryRaw<{ title: string | null }[]>`
    SELECT title FROM members
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND contact_id = ${contactId}::uuid AND left_at IS NULL`;
  if (!before || before.title === wanted) return;
  await tx.$executeRaw`
    UPDATE members SET title = ${wanted}
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND contact_id = ${contactId}::uuid AND left_at IS NULL`;
  await recordAudit(change, {
    action: 'group.members.retitle',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    before: { [contactId]: before.title },
    after: { [contactId]: wanted },
  });
}
