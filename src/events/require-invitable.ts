import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';

/**
 * Throws notMember for the first of several people who is neither invited to an event nor a member of its group,
 * unless an ADMIN or MANAGER wants it so. One statement, however many they are.
 */
export async function requireInvitable(
  { tx, organizationId, actor }: Change,
  event: { id: string; groupId: string; group: { name: string } | null },
  contactIds: readonly string[],
): Promise<void> {
  if (actor.role === 'ADMIN' || actor.role === 'MANAGER') return;
  const [stranger] = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.name FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${contactIds}::uuid[])
      AND NOT EXISTS (
        SELECT 1 FROM participants p WHERE p.organization_id = c.organization_id
          AND p.event_id = ${event.id}::uuid AND p.contact_id = c.id
      ) AND NOT EXISTS (
        SELECT 1 FROM members m WHERE m.organization_id = c.organization_id
          AND m.group_id = ${event.groupId}::uuid AND m.contact_id = c.id AND m.left_at IS NULL
      )
    ORDER BY c.name_key LIMIT 1`;
  if (stranger)
    // Whoever answers for others sees the group.
    throw new UserError('notMember', { person: stranger.name, group: event.group?.name ?? '' });
}
