import type { Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';

/** How many people have answered an event; with `all that follow` those too that are there after it in its series. */
export async function countAnswered(
  { tx, organizationId }: Scope,
  eventId: string,
  which: 'only this' | 'all that follow',
): Promise<number> {
  const later = sql`
    UNION ALL SELECT e.id FROM events this
    JOIN events e ON e.organization_id = this.organization_id AND e.series_id = this.series_id
      AND e.occurs_at > this.occurs_at AND e.status = 'SCHEDULED'
    WHERE this.organization_id = ${organizationId}::uuid AND this.id = ${eventId}::uuid`;
  const [counted] = await tx.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT contact_id)::int AS people FROM participants
    WHERE organization_id = ${organizationId}::uuid
      -- As an array, which PostgreSQL looks up in the index.
      AND event_id = ANY(ARRAY(SELECT ${eventId}::uuid ${which === 'all that follow' ? later : empty}))
      AND status IN ('GOING', 'MAYBE', 'DECLINED', 'WAITLISTED')`;
  return counted!.people;
}
