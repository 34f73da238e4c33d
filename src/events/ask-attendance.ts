import { eventAlarms } from '../alarms/event-alarms.ts';
import type { Ring } from '../alarms/ring.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { createSay } from '../languages/say.ts';
import { addressTo, type Reached, reachJoins } from '../outbox/tell.ts';
import { whatsappIdOfContact } from '../outbox/whatsapp-id.ts';

/** Somebody who planned an event that was. */
interface Organizer extends Reached {
  eventId: string;
  title: string;
  startsAt: Date;
  hasTime: boolean;
  /** How many were in. */
  going: number;
  locale: string;
  zone: string;
}

/**
 * Asks whoever planned an event who came to it, on the morning after: once, where anybody was in and nobody has said
 * it yet. In their direct chat, else in the group's. Nobody, where whoever planned it is not there any more.
 */
export const askAttendance: Ring = async (change, alarms) => {
  const { tx, organizationId, at } = change;
  const planned = alarms.map(({ plannedAt }) => plannedAt);
  const subjectIds = alarms.map(({ subjectId }) => subjectId);
  const organizers = await tx.$queryRaw<Organizer[]>`
    SELECT e.id AS "eventId", e.number, e.title, e.starts_at AS "startsAt", e.has_time AS "hasTime", due.zone,
      due.useful_until AS "usefulUntil", c.name, ${whatsappIdOfContact} AS "whatsappId",
      coalesce(told.chat_id, linked.chat_id) AS "chatId", told.chat_id IS NULL AS shared, FALSE AS here,
      CASE WHEN told.chat_id IS NULL THEN o.locale ELSE coalesce(c.locale, o.locale) END AS locale, roster.going
    FROM unnest(${subjectIds}::uuid[], ${planned}::timestamptz[]) AS rung (id, planned_at)
    JOIN organizations o ON o.id = ${organizationId}::uuid
    JOIN events e ON e.organization_id = o.id AND e.id = rung.id
    JOIN groups g ON g.organization_id = o.id AND g.id = e.group_id AND g.status = 'ACTIVE'
    JOIN LATERAL (${eventAlarms(change, sql`e.id = rung.id`)}) due
      ON due.kind = 'ATTENDANCE' AND due.planned_at = rung.planned_at
    JOIN contacts c ON c.organization_id = o.id AND c.id = e.created_by_id AND c.deleted_at IS NULL
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE p.status = 'GOING')::int AS going, bool_or(p.attended IS NOT NULL) AS is_said
      FROM participants p WHERE p.organization_id = o.id AND p.event_id = e.id
    ) roster
    ${reachJoins(change, sql`(SELECT e.group_id, TRUE AS own)`)}
    WHERE roster.going > 0 AND NOT roster.is_said AND coalesce(
      (SELECT TRUE FROM members m WHERE m.organization_id = o.id AND m.group_id = e.group_id
        AND m.contact_id = c.id AND m.left_at IS NULL LIMIT 1),
      (SELECT TRUE FROM users u WHERE u.organization_id = o.id AND u.contact_id = c.id
        AND u.role IN ('ADMIN', 'MANAGER') AND u.disabled_at IS NULL),
      FALSE)
    ORDER BY e.starts_at, e.number`;
  const { messages } = addressTo(organizers, (event, to) => {
    const { number, title, startsAt, hasTime, going, locale, zone } = event;
    const start = { at: startsAt, hasTime, zone };
    return createSay(locale, at, zone).askAttendance({ number, title, start, going, to });
  });
  const asked = new Set(organizers.map(({ eventId }) => eventId));
  return {
    messages,
    idle: alarms.flatMap(({ id, subjectId }) => (asked.has(subjectId) ? [] : id)),
  };
};

/** An event of which somebody was asked who came. */
interface AskedWhoCame {
  number: number;
  /** Whether anybody has said so. */
  isSaid: boolean;
  /** Whether Muster has said nothing in the chat since it asked. */
  isLast: boolean;
}

/** The events of which somebody was asked who came: that of a number, else those of the last day. */
export function findAskedWhoCame(
  { tx, organizationId, at }: Change,
  { contactId, chatId, number }: { contactId: string; chatId: string; number: number | null },
): Promise<AskedWhoCame[]> {
  const which =
    number === null
      ? sql`a.settled_at BETWEEN ${at}::timestamptz - interval '1 day' AND ${at}`
      : sql`e.number = ${number}`;
  return tx.$queryRaw<AskedWhoCame[]>`
    SELECT e.number, EXISTS (
      SELECT FROM participants p
      WHERE p.organization_id = e.organization_id AND p.event_id = e.id AND p.attended IS NOT NULL
    ) AS "isSaid", (
      SELECT count(*) = 1 FROM (
        SELECT FROM messages m
        WHERE m.organization_id = a.organization_id AND m.chat_id = ${chatId}::uuid AND m.direction = 'OUT'
          -- The network tells seconds.
          AND m.sent_at >= date_trunc('second', a.settled_at)
        LIMIT 2
      ) since
    ) AS "isLast"
    FROM alarms a JOIN events e ON e.organization_id = a.organization_id AND e.id = a.subject_id
    WHERE a.organization_id = ${organizationId}::uuid AND a.kind = 'ATTENDANCE' AND a.outcome = 'RUNG'
      AND e.created_by_id = ${contactId}::uuid AND e.status = 'SCHEDULED' AND ${which}
    ORDER BY e.starts_at, e.number`;
}
