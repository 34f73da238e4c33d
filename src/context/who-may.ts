import { type Sql, sql } from '../db/client.ts';
import type { UserRole } from '../db/generated/enums.ts';
import type { AnyUserError, Refused, WhoMay } from '../errors.ts';
import { visibleGroups } from '../sight/visible-groups.ts';
import type { Context } from './read-context.ts';

/** As many are named: somebody to ask is wanted, not a list of them. */
const mostNamed = 3;

/** What not even the admins of a group may do: those who run the organization are asked. */
const aboveGroups: ReadonlySet<Refused> = new Set<Refused>(['delete', 'leadChat']);

/** What managers of the organization may do as well as its admins. */
const forManagers: ReadonlySet<Refused> = new Set<Refused>([
  'createGroup',
  'editContacts',
  'closeForOthers',
]);

/**
 * Who may do what was refused, by name: whoever gave the task, else admins of the group, those first who have
 * been in it longest, else who runs the organization. A group out of sight is not named. One statement;
 * none, and undefined, where it was not a matter of who.
 */
export async function findWhoMay(
  error: AnyUserError,
  context: Context,
): Promise<WhoMay | undefined> {
  const { message, change } = context;
  const { organizationId, actor } = change;
  switch (error.code) {
    case 'notAllowed': {
      const { action, group, giverId = null } = error.details;
      const named = group !== undefined && !aboveGroups.has(action) ? group : null;
      const roles: UserRole[] = forManagers.has(action) ? ['ADMIN', 'MANAGER'] : ['ADMIN'];
      const groups = sql`
        SELECT g.id, g.name ${visibleGroups(organizationId, actor)} AND g.name_key = name_key(${named})`;
      return find(context, groups, roles, giverId);
    }
    case 'answersClosed': {
      const { group, plannerId } = error.details;
      const groups = sql`
        SELECT g.id, g.name ${visibleGroups(organizationId, actor)} AND g.name_key = name_key(${group})`;
      return find(context, groups, ['ADMIN', 'MANAGER'], plannerId);
    }
    case 'notInGroup':
      // Whoever sits in a group's chat may know whom to ask; of a group that hides, not even who leads it.
      return find(
        context,
        sql`
          SELECT g.id, g.name FROM groups g
          WHERE g.organization_id = ${organizationId}::uuid AND g.id = ${message.chat.groupId}::uuid
            AND g.visibility = 'ALL_STAFF'`,
        ['ADMIN'],
        null,
      );
    default:
      return undefined;
  }
}

async function find(
  { change, message, sender }: Context,
  groups: Sql,
  roles: UserRole[],
  giverId: string | null,
): Promise<WhoMay> {
  const { tx, organizationId } = change;
  const found = await tx.$queryRaw<{ name: string; rank: number; of: string | null }[]>`
    -- Found once, and not again for everybody whom the organization knows.
    WITH able AS MATERIALIZED (
      SELECT ${giverId}::uuid AS contact_id, 0 AS rank, NULL::text AS of, NULL::timestamptz AS since
      UNION ALL
      SELECT m.contact_id, 1, named.name, m.joined_at
      FROM (${groups}) named
      JOIN members m ON m.organization_id = ${organizationId}::uuid AND m.group_id = named.id
        AND m.role = 'ADMIN' AND m.left_at IS NULL
      UNION ALL
      SELECT u.contact_id, 2, NULL, u.created_at FROM users u
      WHERE u.organization_id = ${organizationId}::uuid AND u.disabled_at IS NULL
        AND u.role = ANY(${roles}::user_role[])
    )
    SELECT c.name, able.rank, able.of
    FROM able JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = able.contact_id
    WHERE c.deleted_at IS NULL AND c.id <> ${sender.contactId}::uuid
    ORDER BY able.rank, able.since, c.id LIMIT ${mostNamed}`;
  const [first] = found;
  const kinds = ['giver', 'group', 'organization'] as const;
  return {
    names: found.filter(({ rank }) => rank === first!.rank).map(({ name }) => name),
    kind: first ? kinds[first.rank]! : 'organization',
    of: first?.of ?? message.organization.name,
  };
}
