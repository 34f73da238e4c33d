import type { Change } from '../../change/change.ts';
import { UserError } from '../../errors.ts';
import type { Say } from '../../languages/say.ts';
import { tellAdmins } from '../../outbox/tell-admins.ts';
import { requireMayIdentify } from '../../people/require-may-identify.ts';
import { type MergeObstacle, mergeContacts } from './merge-contacts.ts';
import type { Merge } from './record.ts';
import { unmergeContact } from './unmerge-contact.ts';

/**
 * Merges two contacts because somebody knows that they are one person; the other ADMINs are told. Throws
 * notFound, conflict where each is a user and for a contact and itself, and as requireMayIdentify.
 */
export async function mergeByHand(change: Change, merge: Merge): Promise<void> {
  requireMayIdentify(change.actor);
  const { keptId, otherId } = merge;
  if (keptId === otherId) throw conflict('nobody is merged with themselves');
  const [refused] = await mergeContacts(change, [merge], 'somebody knows them to be one person');
  if (refused) throw refusals[refused.obstacle]();
  await tell(change, merge, (say, facts) => say.contactsMerged(facts));
}

/** Takes two contacts apart because somebody knows that they are two. Throws as unmergeContact and requireMayIdentify. */
export async function unmergeByHand(change: Change, otherId: string): Promise<void> {
  requireMayIdentify(change.actor);
  const merge = await unmergeContact(change, otherId);
  await tell(change, merge, (say, facts) => say.contactsTakenApart(facts));
}

async function tell(
  change: Change,
  { keptId, otherId }: Merge,
  write: (say: Say, facts: { by: string; name: string; other: string }) => string,
): Promise<void> {
  const { tx, organizationId } = change;
  const people = await tx.contact.findMany({
    where: { organizationId, id: { in: [keptId, otherId] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  await tellAdmins(change, (say, by) =>
    write(say, { by, name: names.get(keptId)!, other: names.get(otherId)! }),
  );
}

const refusals: Record<MergeObstacle, () => UserError> = {
  gone: () => new UserError('notFound', { what: 'contact' }),
  twoUsers: () => conflict('each of the two is a user: unbind one of them first'),
};

function conflict(why: string): UserError {
  return new UserError('conflict', { what: 'contact', why });
}
