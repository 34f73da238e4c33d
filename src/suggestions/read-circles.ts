import { plannedAnew } from '../db/client.ts';
import type { Asking } from './asking.ts';
import { findCircles, type Pair } from './circles.ts';
import { isThere, pastEvents } from './people-of.ts';
import { type Candidate, fewest } from './suggestion.ts';

const together = { by: 'together', times: 4, days: 180 } as const;

/** So many events are looked at, the latest. */
const mostEvents = 200;

/** Where more go, everybody meets everybody, which says nothing, and pairs are very many. */
const mostGoing = 50;

const mostPairs = 20_000;

/** Those each two of whom said that they go to the same events; one statement, of 245,000 pairs at most. */
export async function readCircles(asking: Asking): Promise<Candidate[]> {
  const { tx, organizationId } = asking;
  const pairs = await tx.$queryRaw<Pair[]>`
    ${plannedAnew}
    WITH latest AS MATERIALIZED (
      SELECT e.id, e.title FROM (${pastEvents(asking, together.days)}) e
      ORDER BY e.starts_at DESC, e.id DESC LIMIT ${mostEvents}
    ), going AS MATERIALIZED (
      SELECT e.id, e.title, c.id AS contact_id, count(*) OVER (PARTITION BY e.id) AS people
      FROM latest e
      JOIN participants p ON p.organization_id = ${organizationId}::uuid AND p.event_id = e.id AND p.status = 'GOING'
      JOIN contacts c ON c.id = p.contact_id
      WHERE ${isThere(asking)}
    )
    SELECT a.contact_id AS one, b.contact_id AS other, mode() WITHIN GROUP (ORDER BY a.title) AS title
    FROM going a JOIN going b ON b.id = a.id AND b.contact_id > a.contact_id
    WHERE a.people <= ${mostGoing}
    GROUP BY 1, 2 HAVING count(*) >= ${together.times}
    ORDER BY count(*) DESC, 1, 2 LIMIT ${mostPairs}`;
  return findCircles(pairs, fewest.together).map(({ contactIds, title }) => ({
    // Whoever has been known longest: the circle may grow, and is the same.
    ...{ key: `together ${contactIds[0]}`, kind: 'together' as const, said: title, contactIds },
    criteria: together,
    count: contactIds.length,
  }));
}
