import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { leadsGroup, visibleGroups } from '../sight/visible-groups.ts';

/**
 * People by name are called by an ADMIN, and by whoever leads a group that each of them is in. Throws notAllowed. Of a
 * whole group, an event or a task of one the policy is asked (context/policy.ts).
 */
export async function requireMayCallPeople(
  { tx, organizationId, actor }: Change,
  contactIds: readonly string[],
): Promise<void> {
  if (actor.role === 'ADMIN') return;
  const [row] = await tx.$queryRaw<{ led: number }[]>`
    SELECT count(*)::int AS led FROM unnest(${contactIds}::uuid[]) AS wanted (id)
    WHERE EXISTS (
      SELECT FROM members own WHERE own.organization_id = ${organizationId}::uuid AND own.contact_id = wanted.id
        AND own.left_at IS NULL AND own.group_id IN (
          SELECT g.id ${visibleGroups(organizationId, actor)} AND ${leadsGroup(actor)}
        )
    )`;
  if (row!.led < contactIds.length) throw new UserError('notAllowed', { action: 'call' });
}
