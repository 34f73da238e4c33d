import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import type { LockedGroup } from './lock-group.ts';

/** Throws notMember for the first of the contacts that is not an active member. */
export async function requireMembers(
  change: Change,
  group: LockedGroup,
  contactIds: string[],
): Promise<void> {
  const { tx, organizationId } = change;
  const [stranger] = await tx.$queryRaw<{ name: string }[]>`
    SELECT coalesce(c.name, 'contact') AS name
    FROM unnest(${contactIds}::uuid[]) AS wanted (id)
    LEFT JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = wanted.id
    LEFT JOIN members m ON m.organization_id = ${organizationId}::uuid AND m.group_id = ${group.id}::uuid
      AND m.contact_id = wanted.id AND m.left_at IS NULL
    WHERE m.id IS NULL LIMIT 1`;
  if (stranger) throw new UserError('notMember', { person: stranger.name, group: group.name });
}

/** As many as are named who could take over. */
const namedOthers = 3;

/** The refusal to leave a group without an admin, naming the person and some who could take over. */
export async function lastAdmin(
  { tx, organizationId }: Change,
  group: LockedGroup,
  contactId: string,
): Promise<UserError> {
  const [known] = await tx.$queryRaw<{ person: string; others: string[] }[]>`
    SELECT c.name AS person, ARRAY(
      SELECT other.name FROM members m
      JOIN contacts other ON other.organization_id = m.organization_id AND other.id = m.contact_id
      WHERE m.organization_id = c.organization_id AND m.group_id = ${group.id}::uuid AND m.left_at IS NULL
        AND m.contact_id <> c.id
      ORDER BY m.joined_at, other.name_key, other.id LIMIT ${namedOthers}
    ) AS others
    FROM contacts c WHERE c.organization_id = ${organizationId}::uuid AND c.id = ${contactId}::uuid`;
  const { person = '', others = [] } = known ?? {};
  return new UserError('lastAdmin', { person, group: group.name, others });
}
