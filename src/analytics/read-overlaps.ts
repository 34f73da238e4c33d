import { plannedAnew } from '../db/client.ts';
import type { Asked } from './asked.ts';

/** How many people two groups share. */
export interface Overlap {
  groupIds: [string, string];
  /** Who is in both. */
  both: number;
  /** Of all who are in either, those who are in both: 0 to 1 (Jaccard). */
  alike: number;
}

/** Of each two of the groups that share anybody, at least as alike as that, the most alike first; one statement. */
export async function readOverlaps(
  { scope: { tx, organizationId }, groupIds }: Asked,
  least = 0,
): Promise<Overlap[]> {
  const rows = await tx.$queryRaw<{ one: string; other: string; both: number; alike: number }[]>`
    ${plannedAnew}
    WITH people AS MATERIALIZED (
      SELECT group_id, contact_id FROM members
      WHERE organization_id = ${organizationId}::uuid AND group_id = ANY(${groupIds}::uuid[]) AND left_at IS NULL
    ), sizes AS (SELECT group_id, count(*) AS n FROM people GROUP BY group_id),
    pairs AS (
      SELECT a.group_id AS one, b.group_id AS other, count(*) AS n
      FROM people a JOIN people b ON b.contact_id = a.contact_id AND b.group_id > a.group_id GROUP BY 1, 2
    ), shares AS (
      SELECT p.one, p.other, p.n::int AS both, p.n::float / (a.n + b.n - p.n) AS alike
      FROM pairs p JOIN sizes a ON a.group_id = p.one JOIN sizes b ON b.group_id = p.other
    )
    SELECT * FROM shares WHERE alike >= ${least} ORDER BY alike DESC, one, other`;
  return rows.map(({ one, other, both, alike }) => ({ groupIds: [one, other], both, alike }));
}
