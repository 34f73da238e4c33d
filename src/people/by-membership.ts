import type { Actor, Scope } from '../change/change.ts';
import { empty, isAmong, plannedAnew, type Sql, sql } from '../db/client.ts';
import type { MemberRole } from '../db/generated/enums.ts';
import { type GroupView, visibleGroups } from '../sight/visible-groups.ts';
import type { Fitting } from './contact-filter.ts';
import { contactColumns, type StoredContact } from './contacts.ts';
import {
  allOfThem,
  type PlaceByName,
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
export interface Wanted extends Fitting {
  membership: Membership;
}

/** Groups of so many people altogether are read whole for a page. */
const fewMembers = 400;

/** What somebody is in a group. */
export interface Stay {
  role: MemberRole;
  title: string | null;
}

/** Of the members of one group, with what they are in it. */
type Stored = StoredContact & { nameKey: string } & Partial<Stay>;
type Place = Pick<PlaceByName, 'from' | 'limit'>;

/**
 * Such contacts by name, `limit` of them, and if `isCounted` says so how many they are altogether, exactly; else null.
 */
export async function pageMatching(
  scope: Scope,
  actor: Actor,
  wanted: Wanted,
  place: Place,
  isCounted: boolean,
): Promise<{ rows: Stored[]; total: number | null }> {
  const members = membersOf(scope, wanted);
  const few = members?.areFew ? await selectOfFew(scope, wanted, members, place) : undefined;
  const rows = few ?? (await selectMatching(scope, actor, wanted, members, place));
  if (!isCounted) return { rows, total: null };
  return { rows, total: few?.[0]?.total ?? (await countMatching(scope, actor, wanted)) };
}

/** All members of some groups that are few, of whom a page is sorted and the rest counted, in one statement. */
function selectOfFew(
  { tx, organizationId }: Scope,
  { whose }: Wanted,
  { found, columns }: Members,
  { from, limit }: Place,
): Promise<(Stored & { total: number })[]> {
  return tx.$queryRaw`
    WITH found AS MATERIALIZED (
      SELECT ${columns}, c.name_key AS "nameKey"
      FROM (${found}) x
      CROSS JOIN LATERAL (
        SELECT c.* FROM contacts c WHERE c.organization_id = ${organizationId}::uuid AND c.id = x.contact_id OFFSET 0
      ) c
      WHERE TRUE ${whose}
    )
    SELECT found.*, (SELECT count(*)::int FROM found) AS total FROM found
    ${from ? sql`WHERE ("nameKey", id) > (${from[0]}, ${from[1]}::uuid)` : empty}
    ORDER BY "nameKey", id LIMIT ${limit}`;
}

/**
 * A group's members are looked up from the group; whom a text or an appointment tells, by that; and who is *not* in
 * something is found in the order of names, each by key.
 */
function selectMatching(
  scope: Scope,
  actor: Actor,
  { whose, anyWhose, isNarrowed, membership }: Wanted,
  members: Members | undefined,
  place: Place,
): Promise<Stored[]> {
  if (members) {
    const { rows, order, columns, fitting } = members;
    const contactId = sql`x.contact_id`;
    return selectByName(
      scope,
      { rows, contactId, order, columns, whose: sql`${whose} ${fitting}` },
      place,
    );
  }
  const matching = matches(scope, actor, membership);
  const columns = sql`${contactColumns} ${isOfOne(membership) ? lookUpStay(scope, membership) : empty}`;
  const all = {
    columns,
    whose: sql`${whose} ${matching}`,
    anyWhose: anyWhose && sql`${anyWhose} ${matching}`,
  };
  return isNarrowed || matching === empty
    ? selectContacts(scope, all, place)
    : walkContacts(scope, all, place);
}

/** The ids of `limit` of them at most, in no order. */
export async function findMatching(
  scope: Scope,
  actor: Actor,
  wanted: Wanted,
  limit: number,
): Promise<string[]> {
  const { whose, anyWhose, membership } = wanted;
  const ofOrganization = sql`c.organization_id = ${scope.organizationId}::uuid`;
  const members = membersOf(scope, wanted);
  const matching = matches(scope, actor, membership);
  const isKept = !members && anyWhose && matching === empty;
  // One row of all: of a thousand the driver makes as much work as PostgreSQL.
  const [found] = await scope.tx.$queryRaw<{ ids: string[] }[]>`
    ${isKept ? empty : plannedAnew} SELECT ARRAY(${
      members
        ? sql`SELECT c.id FROM (${members.found}) x
            CROSS JOIN LATERAL (SELECT c.* FROM contacts c WHERE ${ofOrganization} AND c.id = x.contact_id OFFSET 0) c
            WHERE TRUE ${whose}`
        : sql`SELECT c.id FROM contacts c WHERE ${ofOrganization} ${isKept ? anyWhose : whose} ${matching}`
    } LIMIT ${limit}) AS ids`;
  return found!.ids;
}

/** How many they are, exactly. */
export async function countMatching(scope: Scope, actor: Actor, wanted: Wanted): Promise<number> {
  const { tx, organizationId } = scope;
  const { whose, isNarrowed, membership } = wanted;
  const members = membersOf(scope, wanted);
  const ofOrganization = sql`c.organization_id = ${organizationId}::uuid`;
  const total = members
    ? // Whoever is a member is there: a contact that is deleted has left.
      isNarrowed
      ? sql`count(*) FROM (SELECT x.contact_id FROM ${members.rows} ${members.fitting} OFFSET 0) x CROSS JOIN LATERAL (
          SELECT c.* FROM contacts c WHERE ${ofOrganization} AND c.id = x.contact_id OFFSET 0
        ) c WHERE TRUE ${whose}`
      : sql`count(*) FROM (SELECT x.* FROM ${members.rows} ORDER BY ${members.order} ${allOfThem}) x
          WHERE TRUE ${members.fitting}`
    : isNarrowed
      ? sql`count(*) FROM contacts c WHERE ${ofOrganization} ${whose} ${matches(scope, actor, membership)}`
      : sql`(SELECT count(*) FROM contacts c WHERE ${ofOrganization} ${whose})
          - (SELECT count(*) FROM (${othersThan(scope, actor, membership)}) others)`;
  const [counted] = await tx.$queryRaw<{ total: number }[]>`
    ${plannedAnew} SELECT (${sql`SELECT ${total}`})::int AS total`;
  return counted!.total;
}

/** The memberships `x` by which contacts are found. */
interface Members {
  /** As OfContacts has them. */
  rows: Sql;
  order: Sql;
  /** What is selected, over `x` and the contact `c`. */
  columns: Sql;
  /** Which of them count, one for each contact. */
  fitting: Sql;
  /** All of those, as a statement. */
  found: Sql;
  areFew: boolean;
}

/** Undefined where contacts are better found otherwise. */
function membersOf(scope: Scope, { membership, isNarrowed }: Wanted): Members | undefined {
  const { groups, match, includeUngrouped, role } = membership;
  if (groups.length === 0 || match === 'not' || includeUngrouped) return undefined;
  const bySize = groups.toSorted((a, b) => a.memberCount - b.memberCount);
  const searched = match === 'and' ? bySize.slice(0, 1) : bySize;
  const areFew = countPeople(searched) <= fewMembers;
  // Among more, whoever fits a text is looked for among all contacts instead.
  if (isNarrowed && !areFew) return undefined;
  const among = countAmong(scope, groups, role, sql`x.contact_id`);
  const fitting =
    groups.length === 1
      ? empty
      : match === 'and'
        ? sql`AND ${among()} = ${groups.length}`
        : // Of several memberships the first counts.
          sql`AND ${among(sql`AND y.id < x.id`)} = 0`;
  const ofGroups = (some: Membership['groups']) =>
    sql`members x WHERE ${standing(scope, sql`x`, role)} AND ${isOneOf(sql`x`, some)}`;
  const rows = ofGroups(searched);
  // Read together, they are counted at once; not where one is small, and another may be everybody.
  const isCounted = match === 'or' || countPeople(groups) <= fewMembers;
  return {
    rows,
    order: searched.length === 1 ? sql`x.contact_id` : sql`x.group_id, x.contact_id`,
    columns: sql`${contactColumns} ${groups.length === 1 ? sql`, x.role, x.title` : empty}`,
    fitting,
    found:
      groups.length === 1 || !isCounted
        ? sql`SELECT x.* FROM ${rows} ${fitting}`
        : sql`SELECT x.contact_id FROM ${ofGroups(groups)} GROUP BY x.contact_id
            ${match === 'and' ? sql`HAVING count(*) = ${groups.length}` : empty}`,
    areFew,
  };
}

function countPeople(groups: Membership['groups']): number {
  return groups.reduce((sum, { memberCount }) => sum + memberCount, 0);
}

/** Whether all who are found are in one and the same group. */
function isOfOne({ groups, match, includeUngrouped }: Membership): boolean {
  return groups.length === 1 && match !== 'not' && !includeUngrouped;
}

/** Further columns of the contact `c`: what they are in that group. */
function lookUpStay(scope: Scope, { groups, role }: Membership): Sql {
  const ofStay = sql`
    FROM members x WHERE ${standing(scope, sql`x`, role)} AND x.contact_id = c.id AND ${isOneOf(sql`x`, groups)}`;
  return sql`, (SELECT x.role ${ofStay}), (SELECT x.title ${ofStay})`;
}

/** Whether a contact `c` is where it is looked for, as a condition that begins with AND; empty for anywhere. */
function matches(scope: Scope, actor: Actor, membership: Membership): Sql {
  const { groups, match, includeUngrouped, role } = membership;
  const nowhere = sql`(
    SELECT count(*) FROM members y
    WHERE ${standing(scope, sql`y`)} AND y.contact_id = c.id AND ${isSeen(scope, actor, sql`y`)}
  ) = 0`;
  if (groups.length === 0) return includeUngrouped ? sql`AND ${nowhere}` : empty;
  const among = countAmong(scope, groups, role, sql`c.id`)();
  const isThere = {
    or: sql`${among} > 0`,
    and: sql`${among} = ${groups.length}`,
    not: sql`${among} = 0`,
  }[match];
  return includeUngrouped ? sql`AND (${isThere} OR ${nowhere})` : sql`AND ${isThere}`;
}

/**
 * The ids of all contacts who are not where they are looked for, each once: they are counted where the others would
 * have to be asked one by one. Only for what membersOf has no rows for.
 */
function othersThan(scope: Scope, actor: Actor, membership: Membership): Sql {
  const { groups, match, includeUngrouped, role } = membership;
  // Along the index of those that hold, rather than through the table with all that ever were.
  const grouped = sql`
    SELECT DISTINCT y.contact_id
    FROM (SELECT m.* FROM members m WHERE ${standing(scope, sql`m`)} ORDER BY m.group_id, m.contact_id ${allOfThem}) y
    WHERE ${isSeen(scope, actor, sql`y`)}`;
  if (groups.length === 0) return includeUngrouped ? grouped : sql`SELECT WHERE FALSE`;
  const there = sql`
    SELECT y.contact_id FROM members y WHERE ${standing(scope, sql`y`, role)} AND ${isOneOf(sql`y`, groups)}
    GROUP BY y.contact_id ${match === 'and' ? sql`HAVING count(*) = ${groups.length}` : empty}`;
  if (match !== 'not') return sql`${grouped} EXCEPT (${there})`;
  return includeUngrouped ? sql`${grouped} INTERSECT (${there})` : there;
}

/** Counted, and not EXISTS: PostgreSQL would make a join of that, and read all members for it. */
function countAmong(
  scope: Scope,
  groups: Membership['groups'],
  role: MemberRole | undefined,
  contactId: Sql,
) {
  return (further: Sql = empty): Sql => sql`(
    SELECT count(*) FROM members y
    WHERE ${standing(scope, sql`y`, role)} AND y.contact_id = ${contactId} AND ${isOneOf(sql`y`, groups)} ${further}
  )`;
}

/** Memberships that hold, in a role if one is given: to the letter, so that admins are found by the index of them alone. */
function standing({ organizationId }: Scope, of: Sql, role?: MemberRole): Sql {
  const inRole =
    role && { ADMIN: sql`AND ${of}.role = 'ADMIN'`, MEMBER: sql`AND ${of}.role = 'MEMBER'` }[role];
  return sql`${of}.organization_id = ${organizationId}::uuid AND ${of}.left_at IS NULL ${inRole ?? empty}`;
}

/**
 * In an active group that the actor sees: what is out of sight is not there. IS TRUE keeps the groups from being
 * joined: they are looked up once.
 */
function isSeen({ organizationId }: Scope, actor: Actor, of: Sql): Sql {
  return sql`(${of}.group_id IN (SELECT g.id ${visibleGroups(organizationId, actor)} AND g.status = 'ACTIVE')) IS TRUE`;
}

function isOneOf(of: Sql, groups: Membership['groups']): Sql {
  return isAmong(
    sql`${of}.group_id`,
    groups.map(({ id }) => id),
  );
}
