import type { Scope } from '../change/change.ts';
import type { GroupName } from '../languages/reply.ts';

/** What a group is called, wherever it stands; null where it is gone. */
export async function findGroupName(
  { tx, organizationId }: Scope,
  groupId: string,
): Promise<GroupName | null> {
  const [group] = await tx.$queryRaw<GroupName[]>`
    SELECT name, icon FROM groups WHERE organization_id = ${organizationId}::uuid AND id = ${groupId}::uuid`;
  return group ?? null;
}
