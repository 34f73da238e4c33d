import type { Actor, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { isInvited } from '../events/find-event.ts';
import { selectEvents } from '../sight/visible-events.ts';
import type { CalendarEvent } from './calendar-event.ts';
import type { OpenFeed } from './open-feed.ts';
import { readToCome } from './read-to-come.ts';

/** Entries of a calendar, at most. */
export const mostEntries = 1_000;

const day = 24 * 60 * 60_000;
/** How far back a calendar goes, and how far ahead; and for how long it tells of what was called off. */
const bounds = { backMs: 60 * day, aheadMs: 366 * day, cancelledMs: 30 * day };

interface Details {
  id: string;
  updatedAt: Date;
  guests: number;
  answeredAt: Date | null;
}

/**
 * What the person of a feed may see of it at an instant, soonest first: events of 60 days back to a year ahead, and
 * the dates that series will have. Of more than fit those that are nearest. Three statements, however many they are.
 */
export async function readCalendarEvents(
  scope: Scope,
  feed: OpenFeed,
  at: Date,
): Promise<CalendarEvent[]> {
  const actor: Actor = { kind: 'API', contactId: feed.contactId, userId: null, role: null };
  const { contactId, groupId } = feed;
  const whose = groupId === null ? isInvited(scope, contactId) : sql`e.group_id = ${groupId}::uuid`;
  const from = (ms: number) => new Date(at.getTime() + ms);
  const events = await selectEvents(
    scope,
    actor,
    sql`AND ${whose} AND e.starts_at >= ${from(-bounds.backMs)} AND e.starts_at < ${from(bounds.aheadMs)}
      AND (e.status = 'SCHEDULED' OR e.starts_at >= ${from(-bounds.cancelledMs)})
      ORDER BY greatest(e.starts_at - ${at}, ${at} - e.starts_at), e.id LIMIT ${mostEntries}`,
  );
  if (events.length === 0) return [];
  const details = await readDetails(
    scope,
    contactId,
    events.map(({ id }) => id),
  );
  const there = events.map((event) => {
    const { updatedAt, guests, answeredAt } = details.get(event.id)!;
    const changedAt = answeredAt && answeredAt > updatedAt ? answeredAt : updatedAt;
    return {
      ...event,
      uid: event.id,
      startsAt: event.startsAt!,
      zone: event.groupZone ?? feed.zone,
      groupName: event.group?.name ?? null,
      guests,
      changedAt,
      sequence: Math.ceil((changedAt.getTime() - event.createdAt.getTime()) / 1000),
    };
  });
  const toCome = await readToCome(scope, events, feed.zone, at);
  // What is planned goes before what is only to be expected.
  const room = mostEntries - there.length;
  return [...there, ...toCome.sort(inOrder).slice(0, room)].sort(inOrder);
}

async function readDetails(
  { tx, organizationId }: Scope,
  contactId: string,
  ids: readonly string[],
): Promise<Map<string, Details>> {
  const rows = await tx.$queryRaw<Details[]>`
    SELECT e.id, e.updated_at AS "updatedAt", coalesce(own.guests, 0) AS guests, own.answered_at AS "answeredAt"
    FROM unnest(${ids}::uuid[]) AS wanted (id)
    CROSS JOIN LATERAL (
      SELECT * FROM events WHERE organization_id = ${organizationId}::uuid AND id = wanted.id OFFSET 0
    ) e
    LEFT JOIN participants own ON own.organization_id = e.organization_id AND own.event_id = e.id
      AND own.contact_id = ${contactId}::uuid`;
  return new Map(rows.map((row) => [row.id, row]));
}

function inOrder(one: CalendarEvent, other: CalendarEvent): number {
  const later = one.startsAt.getTime() - other.startsAt.getTime();
  return later || (one.uid < other.uid ? -1 : 1);
}
