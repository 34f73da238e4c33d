import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { withdrawFromUpcoming } from '../events/membership.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import type { Promotion } from '../events/waiting-list.ts';
import { setRole } from '../groups/set-role.ts';
import { removeMembers } from '../membership/remove-members.ts';
import { requireContactById } from '../people/contacts.ts';
import { endRemindersOf } from '../reminders/end-reminders.ts';
import { assignedInSight } from '../sight/visible-copies.ts';
import { findGroupsById } from '../sight/visible-groups.ts';

/** What it did in the actor's sight: what is out of it is done as well, and not counted. */
export interface Deletion {
  /** The groups that the contact left. */
  groupIds: string[];
  /** Open tasks that were withdrawn. */
  tasks: number;
  /** People who moved up from waiting lists into the places that became free. */
  promoted: Promotion[];
}

/**
 * Takes a contact away: out of every group and coming event, their open tasks withdrawn, their reminders
 * ended. The row
 * stays, because what they did stays. Whoever moves up is told. Throws notFound; lastAdmin where a group in
 * sight would stay without one, while of one out of sight whoever has been in it longest becomes one: a refusal
 * would tell of it; conflict where a user is bound to the contact.
 */
export async function deleteContact(change: Change, id: string): Promise<Deletion> {
  const { tx, organizationId, at } = change;
  const contact = await requireContactById(change, id);
  await refuseBound(change, id, contact.name);

  // Groups, then events, then the contact: the order in which every other service locks them.
  const groupIds = await listGroupIds(change, id);
  const invitingIds = await listInvitingGroupIds(change, id);
  const seen = await findGroupsById(change, change.actor, [...groupIds, ...invitingIds]);
  const counted: Deletion = { groupIds: [], tasks: 0, promoted: [] };
  const promotions: Promotion[] = [];
  let withdrawn = 0;
  for (const groupId of groupIds) {
    const { tasks, promoted } = await takeOut(change, groupId, id, seen.has(groupId));
    withdrawn += tasks;
    promotions.push(...promoted);
    if (!seen.has(groupId)) continue;
    counted.groupIds.push(groupId);
    counted.tasks += tasks;
    counted.promoted.push(...promoted);
  }
  for (const groupId of invitingIds) {
    const { promoted } = await withdrawFromUpcoming(change, groupId, [id], { evenByName: true });
    promotions.push(...promoted);
    if (seen.has(groupId)) counted.promoted.push(...promoted);
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
  await tx.$executeRaw`
    DELETE FROM absences WHERE organization_id = ${organizationId}::uuid AND contact_id = ${id}::uuid
      AND ends_at > ${at}`;
  await tx.calendarFeed.deleteMany({ where: { organizationId, contactId: id } });
  const others = await tx.$queryRaw<{ inSight: boolean }[]>`
    UPDATE tasks copy SET status = 'WITHDRAWN', closed_at = ${at}, updated_at = ${at}
    WHERE copy.organization_id = ${organizationId}::uuid AND copy.assignee_id = ${id}::uuid AND copy.status = 'OPEN'
    RETURNING ${assignedInSight(organizationId, change.actor)} AS "inSight"`;
  counted.tasks += others.filter(({ inSight }) => inSight).length;
  const reminders = await endRemindersOf(change, id);
  const deleted = await tx.contact.updateMany({
    where: { organizationId, id, deletedAt: null },
    data: { deletedAt: at, updatedAt: at },
  });
  if (deleted.count === 0) throw new UserError('notFound', { what: 'contact' });
  const { name, phone, email, notes } = contact;
  await recordAudit(change, {
    action: 'contact.delete',
    subjectType: 'contact',
    subjectId: id,
    before: { name, phone, email, notes },
    after: { groupIds, tasks: withdrawn + others.length, reminders },
  });
  await tellPromoted(change, promotions);
  return counted;
}

/** Takes them out of one group; of one out of sight whoever has been in it longest becomes its admin where it has no other. */
async function takeOut(change: Change, groupId: string, id: string, isSeen: boolean) {
  try {
    return await removeMembers(change, groupId, [id]);
  } catch (error) {
    const isLast = error instanceof UserError && error.code === 'lastAdmin';
    if (!isLast || isSeen) throw error;
    const { tx, organizationId } = change;
    const heir = await tx.member.findFirstOrThrow({
      where: { organizationId, groupId, leftAt: null, contactId: { not: id } },
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      select: { contactId: true },
    });
    await setRole(change, groupId, [heir.contactId], 'ADMIN');
    return removeMembers(change, groupId, [id]);
  }
}

async function refuseBound({ tx, organizationId }: Change, id: string, name: string) {
  const user = await tx.user.findUnique({
    where: { organizationId_contactId: { organizationId, contactId: id } },
    select: { name: true },
  });
  if (!user) return;
  throw new UserError('conflict', {
    what: 'contact',
    why: `the user ${user.name} is bound to ${name}: unbind the user first`,
  });
}

/** In one order, so that two deletions at once do not lock the same groups crosswise. */
async function listGroupIds({ tx, organizationId }: Change, id: string): Promise<string[]> {
  const rows = await tx.member.findMany({
    where: { organizationId, contactId: id, leftAt: null },
    orderBy: { groupId: 'asc' },
    select: { groupId: true },
  });
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
