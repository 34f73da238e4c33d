import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { withdrawFromUpcoming } from '../events/membership.ts';
import type { Promotion } from '../events/waiting-list.ts';
import { type Loss, readLoss } from '../groups/at-stake.ts';
import { lockGroup } from '../groups/lock-group.ts';
import { lastAdmin, requireMembers } from '../groups/require-members.ts';
import { withdrawTasks } from '../tasks/membership.ts';

export interface Removal {
  removed: string[];
  /** Open copies of group tasks that were withdrawn. */
  tasks: number;
  /** People who moved up from waiting lists into the places that became free. */
  promoted: Promotion[];
}

/**
 * Ends the membership of contacts: their rows stay, with the time they left. Their open copies of
 * the group's tasks are withdrawn and they leave its coming events. `confirm` is told what they lose
 * before anything changes, and throws to leave it so. Throws notMember, and lastAdmin where members
 * would stay without an admin.
 */
export async function removeMembers(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
  confirm?: (loss: Loss) => void,
): Promise<Removal> {
  const { tx, organizationId, at } = change;
  const group = await lockGroup(change, groupId, 'UPDATE');
  const ids = [...new Set(contactIds)];
  await requireMembers(change, group, ids);
  // A group that has had no admin yet, as an import makes it, loses none.
  const [left] = await tx.$queryRaw<{ members: number; admins: number; leaving: string | null }[]>`
    SELECT count(*) FILTER (WHERE stays)::int AS members,
      count(*) FILTER (WHERE stays AND role = 'ADMIN')::int AS admins,
      (array_agg(contact_id) FILTER (WHERE NOT stays AND role = 'ADMIN'))[1] AS leaving
    FROM (
      SELECT role, contact_id, contact_id <> ALL(${ids}::uuid[]) AS stays FROM members
      WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid AND left_at IS NULL
    ) AS member`;
  if (left!.members > 0 && left!.admins === 0 && left!.leaving !== null)
    throw await lastAdmin(change, group, left!.leaving);
  if (confirm) confirm(await readLoss(change, groupId, ids));

  const stays = await tx.$queryRaw<{ id: string }[]>`
    -- Where the clock went back they have been in it for no time, and not for less.
    UPDATE members SET left_at = greatest(joined_at, ${at}::timestamptz)
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND contact_id = ANY(${ids}::uuid[]) AND left_at IS NULL
    RETURNING id`;
  const tasks = await withdrawTasks(change, groupId, ids);
  const { promoted, answers } = await withdrawFromUpcoming(change, groupId, ids);
  await recordAudit(change, {
    action: 'group.members.remove',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    // All that they had here, so that it can be given back.
    before: {
      contactIds: ids,
      stayIds: stays.map(({ id }) => id),
      answers: answers.map((answer) => ({ ...answer })),
    },
    after: { tasks },
  });
  return { removed: ids, tasks, promoted };
}
