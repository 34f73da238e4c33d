import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { lockGroup } from '../groups/lock-group.ts';
import { endMirror } from '../mirror/end-mirror.ts';

/**
 * Deletes a group for good, with its tasks, events, reminders, memberships and links; the audit entries about
 * them stay, and what was said in its chats, as the chats' own: that may be very much, and is seen to
 * afterwards (end-histories.ts). Throws groupNotInactive: only what was deactivated before may go.
 */
export async function deleteGroup(change: Change, groupId: string): Promise<void> {
  const { tx, organizationId } = change;
  const group = await lockGroup(change, groupId, 'UPDATE');
  if (group.status !== 'INACTIVE') throw new UserError('groupNotInactive', { group: group.name });
  // Tasks and events refuse to lose their group, so they go first; their copies and answers follow.
  const tasks = await tx.task.deleteMany({ where: { organizationId, groupId } });
  const events = await tx.event.deleteMany({ where: { organizationId, groupId } });
  // What rings for them finds nothing.
  const reminders = await tx.reminder.deleteMany({ where: { organizationId, groupId } });
  await disownChats(change, groupId);
  await endMirror(change, groupId);
  await tx.group.deleteMany({ where: { organizationId, id: groupId } });
  await recordAudit(change, {
    action: 'group.delete',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    before: {
      name: group.name,
      memberCount: group.memberCount,
      tasks: tasks.count,
      events: events.count,
      reminders: reminders.count,
    },
  });
}

/**
 * Makes the chats of a group that goes nobody's, so that nothing that is said from now on is the group's, and
 * the chores given there their people's alone.
 */
export async function disownChats({ tx, organizationId }: Change, groupId: string): Promise<void> {
  await tx.link.deleteMany({ where: { organizationId, groupId } });
  await tx.task.updateMany({
    where: { organizationId, chatGroupId: groupId },
    data: { chatGroupId: null },
  });
}
