import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { UserError } from '../errors.ts';
import { withdrawFromUpcoming } from '../events/membership.ts';
import type { Promotion } from '../events/waiting-list.ts';
import { seesGroup } from '../groups/find-group.ts';
import { removeMembers } from '../groups/remove-members.ts';
import { requireContactById } from './contacts.ts';

export interface Deletion {
  /** The groups that the contact left. */
  groupIds: string[];
  /** Open tasks that were withdrawn. */
  tasks: number;
  /** People who moved up from waiting lists into the places that became free. */
  promoted: Promotion[];
}

/**
 * Takes a contact away: out of every group and coming event, their open tasks withdrawn. The row
 * stays, because what they did stays. Throws notFound; lastAdmin where a group would stay without
 * one, which is a conflict where the group is out of sight; conflict where a user is bound to the
 * contact.
 */
export async function deleteContact(change: Change, id: string): Promise<Deletion> {
  const { tx, organizationId, at } = change;
  const contact = await requireContactById(change, id);
  await refuseBound(change, id, contact.name);

  // Groups, then events, then the contact: the order in which every other service locks them.
  const groupIds = await listGroupIds(change, id);
  let tasks = 0;
  const promoted: Promotion[] = [];
  for (const groupId of groupIds) {
    const removal = await removeMembers(change, groupId, [id]).catch((error: unknown) =>
      hideGroup(change, groupId, contact.name, error),
    );
    tasks += removal.tasks;
    promoted.push(...removal.promoted);
  }
  for (const groupId of await listInvitingGroupIds(change, id)) {
    promoted.push(
      ...(await withdrawFromUpcoming(change, groupId, [id], { evenByName: true })).promoted,
    );
  }

  // Waits for whoever points at the contact just now: a new membership, a user being bound.
  await tx.$queryRaw`
    SELECT id FROM contacts WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  await refuseBound(change, id, contact.name);
  if ((await listGroupIds(change, id)).length > 0) {
    throw new UserError('conflict', {
      what: 'contact',
      why: `${contact.name} has just joined a group: try again`,
    });
  }
  tasks += await tx.$executeRaw`
    UPDATE tasks SET status = 'WITHDRAWN', closed_at = ${at}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND assignee_id = ${id}::uuid AND status = 'OPEN'`;
  const deleted = await tx.$executeRaw`
    UPDATE contacts SET deleted_at = ${at}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL`;
  if (deleted === 0) throw new UserError('notFound', { what: 'contact' });
  const { name, phone, email, notes } = contact;
  await recordAudit(change, {
    action: 'contact.delete',
    subjectType: 'contact',
    subjectId: id,
    before: { name, phone, email, notes },
    after: { groupIds, tasks },
  });
  return { groupIds, tasks, promoted };
}

/** The refusal as it is where the actor may see the group; of one out of sight, not even its name is told. */
async function hideGroup(
  change: Change,
  groupId: string,
  name: string,
  error: unknown,
): Promise<never> {
  const isLast = error instanceof UserError && error.code === 'lastAdmin';
  if (!isLast || (await seesGroup(change, change.actor, groupId))) throw error;
  throw new UserError('conflict', {
    what: 'contact',
    why: `${name} is the last admin of a group: somebody who sees it must make another one first`,
  });
}

async function refuseBound({ tx, organizationId }: Change, id: string, name: string) {
  const [user] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM users WHERE organization_id = ${organizationId}::uuid AND contact_id = ${id}::uuid`;
  if (!user) return;
  throw new UserError('conflict', {
    what: 'contact',
    why: `the user ${user.name} is bound to ${name}: unbind the user first`,
  });
}

/** In one order, so that two deletions at once do not lock the same groups crosswise. */
async function listGroupIds({ tx, organizationId }: Change, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ groupId: string }[]>`
    SELECT group_id AS "groupId" FROM members
    WHERE organization_id = ${organizationId}::uuid AND contact_id = ${id}::uuid AND left_at IS NULL
    ORDER BY group_id`;
  return rows.map(({ groupId }) => groupId);
}

/** The groups whose coming events the contact was invited to without being a member. */
async function listInvitingGroupIds(
  { tx, organizationId, at }: Change,
  id: string,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ groupId: string }[]>`
    SELECT DISTINCT e.group_id AS "groupId"
    FROM participants p
    JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.contact_id = ${id}::uuid
      AND e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > ${at})
    ORDER BY 1`;
  return rows.map(({ groupId }) => groupId);
}
