import { resumeSeries } from '../alarms/series-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { GroupStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { type Activity, readActivity } from './at-stake.ts';
import { lockGroup } from './lock-group.ts';

/** ACTIVE ⇄ ARCHIVED → INACTIVE (docs/rules.md, groups); what is inactive can only be deleted. */
const reachable: Record<GroupStatus, readonly GroupStatus[]> = {
  ACTIVE: ['ARCHIVED'],
  ARCHIVED: ['ACTIVE', 'INACTIVE'],
  INACTIVE: [],
};

/**
 * Moves a group to a status; staying is no error. Answers the status of before. `confirm` is told what
 * is going on in it before anything changes, and throws to leave it so. Throws statusUnreachable.
 */
export async function setStatus(
  change: Change,
  groupId: string,
  status: GroupStatus,
  confirm?: (activity: Activity) => void,
): Promise<GroupStatus> {
  const { tx, organizationId, at } = change;
  const { name, status: before } = await lockGroup(change, groupId, 'UPDATE');
  if (before === status) return before;
  if (!reachable[before].includes(status)) {
    throw new UserError('statusUnreachable', { group: name, from: before, to: status });
  }
  if (confirm) confirm(await readActivity(change, groupId));
  await tx.group.updateMany({
    where: { organizationId, id: groupId },
    data: { status, updatedAt: at },
  });
  if (status === 'ACTIVE') await resumeSeries(change, groupId);
  await recordAudit(change, {
    action: 'group.status',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    before: { status: before },
    after: { status },
  });
  return before;
}
