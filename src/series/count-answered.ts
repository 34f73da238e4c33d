import type { Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';

/** How many people have answered an event; with `all that follow` those too that are there after it in its series. */
export async function countAnswered(
  { tx, organizationId }: Scope,
  eventId: string,
  which: 'only this' | 'all that follow',
): Promise<number> {
  const later = sql`e.series_id = this.series_id AND e.occurs_at > this.occurs_at AND e.status = 'SCHEDULED'`;
  const [counted] = await tx.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT p.contact_id)::int AS people
    FROM events this
    JOIN events e ON e.organization_id = this.organization_id
      AND (e.id = this.id OR (${which === 'all that follow'} AND ${later}))
    JOIN participants p ON p.organization_id = e.organization_id AND p.event_id = e.id
      AND p.status IN ('GOING', 'MAYBE', 'DECLINED', 'WAITLISTED')
    WHERE this.organization_id = ${organizationId}::uuid AND this.id = ${eventId}::uuid`;
  return counted!.people;
}
