import type { Actor, Scope } from '../change/change.ts';
import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';
import type { MemberRole } from '../db/generated/enums.ts';
import { type GroupView, visibleGroups } from '../sight/visible-groups.ts';
import { contactColumns, type StoredContact } from './contacts.ts';
import {
  allOfThem,
  contactsInOrder,
  selectByName,
  selectContacts,
  walkContacts,
} from './select-by-name.ts';

/** In which groups contacts are. */
export interface Membership {
  /** Groups in sight of whoever asks; without any, all contacts are meant. */
  groups: readonly Pick<GroupView, 'id' | 'memberCount'>[];
  /** In any of them, in all, in none. */
  match: 'or' | 'and' | 'not';
  /** And those who are in no active group, as far as the actor sees; without groups, them alone. */
  includeUngrouped: boolean;
  /** As what they are in them; only such memberships count. */
  role?: MemberRole | undefined;
}

/** What of contacts is looked for: where they are, and what fittingFilter says. */
export interface Wanted {
  membership: Membership;
  whose: Sql;
  isNarrowed: boolean;
}

/** In groups of more people altogether, whoever fits a text is looked for among all contacts instead. */
const fewMembers = 400;

type Stored = StoredContact & { nameKey: string };
type Place = { from: readonly [string, string] | undefined; limit: number };

/**
 * Such contacts by name, `limit` of them. A group's members are looked up from the group; whom a text or an
 * appointment tells, by that; and who is *not* in something is found in the order of names, each by key.
 */
export function selectMatching(
  scope: Scope,
  actor: Actor,
  wanted: Wanted,
  place: Place,
): Promise<Stored[]> {
  const { whose, isNarrowed, membership } = wanted;
  const columns = contactColumns;
  const members = membersOf(scope, wanted);
  if (members) {
    const { rows, order, fitting } = members;
    const contactId = sql`x.contact_id`;
    return selectByName(
      scope,
      { rows, contactId, order, columns, whose: sql`${whose} ${fitting}` },
      place,
    );
  }
  const matching = matches(scope, actor, membership);
  const all = { columns, whose: sql`${whose} ${matching}` };
  return isNarrowed || matching === empty
    ? selectContacts(scope, all, place)
    : walkContacts(scope, all, place);
}

/** How many they are, exactly. */
export async function countMatching(scope: Scope, actor: Actor, wanted: Wanted): Promise<number> {
  const { tx, organizationId } = scope;
  const { whose, isNarrowed, membership } = wanted;
  const members = membersOf(scope, wanted);
  const contacts = members
    ? // Whoever is a member is there: a contact that is deleted has left.
      isNarrowed
      ? sql`(SELECT x.contact_id FROM ${members.rows} ${members.fitting} OFFSET 0) x CROSS JOIN LATERAL (
          SELECT c.* FROM contacts c WHERE c.organization_id = ${organizationId}::uuid AND c.id = x.contact_id OFFSET 0
        ) c WHERE TRUE ${whose}`
      : sql`(SELECT x.* FROM ${members.rows} ORDER BY ${members.order} ${allOfThem}) x WHERE TRUE ${members.fitting}`
    : isNarrowed
      ? sql`contacts c
          WHERE c.organization_id = ${organizationId}::uuid ${whose} ${matches(scope, actor, membership)}`
      : sql`(${contactsInOrder(organizationId, undefined)} ${allOfThem}) c
          WHERE TRUE ${whose} ${matches(scope, actor, membership)}`;
  const [counted] = await tx.$queryRaw<{ total: number }[]>`
    ${plannedAnew} SELECT count(*)::int AS total FROM ${contacts}`;
  return counted!.total;
}

/**
 * The memberships by which such contacts are found, as OfContacts has them, and which of them are `fitting`, one for
 * each contact. Undefined where they are better found otherwise.
 */
function membersOf(
  scope: Scope,
  { membership, isNarrowed }: Wanted,
): { rows: Sql; order: Sql; fitting: Sql } | undefined {
  const { groups, match, includeUngrouped, role } = membership;
  if (groups.length === 0 || match === 'not' || includeUngrouped) return undefined;
  const bySize = groups.toSorted((a, b) => a.memberCount - b.memberCount);
  const searched = match === 'and' ? bySize.slice(0, 1) : bySize;
  const people = searched.reduce((sum, { memberCount }) => sum + memberCount, 0);
  if (isNarrowed && people > fewMembers) return undefined;
  const among = countAmong(scope, groups, role, sql`x.contact_id`);
  const fitting =
    groups.length === 1
      ? empty
      : match === 'and'
        ? sql`AND ${among()} = ${groups.length}`
        : // Of several memberships the first counts.
          sql`AND ${among(sql`AND y.id < x.id`)} = 0`;
  return {
    rows: sql`members x
      WHERE x.organization_id = ${scope.organizationId}::uuid AND x.group_id ${isOneOf(searched)}
        AND x.left_at IS NULL ${as(sql`x.role`, role)}`,
    order: searched.length === 1 ? sql`x.contact_id` : sql`x.group_id, x.contact_id`,
    fitting,
  };
}

/** Whether a contact `c` is where it is looked for, as a condition that begins with AND; empty for anywhere. */
function matches(scope: Scope, actor: Actor, membership: Membership): Sql {
  const { groups, match, includeUngrouped, role } = membership;
  const nowhere = isUngrouped(scope, actor);
  if (groups.length === 0) return includeUngrouped ? sql`AND ${nowhere}` : empty;
  const among = countAmong(scope, groups, role, sql`c.id`)();
  const isThere = {
    or: sql`${among} > 0`,
    and: sql`${among} = ${groups.length}`,
    not: sql`${among} = 0`,
  }[match];
  return includeUngrouped ? sql`AND (${isThere} OR ${nowhere})` : sql`AND ${isThere}`;
}

/** Counted, and not EXISTS: PostgreSQL would make a join of that, and read all members for it. */
function countAmong(
  { organizationId }: Scope,
  groups: Membership['groups'],
  role: MemberRole | undefined,
  contactId: Sql,
) {
  return (further: Sql = empty): Sql => sql`(
    SELECT count(*) FROM members y
    WHERE y.organization_id = ${organizationId}::uuid AND y.contact_id = ${contactId} AND y.left_at IS NULL
      AND y.group_id ${isOneOf(groups)} ${as(sql`y.role`, role)} ${further}
  )`;
}

/**
 * Whether `c` is in no active group that the actor sees: what is out of sight is not there. IS TRUE keeps the
 * groups from being joined: they are looked up once.
 */
function isUngrouped({ organizationId }: Scope, actor: Actor): Sql {
  return sql`(
    SELECT count(*) FROM members y
    WHERE y.organization_id = ${organizationId}::uuid AND y.contact_id = c.id AND y.left_at IS NULL
      AND (y.group_id IN (SELECT g.id ${visibleGroups(organizationId, actor)} AND g.status = 'ACTIVE')) IS TRUE
  ) = 0`;
}

function isOneOf(groups: Membership['groups']): Sql {
  const [first, ...others] = groups;
  return others.length === 0
    ? sql`= ${first!.id}::uuid`
    : sql`= ANY(${groups.map(({ id }) => id)}::uuid[])`;
}

/** To the letter, so that admins are found by the index that holds them alone. */
const as = (column: Sql, role: MemberRole | undefined): Sql => (role ? roles(column)[role] : empty);

const roles = (column: Sql): Record<MemberRole, Sql> => ({
  ADMIN: sql`AND ${column} = 'ADMIN'`,
  MEMBER: sql`AND ${column} = 'MEMBER'`,
});
