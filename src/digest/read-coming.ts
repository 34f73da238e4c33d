import type { Scope } from '../change/change.ts';

/** An event that a digest tells of. */
export interface ComingEvent {
  groupId: string;
  id: string;
  number: number;
  title: string;
  place: string | null;
  startsAt: Date;
  hasTime: boolean;
  seatsTaken: number;
  capacity: number | null;
  /** How many the group has in that time. */
  total: number;
}

/** What begins of groups from an instant on, each until its own; soonest first, `limit` of each at most. */
export function readComing(
  { tx, organizationId }: Scope,
  from: Date,
  groups: readonly { groupId: string; until: Date }[],
  limit: number,
): Promise<ComingEvent[]> {
  const ids = groups.map(({ groupId }) => groupId);
  const untils = groups.map(({ until }) => until);
  return tx.$queryRaw<ComingEvent[]>`
    SELECT wanted.id AS "groupId", e.id, e.number, e.title, e.place, e.starts_at AS "startsAt", e.has_time AS "hasTime",
      e.seats_taken AS "seatsTaken", e.capacity, e.total
    FROM unnest(${ids}::uuid[], ${untils}::timestamptz[]) AS wanted (id, until)
    CROSS JOIN LATERAL (
      SELECT events.*, count(*) OVER ()::int AS total FROM events
      WHERE organization_id = ${organizationId}::uuid AND group_id = wanted.id AND status = 'SCHEDULED'
        AND starts_at >= ${from} AND starts_at < wanted.until
      ORDER BY starts_at, number LIMIT ${limit}
    ) e
    ORDER BY wanted.id, e.starts_at, e.number`;
}
