import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { createSay } from '../languages/say.ts';
import { tell } from '../outbox/tell.ts';
import { whatsappIdOfContact } from '../outbox/whatsapp-id.ts';
import { organizerJoins } from './organizer-joins.ts';
import type { Recipient } from './tell-people.ts';

/** Places that stay free, and the party of the line that they are too few for. */
export interface ShortLine {
  eventId: string;
  /** Who waits with that party. */
  contactId: string;
  name: string;
  /** People, guests counted. */
  size: number;
  free: number;
}

interface Organizer extends Recipient {
  groupId: string;
  name: string;
  whatsappId: string | null;
  chatId: string | null;
  shared: boolean;
  number: number;
  title: string;
  startsAt: Date | null;
  hasTime: boolean;
  usefulUntil: Date | null;
  capacity: number;
  locale: string;
  zone: string;
}

/**
 * Tells whoever planned an event, else the admins of its group, of places that stay free although people
 * wait, and what can be done: once for each event and party. In their direct chat, since it concerns
 * nobody else, or where there is none in a chat of the group.
 */
export async function tellOrganizers(change: Change, lines: readonly ShortLine[]): Promise<void> {
  if (lines.length === 0) return;
  const byEvent = new Map(lines.map((line) => [line.eventId, line]));
  const organizers = await findOrganizers(change, lines);
  const told = organizers.filter(({ chatId }) => chatId !== null);
  if (told.length === 0) return;
  await tell(
    change,
    // Even where the reply is given: that is somebody else's, about their own answer.
    told.map((organizer) => ({ ...organizer, here: false })),
    ({ eventId, locale, zone, startsAt, hasTime, ...event }, to) => {
      const { name, size, free } = byEvent.get(eventId)!;
      const start = startsAt && { at: startsAt, hasTime, zone };
      return createSay(locale, change.at, zone).lineStandsNotice({
        ...event,
        start,
        party: { name, size },
        free,
        to,
      });
    },
  );
  const events = new Map(told.map(({ eventId, groupId }) => [eventId, groupId]));
  await recordAudit(
    change,
    ...[...events].map(
      ([eventId, groupId]): AuditFacts => ({
        action: 'event.lineStands',
        subjectType: 'event',
        subjectId: eventId,
        groupId,
        after: { partyOf: byEvent.get(eventId)!.contactId, free: byEvent.get(eventId)!.free },
      }),
    ),
  );
}

function findOrganizers(change: Change, lines: readonly ShortLine[]): Promise<Organizer[]> {
  const { tx, organizationId, at } = change;
  const told = lines.map(({ eventId, contactId }) => ({ eventId, contactId }));
  return tx.$queryRaw<Organizer[]>`
    SELECT e.id AS "eventId", e.group_id AS "groupId", e.number, e.title, e.starts_at AS "startsAt",
      e.has_time AS "hasTime", e.capacity, c.id AS "contactId", c.name, ${whatsappIdOfContact} AS "whatsappId",
      coalesce(told.chat_id, linked.chat_id) AS "chatId", told.chat_id IS NULL AS shared,
      coalesce(e.ends_at, e.starts_at) AS "usefulUntil",
      o.locale, coalesce(g.time_zone, o.time_zone) AS zone
    FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS short ("eventId" uuid, "contactId" uuid)
    JOIN organizations o ON o.id = ${organizationId}::uuid
    JOIN events e ON e.organization_id = o.id AND e.id = short."eventId" AND e.status = 'SCHEDULED'
      AND (e.starts_at IS NULL OR coalesce(e.ends_at, e.starts_at) > ${at})
    JOIN groups g ON g.organization_id = o.id AND g.id = e.group_id
    ${organizerJoins(change)}
    WHERE NOT EXISTS (
      SELECT 1 FROM audit_entries a
      WHERE a.organization_id = o.id AND a.subject_type = 'event' AND a.subject_id = e.id
        AND a.action = 'event.lineStands' AND a.after->>'partyOf' = short."contactId"::text
    )
    ORDER BY e.number, c.name_key, c.id`;
}
