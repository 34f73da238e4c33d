import type { Change } from '../audit/change.ts';
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

/** The refusal to leave a group without an admin, naming the person. */
export async function lastAdmin(
  { tx, organizationId }: Change,
  group: LockedGroup,
  contactId: string,
): Promise<UserError> {
  const [contact] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM contacts WHERE organization_id = ${organizationId}::uuid AND id = ${contactId}::uuid`;
  return new UserError('lastAdmin', { person: contact?.name ?? '', group: group.name });
}
