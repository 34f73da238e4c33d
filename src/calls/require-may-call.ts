import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { leadsGroup, visibleGroups } from '../sight/visible-groups.ts';
import { planCampaign } from './plan-campaign.ts';
import { readCallRules } from './read-rules.ts';
import type { WantedCampaign } from './wanted.ts';

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

/**
 * The same of those whom a campaign would call, where it is known from that alone who they are. Of a group it takes
 * whoever leads that: to anybody else the campaign would be out of sight. Throws notAllowed, and as planCampaign does.
 */
export async function requireMayCallPlanned(change: Change, wanted: WantedCampaign): Promise<void> {
  const { tx, organizationId, actor } = change;
  if (actor.role === 'ADMIN') return;
  const { groupId, calls } = await planCampaign(change, wanted, await readCallRules(change));
  if (groupId === null)
    return requireMayCallPeople(
      change,
      calls.map(({ contactId }) => contactId),
    );
  const led = await tx.$queryRaw<{ id: string }[]>`
    SELECT g.id ${visibleGroups(organizationId, actor)} AND g.id = ${groupId}::uuid AND ${leadsGroup(actor)}`;
  if (led.length === 0) throw new UserError('notAllowed', { action: 'call' });
}
