import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { GroupStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';

export interface LockedGroup {
  id: string;
  name: string;
  icon: string | null;
  status: GroupStatus;
  memberCount: number;
}

/**
 * Takes the group's row before its members, tasks or events change, so that a fan-out and somebody
 * joining at the same moment see one another: whoever comes second waits, then reads what the first
 * did. SHARE is for those who read the membership, UPDATE for those who change it. NO KEY, because
 * PostgreSQL checks an event's group again when one transaction updates the event twice, as an answer
 * that moves the waiting list does: it would wait here, for somebody who waits for the event.
 */
export async function lockGroup(
  change: Change,
  groupId: string,
  mode: 'SHARE' | 'UPDATE',
): Promise<LockedGroup> {
  const [group] = await change.tx.$queryRaw<LockedGroup[]>`
    SELECT id, name, icon, status, member_count AS "memberCount" FROM groups
    WHERE organization_id = ${change.organizationId}::uuid AND id = ${groupId}::uuid
    ${mode === 'UPDATE' ? sql`FOR NO KEY UPDATE` : sql`FOR SHARE`}`;
  if (!group) throw new UserError('groupNotFound', { name: groupId, suggestions: [] });
  return group;
}

/** As lockGroup. Throws groupNotActive: only active groups take members, tasks, events and messages. */
export async function lockActiveGroup(
  change: Change,
  groupId: string,
  mode: 'SHARE' | 'UPDATE',
): Promise<LockedGroup> {
  const group = await lockGroup(change, groupId, mode);
  requireActive(group);
  return group;
}

/** As lockActiveGroup, for several and to read: in the order of their ids, so that two who name the same do not deadlock. */
export async function lockActiveGroups(
  { tx, organizationId }: Change,
  groupIds: readonly string[],
): Promise<LockedGroup[]> {
  const groups = await tx.$queryRaw<LockedGroup[]>`
    SELECT id, name, icon, status, member_count AS "memberCount" FROM groups
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${groupIds}::uuid[])
    ORDER BY id FOR SHARE`;
  const missing = groupIds.find((groupId) => !groups.some(({ id }) => id === groupId));
  if (missing !== undefined) {
    throw new UserError('groupNotFound', { name: missing, suggestions: [] });
  }
  groups.forEach(requireActive);
  return groups;
}

/** Throws groupNotActive. */
export function requireActive({ name, status }: LockedGroup): void {
  if (status !== 'ACTIVE') throw new UserError('groupNotActive', { group: name, status });
}
