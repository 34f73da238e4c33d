import type { Ring } from '../alarms/ring.ts';
import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { createSay } from '../languages/say.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import { isRescued } from './rescue.ts';
import { tellPromoted } from './tell-promoted.ts';
import { fillPlaces } from './waiting-list.ts';

/**
 * Ends offers that nobody took in time: each place goes on to the next in line, whoever was passed over keeps their
 * ticket, and where nobody is left the group is told once that it is anybody's.
 */
export const passOn: Ring = async (change, alarms) => {
  const { tx, organizationId, at } = change;
  const subjectIds = alarms.map(({ subjectId }) => subjectId);
  // Locked in one order before any participant, as every answer does.
  const events = await tx.$queryRaw<{ id: string; groupId: string }[]>`
    SELECT e.id, e.group_id AS "groupId" FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ANY(${subjectIds}::uuid[])
      AND e.status = 'SCHEDULED' AND e.starts_at > ${at}
    ORDER BY e.id FOR UPDATE OF e`;
  const ids = events.map(({ id }) => id);
  await endOffers(change, events);
  await tellPromoted(change, await fillPlaces(change, ids));
  const live = new Set(ids);
  return {
    messages: await offerToAll(change, ids),
    idle: alarms.flatMap(({ id, subjectId }) => (live.has(subjectId) ? [] : id)),
  };
};

async function endOffers(
  change: Change,
  events: readonly { id: string; groupId: string }[],
): Promise<void> {
  const { tx, organizationId, at } = change;
  const groupOf = new Map(events.map(({ id, groupId }) => [id, groupId]));
  const passed = await tx.$queryRaw<{ eventId: string; contactId: string }[]>`
    UPDATE participants SET offered_until = NULL, passed_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND event_id = ANY(${[...groupOf.keys()]}::uuid[])
      AND offered_until <= ${at}
    RETURNING event_id AS "eventId", contact_id AS "contactId"`;
  await recordAudit(
    change,
    ...passed.map(
      ({ eventId, contactId }): AuditFacts => ({
        action: 'event.passOver',
        subjectType: 'event',
        subjectId: eventId,
        groupId: groupOf.get(eventId) ?? null,
        after: { contactId },
      }),
    ),
  );
}

interface FreePlaces {
  chatId: string;
  number: number;
  title: string;
  startsAt: Date;
  hasTime: boolean;
  place: string | null;
  free: number;
  locale: string;
  zone: string;
}

/** Says in the chats of the group, once for each time that a place came free, that whoever answers first has it. */
async function offerToAll(
  { tx, organizationId, at }: Change,
  eventIds: readonly string[],
): Promise<Outgoing[]> {
  const free = await tx.$queryRaw<FreePlaces[]>`
    WITH told AS (
      UPDATE events e SET free_told_at = ${at}
      FROM groups g
      WHERE e.organization_id = ${organizationId}::uuid AND e.id = ANY(${eventIds}::uuid[])
        AND g.organization_id = e.organization_id AND g.id = e.group_id
        AND ${isRescued(at)} AND e.seats_taken < e.capacity
        -- Nobody is asked, or to be asked.
        AND NOT EXISTS (
          SELECT FROM participants p
          WHERE p.organization_id = e.organization_id AND p.event_id = e.id AND p.status = 'WAITLISTED'
            AND (p.offered_until IS NOT NULL OR NOT coalesce(p.passed_at > e.rescue_since, FALSE))
        )
        AND (e.free_told_at IS NULL OR e.free_told_at <= e.rescue_since)
      RETURNING e.organization_id, e.group_id, e.number, e.title, e.place, e.starts_at, e.has_time,
        e.capacity - e.seats_taken AS free, g.time_zone
    )
    SELECT ch.id AS "chatId", told.number, told.title, told.place, told.starts_at AS "startsAt",
      told.has_time AS "hasTime", told.free, o.locale, coalesce(told.time_zone, o.time_zone) AS zone
    FROM told
    JOIN organizations o ON o.id = told.organization_id
    JOIN links l ON l.organization_id = told.organization_id AND l.group_id = told.group_id
    JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id AND ch.kind = 'GROUP'
    ORDER BY told.number, l.created_at, ch.id`;
  return free.map(({ chatId, number, title, place, startsAt, hasTime, free, locale, zone }) => ({
    chatId,
    body: createSay(locale, at, zone).placesFree({
      number,
      title,
      place,
      start: { at: startsAt, hasTime, zone },
      free,
    }),
    mentions: [],
    quotedExternalId: null,
    aboutNumber: number,
    expiresAt: startsAt,
  }));
}
