import { plannedAnew } from '../db/client.ts';
import { leastAlike } from '../groups/alike.ts';
import { visibleGroups } from '../sight/visible-groups.ts';
import type { Asking } from './asking.ts';
import { peopleOf } from './people-of.ts';
import type { Candidate, Suggestion } from './suggestion.ts';

/** How a group that might be stands to those that are in sight. */
export type Comparison = Pick<Suggestion, 'near' | 'examples'> & {
  /** Whether one of them is it already. */
  isThere: boolean;
};

/**
 * Compares groups that might be with those in sight, whatever their status, by who is in them; by their places in the
 * list. Of a sensitive group nothing is told: whoever is in one is no example, and it is not named. One statement.
 */
export async function compareWithGroups(
  asking: Asking,
  groups: readonly Candidate[],
): Promise<Map<number, Comparison>> {
  const { tx, organizationId, actor } = asking;
  const rows = await tx.$queryRaw<(Comparison & { place: number })[]>`
    ${plannedAnew}
    WITH people AS MATERIALIZED (${peopleOf(asking, groups)}),
    sizes AS (SELECT * FROM unnest(${groups.map((_, place) => place)}::int[], ${groups.map(({ count }) => count)}::int[]) AS z (place, n)),
    seen AS MATERIALIZED (
      SELECT g.id, g.name, g.icon, g.sensitive, g.member_count ${visibleGroups(organizationId, actor)}
    ), shared AS (
      SELECT p.place, m.group_id, count(*) AS n
      FROM people p
      JOIN members m ON m.organization_id = ${organizationId}::uuid AND m.contact_id = p.contact_id AND m.left_at IS NULL
      GROUP BY p.place, m.group_id
    ), compared AS MATERIALIZED (
      SELECT s.place, s.group_id, s.n, s.n::float8 / (z.n + g.member_count - s.n) AS alike
      FROM shared s JOIN sizes z ON z.place = s.place JOIN seen g ON g.id = s.group_id
    ), nearest AS (
      SELECT DISTINCT ON (c.place) c.place, c.n, c.alike, g.id, g.name, g.icon
      FROM compared c JOIN seen g ON g.id = c.group_id AND NOT g.sensitive
      ORDER BY c.place, c.alike DESC, g.id
    ), first AS (
      SELECT p.place, p.contact_id, row_number() OVER (PARTITION BY p.place ORDER BY p.contact_id) AS n
      FROM people p
      WHERE NOT EXISTS (
        SELECT FROM members m JOIN groups g ON g.organization_id = m.organization_id AND g.id = m.group_id
        WHERE m.organization_id = ${organizationId}::uuid AND m.contact_id = p.contact_id AND m.left_at IS NULL
          AND g.sensitive
      )
    ), examples AS (
      SELECT f.place, jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) ORDER BY c.id) AS named
      FROM first f CROSS JOIN LATERAL (
        SELECT c.id, c.name FROM contacts c WHERE c.organization_id = ${organizationId}::uuid AND c.id = f.contact_id OFFSET 0
      ) c
      WHERE f.n <= 3 GROUP BY f.place
    )
    SELECT z.place, z.place IN (SELECT place FROM compared WHERE alike >= ${leastAlike}) AS "isThere",
      CASE WHEN n.id IS NOT NULL THEN
        jsonb_build_object('id', n.id, 'name', n.name, 'icon', n.icon, 'both', n.n, 'alike', n.alike)
      END AS near,
      coalesce(e.named, '[]') AS examples
    FROM sizes z LEFT JOIN nearest n ON n.place = z.place LEFT JOIN examples e ON e.place = z.place`;
  return new Map(rows.map(({ place, ...comparison }) => [place, comparison]));
}

/** Which of some names are of groups in sight, by what they are or were called; one statement. */
export async function findTaken(
  { tx, organizationId, actor }: Asking,
  names: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    WITH seen AS MATERIALIZED (SELECT g.id, g.name_key ${visibleGroups(organizationId, actor)}),
    called AS (
      SELECT name_key FROM seen
      UNION ALL
      SELECT f.name_key FROM further_names f JOIN seen ON seen.id = f.group_id
      WHERE f.organization_id = ${organizationId}::uuid
    )
    SELECT said.name FROM unnest(${names}::text[]) AS said (name)
    WHERE name_key(said.name) IN (SELECT name_key FROM called)`;
  return new Set(rows.map(({ name }) => name));
}
