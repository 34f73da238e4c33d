import type { Change } from '../change/change.ts';
import type { UserError } from '../errors.ts';
import { type Loss, readLoss } from '../groups/at-stake.ts';
import { lockGroup } from '../groups/lock-group.ts';
import { type Outcome, runBulk } from './run-bulk.ts';
import { findWhom } from './whom.ts';

export interface MembersOutcome extends Outcome {
  /** What those who leave lose in the group. */
  loss: Loss;
}

/**
 * Puts many into a group or takes many out of it; `all` takes everybody out, and nobody has to stay to lead it. Throws
 * as findWhom and runBulk do.
 */
export async function changeMembers(
  change: Change,
  groupId: string,
  mode: 'add' | 'remove',
  whom: readonly string[] | 'all',
  refuse?: (error: UserError) => void,
): Promise<MembersOutcome> {
  const { memberCount } = await lockGroup(change, groupId, 'UPDATE');
  const ids =
    whom === 'all'
      ? memberCount === 0
        ? []
        : await findWhom(change, { filter: {} }, groupId)
      : await findWhom(change, { contactIds: whom }, null);
  const loss = mode === 'add' ? { tasks: 0, places: 0 } : await readLoss(change, groupId, ids);
  const named = whom === 'all' ? undefined : whom;
  const work = { operation: 'assign', mode, groupIds: [groupId], named } as const;
  return { ...(await runBulk(change, ids, work, groupId, refuse)), loss };
}
