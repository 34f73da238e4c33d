import type { Scope } from '../change/change.ts';
import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';

/** Rows that each belong to a contact: members, copies, answers. */
export interface OfContacts {
  /** The rows, as what follows FROM, with the alias `x` and ending in WHERE conditions: those that an index knows. */
  rows: Sql;
  /** The column of `x` that says whose it is. */
  contactId: Sql;
  /** What is selected, over `x` and the contact `c`. */
  columns: Sql;
  /** The order in which an index has the rows, unless it has them by `contactId`. */
  order?: Sql;
  /** Further conditions on `x`, each beginning with AND. */
  only?: Sql;
  /** And on `c`; or on both, where it is not worth counting by. */
  whose?: Sql;
}

/** Where a page by name begins, how long it is, and which way it goes. */
export interface PlaceByName {
  from: readonly [string, string] | undefined;
  limit: number;
  descending?: boolean;
}

/** So many times the rows of a page are sorted rather than walked to. */
const few = 4;

/** So many times the rows of a page are looked at, whether it is full of those who are asked for. */
const first = 2;

/** So many times the rows of a page are walked over at most. */
const far = 32;

/**
 * A page of such rows by the names of their contacts, `limit` of them, after the name and id `from`. Few are
 * looked up and sorted. Of many, sorting all for each page would read the whole list for each: there the
 * contacts are walked in the order of their names, and each is asked for by its key, until the page is full;
 * or, where most of the contacts that are passed are none of the list's, given up for sorting after all. Said
 * to the letter, because PostgreSQL keeps one plan for lists of any length.
 */
export function selectByName<Row>(
  { tx, organizationId }: Scope,
  { rows, contactId, columns, order = contactId, only = empty, whose = empty }: OfContacts,
  { from, limit, descending = false }: PlaceByName,
): Promise<(Row & { nameKey: string })[]> {
  const inOrder = contactsInOrder(organizationId, from, descending);
  const page = sql`ORDER BY ${byName(descending)} LIMIT ${limit}`;
  return tx.$queryRaw`
    WITH size AS MATERIALIZED (
      SELECT count(*) AS n FROM (
        -- In the order of an index, so that it is not the whole table that is begun to be read; some of the
        -- rows have an index of their own.
        SELECT 1 FROM ${rows} ${only} ${only === empty ? sql`ORDER BY ${order}` : empty} LIMIT ${limit * far}
      ) counted
    ), walked AS MATERIALIZED (
      SELECT ${columns}, c.name_key AS "nameKey"
      FROM (${inOrder} LIMIT (SELECT CASE WHEN n > ${limit * few} THEN n ELSE 0 END FROM size)) c
      CROSS JOIN LATERAL (SELECT x.* FROM ${rows} AND ${contactId} = c.id OFFSET 0) x
      WHERE TRUE ${only} ${whose} ${page}
    ), choice AS MATERIALIZED (
      SELECT n <= ${limit * few} OR (
        (SELECT count(*) FROM walked) < ${limit} AND EXISTS (${inOrder} OFFSET n LIMIT 1)
      ) AS sorts FROM size
    )
    SELECT * FROM walked WHERE NOT (SELECT sorts FROM choice)
    UNION ALL
    SELECT * FROM (
      SELECT ${columns}, c.name_key AS "nameKey"
      FROM (SELECT x.* FROM ${rows} ${only} OFFSET 0) x
      CROSS JOIN LATERAL (
        SELECT c.* FROM contacts c WHERE c.organization_id = ${organizationId}::uuid AND c.id = ${contactId} OFFSET 0
      ) c
      WHERE TRUE ${afterName(from, descending)} ${whose} ${page}
    ) sorted WHERE (SELECT sorts FROM choice)`;
}

/**
 * A page of contacts of whom something is so, by name: `whose` is of `c`, and answered by an index. Where it is so of
 * many, a page is full after a few names; else those few are looked up and sorted. In one statement where `anyWhose`
 * says the same for a plan that is kept; else in two, the second planned for what is asked, because planning both for
 * either would cost more than the second.
 */
export async function selectContacts<Row>(
  { tx, organizationId }: Scope,
  { columns, whose, anyWhose }: { columns: Sql; whose: Sql; anyWhose: Sql | undefined },
  { from, limit }: { from: readonly [string, string] | undefined; limit: number },
): Promise<(Row & { nameKey: string })[]> {
  const page = sql`ORDER BY c.name_key, c.id LIMIT ${limit}`;
  const walked = (fitting: Sql) => sql`
    SELECT ${columns}, c.name_key AS "nameKey"
    FROM (${contactsInOrder(organizationId, from)} LIMIT (SELECT ${limit * first}::int)) c
    WHERE TRUE ${fitting} ${page}`;
  const sorted = (fitting: Sql) => sql`
    SELECT ${columns}, c.name_key AS "nameKey"
    FROM (
      SELECT c.* FROM contacts c WHERE c.organization_id = ${organizationId}::uuid ${fitting} OFFSET 0
    ) c WHERE TRUE ${afterName(from)} ${page}`;
  if (anyWhose)
    return tx.$queryRaw`
      WITH walked AS MATERIALIZED (${walked(anyWhose)}), choice AS MATERIALIZED (
        SELECT (SELECT count(*) FROM walked) < ${limit} AS sorts
      )
      SELECT * FROM walked WHERE NOT (SELECT sorts FROM choice)
      UNION ALL SELECT * FROM (${sorted(anyWhose)}) sorted WHERE (SELECT sorts FROM choice)`;
  const rows = await tx.$queryRaw<(Row & { nameKey: string })[]>(walked(whose));
  return rows.length === limit ? rows : tx.$queryRaw`${plannedAnew} ${sorted(whose)}`;
}

/**
 * The same where no index answers `whose`, and it may be so of anybody: contacts are walked in the order of their
 * names until a page is full, each looked up by key; to the end where it is so of few.
 */
export function walkContacts<Row>(
  { tx, organizationId }: Scope,
  { columns, whose }: { columns: Sql; whose: Sql },
  { from, limit }: { from: readonly [string, string] | undefined; limit: number },
): Promise<(Row & { nameKey: string })[]> {
  return tx.$queryRaw`
    ${plannedAnew}
    SELECT ${columns}, c.name_key AS "nameKey" FROM (${contactsInOrder(organizationId, from)} ${allOfThem}) c
    WHERE TRUE ${whose} ORDER BY c.name_key, c.id LIMIT ${limit}`;
}

/** A limit that PostgreSQL does not know, so that it walks along the index rather than reading the table. */
export const allOfThem = sql`LIMIT (SELECT 2147483647)`;

/** By contacts_walk_idx, whose condition it says. */
export function contactsInOrder(
  organizationId: string,
  from: PlaceByName['from'],
  descending = false,
): Sql {
  return sql`
    SELECT c.* FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.name_key >= '' ${afterName(from, descending)}
    ORDER BY ${byName(descending)}`;
}

function byName(descending: boolean): Sql {
  return descending ? sql`c.name_key DESC, c.id DESC` : sql`c.name_key, c.id`;
}

function afterName(from: PlaceByName['from'], descending = false): Sql {
  if (!from) return empty;
  return sql`AND (c.name_key, c.id) ${descending ? sql`<` : sql`>`} (${from[0]}, ${from[1]}::uuid)`;
}
