import type { Scope } from '../change/change.ts';
import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';
import { beyond, way } from '../db/page.ts';
import { contains } from '../people/contact-filter.ts';
import { selectByName } from '../people/select-by-name.ts';
import type { GroupView } from '../sight/visible-groups.ts';
import type { ListedMember, MemberFilter, MemberOrder, MemberSort } from './listed-member.ts';

/** The members of a group that are looked at one by one rather than by what is asked about contacts. */
const mostLookedAt = 500;

/** So many times the rows of a page are walked over before all are found that fit, and sorted. */
const few = 4;

/** What a list is sorted by, over its aliases: the members `x`, their contacts `c`, when they were heard, `h`. */
interface Key {
  key: Sql;
  id: Sql;
  /** Whether some have none: they come last either way. */
  isPartial: boolean;
}

export const keys = {
  name: { key: sql`c.name_key`, id: sql`c.id`, isPartial: false },
  joined: { key: sql`x.joined_at`, id: sql`x.id`, isPartial: false },
  appointment: { key: sql`c.appointment_time`, id: sql`c.id`, isPartial: true },
  lastContact: { key: sql`h.at`, id: sql`h.contact_id`, isPartial: true },
} as const satisfies Record<MemberSort, Key>;

const columns = sql`
  c.id AS "contactId", c.name, c.phone, x.role, x.title, x.joined_at AS "joinedAt", x.id AS "memberId",
  c.appointment_time AS "appointmentTime", c.appointment_status AS "appointmentStatus",
  c.name_key AS "nameKey"`;

/** A page of these, each with when they were last heard. */
const shown = (organizationId: string, page: Sql): Sql => sql`
  SELECT "contactId", name, phone, role, title, "joinedAt", "memberId", "appointmentTime", "appointmentStatus", "nameKey",
    (SELECT h.at FROM heard h WHERE h.organization_id = ${organizationId}::uuid AND h.contact_id = "contactId")
      AS "lastContactAt"
  FROM ${page}`;

export type Row = ListedMember & { nameKey: string };

/** Which members are listed, by what, and after which. */
export interface List extends Key {
  scope: Scope;
  group: Pick<GroupView, 'id' | 'memberCount'>;
  filter: MemberFilter;
  by: MemberOrder;
  from: readonly [string | Date | null, string] | undefined;
}

/** By name alone: what is listed most, and planned once. */
export function selectNamed(
  { scope, group, filter, by }: Omit<List, 'from'>,
  from: readonly [string, string] | undefined,
  limit: number,
): Promise<Row[]> {
  const { organizationId } = scope;
  return selectByName<ListedMember>(
    scope,
    {
      rows: sql`members x WHERE ${ofGroup(organizationId, group.id, filter)}`,
      contactId: sql`x.contact_id`,
      columns: sql`c.id AS "contactId", c.name, c.phone, x.role, x.title, x.joined_at AS "joinedAt", x.id AS "memberId",
        c.appointment_time AS "appointmentTime", c.appointment_status AS "appointmentStatus",
        (SELECT at FROM heard h WHERE h.organization_id = c.organization_id AND h.contact_id = c.id) AS "lastContactAt"`,
    },
    { from, limit, descending: by.order === 'desc' },
  );
}

/**
 * Where something is asked about contacts, a large group is walked for a few pages' worth; where these are not enough
 * of those who fit, all who fit are found by what is asked and sorted. PostgreSQL cannot tell which of the two is less:
 * how many fit is only guessed.
 */
export function selectMembers(list: List, limit: number): Promise<Row[]> {
  const { scope, group, filter } = list;
  const { tx, organizationId } = scope;
  const asked = ofContact(filter);
  const page = (rows: Sql) =>
    tx.$queryRaw<
      Row[]
    >`${plannedAnew} ${shown(organizationId, sql`(${rows}) page`)} ${inOrder(list)}`;
  if (asked === empty) return page(walk(list, limit, sql`TRUE`));
  if (group.memberCount <= mostLookedAt) return page(sortMembers(list, limit));
  const near = limit * few;
  return tx.$queryRaw`
    ${plannedAnew}
    WITH near AS MATERIALIZED (${walk(list, near, sql`(TRUE ${asked})`)}),
    choice AS MATERIALIZED (
      SELECT count(*) FILTER (WHERE fits) < ${limit} AND count(*) = ${near} AS sorts FROM near
    ),
    page AS MATERIALIZED (
      SELECT * FROM (
        SELECT * FROM near WHERE fits AND NOT (SELECT sorts FROM choice)
        UNION ALL
        SELECT * FROM (${sortFound(list, limit)}) found WHERE (SELECT sorts FROM choice)
      ) either ${inOrder(list)} LIMIT ${limit}
    )
    ${shown(organizationId, sql`page`)} ${inOrder(list)}`;
}

/** A key of a row, beside its columns, for whoever puts the pages of parts together. */
const withKey = ({ key, id }: Key, fits: Sql = sql`TRUE`): Sql =>
  sql`${columns}, ${key} AS key, ${id} AS id, ${fits} AS fits`;

const inOrder = ({ by }: List): Sql => sql`ORDER BY key IS NULL, key ${way(by)}, id ${way(by)}`;

