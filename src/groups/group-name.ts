import type { Scope } from '../change/change.ts';
import type { GroupName } from '../languages/reply.ts';

/** What a group is called, wherever it stands; null where it is gone. */
export function findGroupName(
  { tx, organizationId }: Scope,
  groupId: string,
): Promise<GroupName | null> {
  return tx.group.findUnique({
    where: { organizationId_id: { organizationId, id: groupId } },
    select: { name: true, icon: true },
  });
}
