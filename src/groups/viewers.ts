import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { lockGroup } from './lock-group.ts';

/** The users named as those who see a group whose visibility is CUSTOM, by id. */
export async function listViewers(
  { tx, organizationId }: Scope,
  groupId: string,
): Promise<string[]> {
  const rows = await tx.groupViewer.findMany({
    where: { organizationId, groupId },
    orderBy: { userId: 'asc' },
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}

/** Names exactly these users as viewers of a group. Throws notFound (a user). */
export async function setViewers(
  change: Change,
  groupId: string,
  userIds: readonly string[],
): Promise<void> {
  const { tx, organizationId } = change;
  await lockGroup(change, groupId, 'UPDATE');
  const before = await listViewers(change, groupId);
  const wanted = [...new Set(userIds)].sort();
  if (wanted.join() === before.join()) return;
  await tx.$executeRaw`
    DELETE FROM group_viewers
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND user_id <> ALL(${wanted}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO group_viewers (organization_id, group_id, user_id)
    SELECT organization_id, ${groupId}::uuid, id FROM users
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${wanted}::uuid[])
    ON CONFLICT DO NOTHING`;
  const after = await listViewers(change, groupId);
  if (after.length < wanted.length) throw new UserError('notFound', { what: 'user' });
  await recordAudit(change, {
    action: 'group.viewers',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    before: { userIds: before },
    after: { userIds: after },
  });
}
