import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { MemberRole } from '../db/generated/enums.ts';
import { inviteToUpcoming, type LostAnswer, restoreAnswers } from '../events/membership.ts';
import type { Promotion } from '../events/waiting-list.ts';
import { lockGroup } from '../groups/lock-group.ts';
import { setRole } from '../groups/set-role.ts';
import { returnTasks } from '../tasks/membership.ts';

/** What people had in a group whom it was taken from: their stays, and what they had answered. */
export interface LostStays {
  stayIds: readonly string[];
  answers: readonly LostAnswer[];
  leftAt: Date;
}

export type Return =
  | { people: number; promoted: Promotion[] }
  /** Somebody is in it again, or gone for good; or whose place has gone to others, by name. */
  | { obstacle: 'changed' }
  | { obstacle: 'placeGone'; who: string };

/**
 * Gives people back whose membership was ended by mistake: the same stays go on, with role, title and
 * since when, and they owe and have answered what they did. Tasks and events that came meanwhile are
 * theirs too. All or, where there is an obstacle, to be rolled back.
 */
export async function returnMembers(
  change: Change,
  groupId: string,
  { stayIds, answers, leftAt }: LostStays,
): Promise<Return> {
  const { tx, organizationId } = change;
  const { memberCount } = await lockGroup(change, groupId, 'UPDATE');
  const back = await tx.$queryRaw<{ contactId: string; role: MemberRole; joinedAt: Date }[]>`
    WITH stays AS (
      SELECT m.id FROM members m
      JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id AND c.deleted_at IS NULL
      WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid
        AND m.id = ANY(${stayIds}::uuid[]) AND NOT EXISTS (
          SELECT 1 FROM members again
          WHERE again.organization_id = m.organization_id AND again.group_id = m.group_id
            AND again.contact_id = m.contact_id AND again.left_at IS NULL
        )
      -- So that a contact who is being deleted at this moment does not become a member.
      ORDER BY c.id FOR SHARE OF c
    )
    UPDATE members m SET left_at = NULL FROM stays
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = stays.id
    RETURNING m.contact_id AS "contactId", m.role, m.joined_at AS "joinedAt"`;
  if (back.length < stayIds.length) return { obstacle: 'changed' };
  const contactIds = back.map(({ contactId }) => contactId);
  const tasks = await returnTasks(change, groupId, contactIds, leftAt);
  const events = await inviteToUpcoming(change, groupId, contactIds);
  await recordAudit(change, {
    action: 'group.members.add',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    after: { contactIds, tasks, events },
    reason: 'undo',
  });
  // The others have left meanwhile: a group of people has an admin.
  const heir = back.toSorted((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime())[0];
  if (memberCount === 0 && heir && back.every(({ role }) => role !== 'ADMIN'))
    await setRole(change, groupId, [heir.contactId], 'ADMIN');
  const restored = await restoreAnswers(change, answers);
  return 'left' in restored
    ? { obstacle: 'placeGone', who: restored.left }
    : { people: back.length, promoted: restored.promoted };
}
