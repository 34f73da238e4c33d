import type { Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';

/** People of a group, and of all groups, that are looked at. */
const mostOfGroup = 200;
const mostNear = 500;

/** Of all who may be named, those whose names are most alike. */
const mostAlike = 50;

/**
 * Names of contacts whom somebody may have meant by a name that is nobody's: those who are in a group with
 * them, and of the contacts `c` that are namable those whose names share letters with it or contain it, by
 * their trigrams. To be ranked by nearest.
 */
export async function findAlike(
  { tx, organizationId }: Scope,
  name: string,
  contactId: string | null,
  namable: Sql,
): Promise<string[]> {
  const alike = await tx.$queryRaw<{ name: string }[]>`
    WITH near AS MATERIALIZED (
      SELECT theirs.contact_id AS id
      FROM members own CROSS JOIN LATERAL (
        SELECT contact_id FROM members m
        WHERE m.organization_id = own.organization_id AND m.group_id = own.group_id AND m.left_at IS NULL
        LIMIT ${mostOfGroup}
      ) theirs
      WHERE own.organization_id = ${organizationId}::uuid AND own.contact_id = ${contactId}::uuid AND own.left_at IS NULL
      LIMIT ${mostNear}
    ), alike AS MATERIALIZED (
      SELECT c.id FROM contacts c
      WHERE c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NULL AND ${sharesLetters(sql`c.name_key`, name)}
        AND ${namable}
      ORDER BY similarity(c.name_key, name_key(${name})) DESC, c.name_key, c.id LIMIT ${mostAlike}
    )
    SELECT name FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL
      AND id = ANY(ARRAY(SELECT id FROM near UNION SELECT id FROM alike))
    ORDER BY name_key, id`;
  return alike.map(({ name: found }) => found);
}

/** Whether a key of names is alike to a name or contains it, by an index of trigrams. */
export function sharesLetters(key: Sql, name: string): Sql {
  return sql`(${key} % name_key(${name}) OR ${containsKey(key, name)})`;
}

/**
 * Whether a text is its own key, but for case: there is nothing in it that name_key takes away and nothing that LIKE
 * takes for something else. Not with an "I", which some locales write small without a dot.
 */
export function isPlain(text: string): boolean {
  return /^[a-zA-HJ-Z0-9]+$/.test(text);
}

/** How a pattern stands in a statement: as a value of it, unless said otherwise. */
export type Bind = (pattern: string) => Sql;
export const asValue: Bind = (pattern) => sql`${pattern}`;

/**
 * Whether a key of names contains that of a text. LIKE, which an index of trigrams answers, takes a "_" or
 * "%" for more than itself; strpos is the truth.
 */
export function containsKey(key: Sql, text: string, bind = asValue): Sql {
  if (isPlain(text)) return sql`${key} LIKE ${bind(`%${text.toLowerCase()}%`)}`;
  return sql`(${key} LIKE '%' || name_key(${text}) || '%' ESCAPE '' AND strpos(${key}, name_key(${text})) > 0)`;
}