const sorted = ({ key, id, by }: List): Sql =>
  sql`ORDER BY ${key} IS NULL, ${key} ${way(by)}, ${id} ${way(by)}`;

/**
 * Members in the order of the list, by an index. Those who have no key are walked only where the others are at their
 * end, so that a page of the first costs nothing of the second.
 */
function walk(list: List, limit: number, fits: Sql): Sql {
  const { key, id, isPartial, from, by } = list;
  const part = (only: Sql, order: Sql) => sql`
    SELECT ${withKey(list, fits)}
    FROM members x
    JOIN contacts c ON c.organization_id = x.organization_id AND c.id = x.contact_id
    ${list.by.sort === 'lastContact' ? joinHeard : empty}
    WHERE ${ofMembers(list)} ${only} ORDER BY ${order}${id} ${way(by)} LIMIT ${limit}`;
  const isLast = from?.[0] === null;
  const first = part(
    sql`${isPartial ? sql`AND ${key} IS NOT NULL` : empty}
      ${from ? sql`AND (${key}, ${id}) ${beyond(by)} (${from[0]}, ${from[1]}::uuid)` : empty}`,
    sql`${key} ${way(by)}, `,
  );
  if (!isPartial) return first;
  const after = isLast
    ? sql`AND ${id} ${beyond(by)} ${from[1]}::uuid`
    : sql`AND (SELECT count(*) FROM keyed) < ${limit}`;
  const last = part(sql`AND ${key} IS NULL ${after}`, empty);
  if (isLast) return last;
  return sql`
    WITH keyed AS MATERIALIZED (${first}), unkeyed AS MATERIALIZED (${last})
    SELECT * FROM (SELECT * FROM keyed UNION ALL SELECT * FROM unkeyed) both_parts ${inOrder(list)} LIMIT ${limit}`;
}

/** Those of a group who fit, one by one. */
function sortMembers(list: List, limit: number): Sql {
  const { scope, group, filter, by } = list;
  const { organizationId } = scope;
  return sql`
    SELECT ${withKey(list)}
    FROM (SELECT x.* FROM members x WHERE ${ofGroup(organizationId, group.id, filter)} OFFSET 0) x
    CROSS JOIN LATERAL (
      SELECT c.* FROM contacts c WHERE c.organization_id = ${organizationId}::uuid AND c.id = x.contact_id OFFSET 0
    ) c
    ${by.sort === 'lastContact' ? joinHeard : empty} WHERE TRUE ${ofContact(filter)} ${after(list)} ${sorted(list)} LIMIT ${limit}`;
}

/** All who fit, by an index of contacts, and of these who is in the group. */
function sortFound(list: List, limit: number): Sql {
  const { scope, group, filter, by } = list;
  const { organizationId } = scope;
  return sql`
    SELECT ${withKey(list)}
    FROM (
      SELECT c.* FROM contacts c
      WHERE c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NULL ${ofContact(filter)} OFFSET 0
    ) c
    CROSS JOIN LATERAL (
      SELECT x.* FROM members x WHERE ${ofGroup(organizationId, group.id, filter)} AND x.contact_id = c.id OFFSET 0
    ) x
    ${by.sort === 'lastContact' ? joinHeard : empty} WHERE TRUE ${after(list)} ${sorted(list)} LIMIT ${limit}`;
}

const joinHeard = sql`JOIN heard h ON h.organization_id = x.organization_id AND h.contact_id = x.contact_id`;

/** What comes after the page before, where all are sorted. */
function after({ key, id, isPartial, from, by }: List): Sql {
  if (!from) return empty;
  if (from[0] === null) return sql`AND ${key} IS NULL AND ${id} ${beyond(by)} ${from[1]}::uuid`;
  const later = sql`(${key}, ${id}) ${beyond(by)} (${from[0]}, ${from[1]}::uuid)`;
  return isPartial ? sql`AND (${key} IS NULL OR ${later})` : sql`AND ${later}`;
}

function ofMembers({ scope: { organizationId }, group, filter, by }: List): Sql {
  return sql`${ofGroup(organizationId, group.id, filter)}
    AND c.organization_id = ${organizationId}::uuid AND c.name_key >= ''
    ${by.sort === 'lastContact' ? sql`AND h.organization_id = ${organizationId}::uuid` : empty}`;
}

function ofGroup(organizationId: string, groupId: string, { role }: MemberFilter): Sql {
  return sql`x.organization_id = ${organizationId}::uuid AND x.group_id = ${groupId}::uuid AND x.left_at IS NULL
    ${role ? sql`AND x.role = ${role}::member_role` : empty}`;
}

/** Whether something is asked about contacts. */
export const isOfContacts = (filter: MemberFilter): boolean => ofContact(filter) !== empty;

/** What is asked about the contacts `c`. */
function ofContact(filter: MemberFilter): Sql {
  const { text, appointmentStatus: status, appointmentFrom: since, appointmentTo: until } = filter;
  const said = contains(text);
  if (said === empty && !status && !since && !until) return empty;
  return sql`${said}
    ${status ? sql`AND c.appointment_status = ${status}::appointment_status` : empty}
    ${since ? sql`AND c.appointment_time >= ${since}` : empty}
    ${until ? sql`AND c.appointment_time < ${until}` : empty}`;
}
