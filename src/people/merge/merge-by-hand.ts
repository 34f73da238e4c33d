import type { Change } from '../../audit/change.ts';
import { UserError } from '../../errors.ts';
import { requireMayIdentify } from '../require-may-identify.ts';
import { type MergeObstacle, mergeContacts } from './merge-contacts.ts';
import type { Merge } from './record.ts';
import { unmergeContact } from './unmerge-contact.ts';

/**
 * Merges two contacts because somebody knows that they are one person. Throws notFound, conflict where
 * each is a user and for a contact and itself, and notAllowed where one is a user and the actor no
 * ADMIN: whose ids are whose decides what they may do in chats.
 */
export async function mergeByHand(change: Change, merge: Merge): Promise<void> {
  const { keptId, otherId } = merge;
  if (keptId === otherId) throw conflict('nobody is merged with themselves');
  const [refused] = await mergeContacts(change, [merge], 'somebody knows them to be one person');
  if (refused) throw refusals[refused.obstacle]();
  await requireMayIdentify(change, [keptId, otherId]);
}

/** Takes two contacts apart because somebody knows that they are two. Throws as unmergeContact, and notAllowed as mergeByHand. */
export async function unmergeByHand(change: Change, otherId: string): Promise<void> {
  const { keptId } = await unmergeContact(change, otherId);
  await requireMayIdentify(change, [keptId, otherId]);
}

const refusals: Record<MergeObstacle, () => UserError> = {
  gone: () => new UserError('notFound', { what: 'contact' }),
  twoUsers: () => conflict('each of the two is a user: unbind one of them first'),
};

function conflict(why: string): UserError {
  return new UserError('conflict', { what: 'contact', why });
}
