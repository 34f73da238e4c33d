import type { Change } from '../audit/change.ts';
import { type Promotion, promoteWaiting } from './waiting-list.ts';

/** Invites joiners to the group's events that have not started; answers the number of invitations. */
export function inviteToUpcoming(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<number> {
  const { tx, organizationId, at } = change;
  return tx.$executeRaw`
    INSERT INTO participants (organization_id, event_id, contact_id, invited_at)
    SELECT e.organization_id, e.id, joiner.id, ${at}
    FROM events e CROSS JOIN unnest(${contactIds}::uuid[]) AS joiner (id)
    WHERE e.organization_id = ${organizationId}::uuid AND e.group_id = ${groupId}::uuid
      AND e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > ${at})
    ON CONFLICT (organization_id, event_id, contact_id) DO NOTHING`;
}

/** Takes leavers out of the group's events that have not started, and gives their places on. */
export async function withdrawFromUpcoming(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<Promotion[]> {
  const { tx, organizationId, at } = change;
  // Locked in one order before any participant, as every answer does, so that nobody deadlocks.
  const events = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM events
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND status = 'SCHEDULED' AND (starts_at IS NULL OR starts_at > ${at})
    ORDER BY id FOR UPDATE`;
  if (events.length === 0) return [];
  const eventIds = events.map(({ id }) => id);
  await tx.$executeRaw`
    DELETE FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ANY(${eventIds}::uuid[])
      AND contact_id = ANY(${contactIds}::uuid[])`;
  return promoteWaiting(change, eventIds);
}
