import { quietUntil } from '../alarms/quiet-hours.ts';
import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { queueMessages } from '../outbox/outbox.ts';
import { readQuietHours } from '../people/organizations.ts';
import { offerEnd, quietCountsMs } from './offer-end.ts';
import { addressToPeople } from './tell-people.ts';

/** From so long before its start on, a place that comes free is offered, and not given (docs/rules.md, events). */
const rescuedMs = 24 * 60 * 60_000;

/** Whether places of an event `e` of a group `g` are offered at an instant. */
export function isRescued(at: Date): Sql {
  return sql`(g.rescue_minutes IS NOT NULL AND e.capacity IS NOT NULL
    AND coalesce(e.starts_at > ${at} AND e.starts_at <= ${new Date(at.getTime() + rescuedMs)}, FALSE))`;
}

/** A place came free: whoever was passed over before is asked again. */
export async function beginRescues(
  { tx, organizationId, at }: Change,
  eventIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE events e SET rescue_since = ${at}
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ANY(${eventIds}::uuid[]) AND (
      SELECT ${isRescued(at)} FROM groups g WHERE g.organization_id = e.organization_id AND g.id = e.group_id
    )`;
}

/** Somebody to whom a place is to be offered. */
export interface Candidate {
  eventId: string;
  eventNumber: number;
  groupId: string;
  contactId: string;
  name: string;
  size: number;
}

interface RescuedEvent {
  id: string;
  number: number;
  startsAt: Date;
  zone: string;
  usual: number;
  last: number;
}

/**
 * Offers free places to people who wait, each for a window of time, and tells them. At night, while the event is
 * far enough away, nobody is asked: that is done in the morning.
 */
export async function offerPlaces(change: Change, candidates: readonly Candidate[]): Promise<void> {
  if (candidates.length === 0) return;
  const { tx, organizationId, at } = change;
  const ids = [...new Set(candidates.map(({ eventId }) => eventId))];
  const events = await tx.$queryRaw<RescuedEvent[]>`
    SELECT e.id, e.number, e.starts_at AS "startsAt", coalesce(g.time_zone, o.time_zone) AS zone,
      g.rescue_minutes AS usual, g.rescue_last_minutes AS last
    FROM events e
    JOIN organizations o ON o.id = e.organization_id
    JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ANY(${ids}::uuid[])`;
  const quiet = await readQuietHours(change);
  const ends = new Map<string, Date>();
  const alarms = events.map((event) => {
    const { id, startsAt, zone } = event;
    const isFar = startsAt.getTime() - at.getTime() > quietCountsMs;
    const morning = quiet && isFar ? quietUntil(at, zone, quiet) : undefined;
    const end = morning ?? offerEnd(at, event, event, quiet);
    if (!morning) ends.set(id, end);
    return { subjectId: id, at: end, zone, usefulUntil: startsAt };
  });
  await tx.$executeRaw`
    INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, useful_until, zone)
    SELECT ${organizationId}::uuid, 'OFFER_ENDS', "subjectId", at, at, "usefulUntil", zone
    FROM jsonb_to_recordset(${JSON.stringify(alarms)}::jsonb) AS alarm (
      "subjectId" uuid, at timestamptz, "usefulUntil" timestamptz, zone text
    )
    ON CONFLICT (organization_id, subject_id, kind, planned_at) DO NOTHING`;
  const asked = candidates.flatMap((candidate) => {
    const until = ends.get(candidate.eventId);
    return until ? { ...candidate, until } : [];
  });
  if (asked.length === 0) return;
  await tx.$executeRaw`
    UPDATE participants p SET offered_until = offer.until
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS offer ("eventId" uuid, "contactId" uuid, until timestamptz)
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = offer."eventId" AND p.contact_id = offer."contactId"`;
  await recordAudit(
    change,
    ...asked.map(
      ({ eventId, groupId, contactId, until }): AuditFacts => ({
        action: 'event.offer',
        subjectType: 'event',
        subjectId: eventId,
        groupId,
        after: { contactId, until: until.toISOString() },
      }),
    ),
  );
  await tellOffered(change, asked, events, ends);
}

/** Takes open offers of an event back, because whoever gave the place up has it again, and says so. */
export async function withdrawOffers(change: Change, eventId: string): Promise<void> {
  const { tx, organizationId } = change;
  const withdrawn = await tx.$queryRaw<{ eventId: string; contactId: string }[]>`
    UPDATE participants SET offered_until = NULL
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid AND offered_until IS NOT NULL
    RETURNING event_id AS "eventId", contact_id AS "contactId"`;
  const apart = { ...change, messageId: null };
  const { messages } = await addressToPeople(apart, withdrawn, (say, event, to) =>
    say.offerWithdrawn({ ...event, to }),
  );
  await queueMessages(change, messages);
}

async function tellOffered(
  change: Change,
  asked: readonly Candidate[],
  events: readonly RescuedEvent[],
  ends: ReadonlyMap<string, Date>,
): Promise<void> {
  const byNumber = new Map(events.map((event) => [event.number, event]));
  // Told as by nobody's message: the reply to whoever gave the place up knows nothing of it.
  const apart = { ...change, messageId: null };
  const { messages } = await addressToPeople(apart, asked, (say, event, to) => {
    const { id, zone } = byNumber.get(event.number)!;
    return say.placeOffered({ ...event, until: { at: ends.get(id)!, zone }, to });
  });
  await queueMessages(
    change,
    messages.map((message) => {
      const { id } = byNumber.get(message.aboutNumber!)!;
      return { ...message, expiresAt: ends.get(id)! };
    }),
  );
}
