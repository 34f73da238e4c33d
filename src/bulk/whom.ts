import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { countMatching, findMatching } from '../people/by-membership.ts';
import { fittingFilter } from '../people/contact-filter.ts';
import type { GroupsFilter } from '../people/list-contacts.ts';
import { requireGroupsById } from '../sight/visible-groups.ts';

/** At most so many people at once (PRODUCT, groups and members). */
export const mostAtOnce = 1000;

/** By what contacts are found; all of it holds of each. */
export interface BulkFilter extends Omit<GroupsFilter, 'contactIds'> {
  /** Its members: groupIds and match say nothing then. */
  groupId?: string | undefined;
}

/** To whom something is done: to people by name, or to all whom a filter finds. */
export type Whom = { contactIds: readonly string[] } | { filter: BulkFilter };

/**
 * The ids of whom it is done to, in order; of a group where one is given, and then nobody else. Throws groupNotFound,
 * notFound (a contact, or nobody at all), and tooManyAtOnce with how many there are: it is never cut off in silence.
 */
export async function findWhom(
  change: Change,
  whom: Whom,
  groupId: string | null,
): Promise<string[]> {
  const { actor } = change;
  const named = 'contactIds' in whom ? [...new Set(whom.contactIds)] : undefined;
  if (named && named.length > mostAtOnce)
    throw new UserError('tooManyAtOnce', { people: named.length, most: mostAtOnce });
  const {
    groupId: of,
    groupIds = [],
    match = 'or',
    includeUngrouped = false,
    role,
    ...filter
  }: BulkFilter = 'filter' in whom ? whom.filter : {};
  const inAll = [groupId, of].flatMap((id) => id ?? []);
  const isOfAll = inAll.length > 0;
  const asked = isOfAll ? inAll : groupIds;
  const groups = await requireGroupsById(change, actor, [...new Set(asked)]);
  const wanted = {
    membership: { groups, match: isOfAll ? 'and' : match, includeUngrouped, role } as const,
    ...fittingFilter({ ...filter, contactIds: named }),
  };
  const ids = await findMatching(change, actor, wanted, mostAtOnce + 1);
  if (ids.length > mostAtOnce) {
    const people = await countMatching(change, actor, wanted);
    throw new UserError('tooManyAtOnce', { people, most: mostAtOnce });
  }
  // One who is named and not there is a mistake of the whole, and not passed over.
  if (ids.length < (named?.length ?? 1))
    throw new UserError('notFound', { what: groupId === null ? 'contact' : 'member' });
  return ids.sort();
}
