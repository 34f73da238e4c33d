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
  // What those who leave lose is read of the group as it is taken.
  const group = mode === 'remove' ? await lockGroup(change, groupId, 'UPDATE') : undefined;
  const ids =
    whom !== 'all'
      ? await findWhom(change, { contactIds: whom }, null)
      : group?.memberCount === 0
        ? []
        : await findWhom(change, { filter: {} }, groupId);
  const loss = group ? await readLoss(change, groupId, ids) : { tasks: 0, places: 0 };
  const named = whom === 'all' ? undefined : whom;
  const work = { operation: 'assign', mode, groupIds: [groupId], named } as const;
  return { ...(await runBulk(change, ids, work, groupId, refuse)), loss };
}
