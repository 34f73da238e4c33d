import type { Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { Period } from './period.ts';

/** Who came most to the events of a group. */
export interface Top {
  /** Events that have begun in the days, and were not called off. */
  held: number;
  /** The first ones, with how often they came; whoever came as often has the same place. */
  people: { name: string; times: number; place: number }[];
  /** How many more came as often as the last of these. */
  more: number;
}

/** People who are told at most. */
const shown = 5;

/**
 * Of the members of this moment, those who came most in days, to events that have begun by `at`: who came is what was
 * said afterwards, and where nothing was, who was in. Two statements.
 */
export async function readTop(
  { tx, organizationId }: Scope,
  groupId: string,
  { from, to }: Period,
  at: Date,
): Promise<Top> {
  const held = sql`
    SELECT e.id FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.group_id = ${groupId}::uuid AND e.status = 'SCHEDULED'
      AND e.starts_at >= ${from} AND e.starts_at < ${to} AND e.starts_at <= ${at}`;
  const [count] = await tx.$queryRaw<
    { held: number }[]
  >`SELECT count(*)::int AS held FROM (${held}) h`;
  const people = await tx.$queryRaw<(Top['people'][number] & { all: number })[]>`
    WITH came AS (
      SELECT p.contact_id, count(*)::int AS times
      FROM participants p
      JOIN members m ON m.organization_id = p.organization_id AND m.contact_id = p.contact_id
        AND m.group_id = ${groupId}::uuid AND m.left_at IS NULL
      WHERE p.organization_id = ${organizationId}::uuid AND p.event_id IN (${held})
        AND coalesce(p.attended, p.status = 'GOING')
      GROUP BY p.contact_id
    ), placed AS (SELECT came.*, rank() OVER (ORDER BY times DESC)::int AS place FROM came)
    SELECT c.name, placed.times, placed.place, count(*) OVER ()::int AS all
    FROM placed JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = placed.contact_id
    WHERE placed.place <= ${shown}
    ORDER BY placed.place, c.name_key, c.id LIMIT ${shown}`;
  return {
    held: count!.held,
    people: people.map(({ name, times, place }) => ({ name, times, place })),
    // Whoever has one of the first places and is not shown shares the last that is.
    more: (people[0]?.all ?? 0) - people.length,
  };
}
