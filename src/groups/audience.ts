import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { membersOf } from './list-members.ts';
import { lockActiveGroups } from './lock-group.ts';

/** Whom something is for: the members of groups and contacts, less those who are left out. */
export interface Target {
  groupIds?: readonly string[];
  contactIds?: readonly string[];
  exceptIds?: readonly string[];
}

/** A target whose groups are locked, so that nobody joins or leaves them meanwhile. */
export interface LockedTarget {
  /**
   * The group that it comes down to: the only one, where all that are named besides are in it. Null
   * for several groups, and for people.
   */
  groupId: string | null;
  groupIds: string[];
  /** Those named, without those who are left out. */
  contactIds: string[];
  exceptIds: string[];
}

/**
 * Locks the groups of a target and checks that it can be meant. Throws groupNotActive, groupEmpty, notIncluded where
 * somebody is left out who is not in it, and notFound for who is no contact.
 */
export async function lockTarget(change: Change, target: Target): Promise<LockedTarget> {
  const groupIds = [...new Set(target.groupIds)];
  const named = [...new Set(target.contactIds)];
  const exceptIds = [...new Set(target.exceptIds)];
  const contactIds = named.filter((id) => !exceptIds.includes(id));
  const groups = groupIds.length > 0 ? await lockActiveGroups(change, groupIds) : [];
  if (groups[0] && named.length === 0 && groups.every(({ memberCount }) => memberCount === 0)) {
    throw new UserError('groupEmpty', { group: groups[0].name });
  }
  const placed = groupIds.length > 0 ? [...contactIds, ...exceptIds] : exceptIds;
  const outside = await findOutsiders(change, groupIds, placed);
  const misfits = exceptIds.filter((id) => outside.has(id) && !named.includes(id));
  if (misfits.length > 0) {
    throw new UserError('notIncluded', {
      people: misfits.map((id) => outside.get(id)!),
      groups: groups.map(({ name }) => name),
    });
  }
  const isOneGroup = groupIds.length === 1 && !contactIds.some((id) => outside.has(id));
  return { groupId: isOneGroup ? groupIds[0]! : null, groupIds, contactIds, exceptIds };
}

/** Of some contacts those who are in none of the groups, with their names. Throws notFound for one who is not there. */
async function findOutsiders(
  { tx, organizationId }: Change,
  groupIds: readonly string[],
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; name: string | null }[]>`
    SELECT person.id, c.name FROM unnest(${contactIds}::uuid[]) AS person (id)
    LEFT JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = person.id AND c.deleted_at IS NULL
    WHERE NOT EXISTS (
      SELECT 1 FROM members m
      WHERE m.organization_id = ${organizationId}::uuid AND m.contact_id = person.id AND m.left_at IS NULL
        AND m.group_id = ANY(${groupIds}::uuid[])
    )`;
  const outsiders = new Map<string, string>();
  for (const { id, name } of rows) {
    if (name === null) throw new UserError('notFound', { what: 'contact' });
    outsiders.set(id, name);
  }
  return outsiders;
}

/**
 * The people of a target, as common table expressions: `named` are the contacts that are named and
 * there, `audience` is everybody, each once, with the groups `through` which it is for those who are not named.
 */
export function audienceOf(
  organizationId: string,
  { groupIds, contactIds, exceptIds }: LockedTarget,
): Sql {
  return sql`
    named AS (
      SELECT id FROM contacts
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${contactIds}::uuid[]) AND deleted_at IS NULL
      -- So that a contact who is being deleted at this moment is not among them.
      ORDER BY id FOR SHARE
    ), audience AS (
      SELECT contact_id AS id, array_agg(group_id) AS through FROM ${membersOf(organizationId, groupIds)} AS m
      WHERE contact_id <> ALL(${[...exceptIds, ...contactIds]}::uuid[])
      GROUP BY contact_id
      UNION ALL
      SELECT id, '{}' FROM named
    )`;
}

export interface Audience {
  /** How many they are. */
  people: number;
  /** Another one when they are others. */
  hash: string;
  /** The group that they come down to, as in the target. */
  groupId: string | null;
}

/** Who would be reached, in one statement; it stays so until the transaction ends. Throws nobodyLeft. */
export async function readAudience(
  { tx, organizationId }: Change,
  target: LockedTarget,
): Promise<Audience> {
  const [audience] = await tx.$queryRaw<{ people: number; hash: string | null }[]>`
    WITH ${audienceOf(organizationId, target)}
    SELECT count(*)::int AS people, md5(string_agg(id::text, ',' ORDER BY id)) AS hash FROM audience`;
  const { people, hash } = audience!;
  if (hash === null) throw new UserError('nobodyLeft', {});
  return { people, hash, groupId: target.groupId };
}
