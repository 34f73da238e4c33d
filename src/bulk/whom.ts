import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { type ContactFilter, fittingFilter } from '../people/contact-filter.ts';
import { requireGroupById } from '../sight/visible-groups.ts';

/** At most so many people at once (PRODUCT, groups and members). */
export const mostAtOnce = 1000;

/** By what contacts are found; all of it holds of each. */
export interface BulkFilter extends Omit<ContactFilter, 'contactIds'> {
  /** Its members. */
  groupId?: string | undefined;
}

/** To whom something is done: to people by name, or to all whom a filter finds. */
export type Whom = { contactIds: readonly string[] } | { filter: BulkFilter };

/**
 * The ids of whom it is done to, in order; of a group where one is given, and then nobody else. One statement beside
 * those for groups. Throws groupNotFound, notFound (a contact, or nobody at all), notMember, and tooManyAtOnce with how
 * many there are: it is never cut off in silence.
 */
export async function findWhom(
  change: Change,
  whom: Whom,
  groupId: string | null,
): Promise<string[]> {
  const { tx, organizationId, actor } = change;
  const named = 'contactIds' in whom ? [...new Set(whom.contactIds)] : null;
  if (named && named.length > mostAtOnce)
    throw new UserError('tooManyAtOnce', { people: named.length, most: mostAtOnce });
  const filter: BulkFilter = 'filter' in whom ? whom.filter : {};
  if (filter.groupId !== undefined) await requireGroupById(change, actor, filter.groupId);
  const groupIds = [groupId, filter.groupId].flatMap((id) => id ?? []);
  const { whose } = fittingFilter({ ...filter, contactIds: named ?? undefined });
  const rows = await tx.$queryRaw<{ id: string; total: number }[]>`
    SELECT c.id, count(*) OVER ()::int AS total FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid ${whose}
      AND NOT EXISTS (
        SELECT FROM unnest(${groupIds}::uuid[]) AS wanted (id)
        WHERE NOT EXISTS (
          SELECT FROM members m WHERE m.organization_id = c.organization_id AND m.group_id = wanted.id
            AND m.contact_id = c.id AND m.left_at IS NULL
        )
      )
    ORDER BY c.id LIMIT ${mostAtOnce}`;
  const [first] = rows;
  if (first && first.total > mostAtOnce)
    throw new UserError('tooManyAtOnce', { people: first.total, most: mostAtOnce });
  // One who is named and not there is a mistake of the whole, and not passed over.
  if (!first || (named && rows.length < named.length))
    throw new UserError('notFound', { what: groupId === null ? 'contact' : 'member' });
  return rows.map(({ id }) => id);
}
