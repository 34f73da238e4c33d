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
  const member = { organizationId, groupId, contactId, leftAt: null };
  const before = await tx.member.findFirst({ where: member, select: { title: true } });
  if (!before || before.title === wanted) return;
  await tx.member.updateMany({ where: member, data: { title: wanted } });
  await recordAudit(change, {
    action: 'group.members.retitle',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    before: { [contactId]: before.title },
    after: { [contactId]: wanted },
  });
}
