import { absencesAt } from '../absences/away-at.ts';
import { untilOf } from '../absences/span.ts';
import type { Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { ParticipantStatus } from '../db/generated/enums.ts';
import type { Named, When } from '../languages/reply.ts';
import { whatsappIdOfContact } from '../outbox/whatsapp-id.ts';

/** The people of one event with one answer. */
export interface RosterLine {
  status: ParticipantStatus;
  /** Whether these are out because they are away: a line apart from those who said so. */
  isAway: boolean;
  /** People, without guests. */
  people: number;
  guests: number;
  /** The first `limit` of them: by ticket where they wait, by answer where they answered, else by name. */
  entries: {
    name: string;
    guests: number;
    reason: string | null;
    /** Until when they are away, where they are. */
    until: When | null;
  }[];
}

/** A line as it is read: instants in JSON are texts. */
type ReadLine = Omit<RosterLine, 'entries'> & {
  eventId: string;
  entries:
    | (Omit<RosterLine['entries'][number], 'until'> & {
        endsAt: string | null;
        zone: string | null;
      })[]
    | null;
};

/** Who answered what, for several events at once, in one statement; up to `limit` names a line. */
export async function readRosters(
  { tx, organizationId }: Scope,
  eventIds: readonly string[],
  limit: number,
): Promise<Map<string, RosterLine[]>> {
  const away = absencesAt({
    organizationId: sql`p.organization_id`,
    // Of those alone whom it answered.
    contactId: sql`CASE WHEN p.source = 'AWAY' THEN p.contact_id END`,
    groupId: sql`e.group_id`,
    at: sql`e.starts_at`,
  });
  const rows = await tx.$queryRaw<ReadLine[]>`
    SELECT event_id AS "eventId", status, is_away AS "isAway", count(*)::int AS people, sum(guests)::int AS guests,
      jsonb_agg(
        jsonb_build_object('name', name, 'guests', guests, 'reason', reason, 'endsAt', ends_at, 'zone', zone)
        ORDER BY place
      ) FILTER (WHERE place <= ${limit}) AS entries
    FROM (
      SELECT p.event_id, p.status, p.source IS NOT DISTINCT FROM 'AWAY' AS is_away, p.guests, p.reason, c.name,
        away.ends_at, away.zone,
        row_number() OVER (
          PARTITION BY p.event_id, p.status, p.source IS NOT DISTINCT FROM 'AWAY'
          ORDER BY p.waiting_ticket, p.answered_at, c.name_key, c.id
        ) AS place
      -- Event by event: asked for all at once, PostgreSQL may rather read all answers of the organization.
      FROM unnest(${eventIds}::uuid[]) AS wanted (id)
      CROSS JOIN LATERAL (
        SELECT * FROM participants
        WHERE organization_id = ${organizationId}::uuid AND event_id = wanted.id OFFSET 0
      ) p
      CROSS JOIN LATERAL (
        SELECT group_id, starts_at FROM events WHERE organization_id = ${organizationId}::uuid AND id = wanted.id OFFSET 0
      ) e
      JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
      LEFT JOIN LATERAL (SELECT a.ends_at, a.zone FROM ${away} LIMIT 1) away ON TRUE
    ) ranked
    GROUP BY event_id, status, is_away ORDER BY is_away`;
  const rosters = new Map<string, RosterLine[]>(eventIds.map((id) => [id, []]));
  for (const { eventId, entries, ...line } of rows) {
    const named = (entries ?? []).map(({ endsAt, zone, ...entry }) => ({
      ...entry,
      until: endsAt && zone ? untilOf({ endsAt: new Date(endsAt), zone }) : null,
    }));
    rosters.get(eventId)!.push({ ...line, entries: named });
  }
  return rosters;
}

/** Somebody who is invited and has not answered. */
export interface SilentPerson extends Named {
  contactId: string;
}

/** Who has not answered an event, by name, `limit` at most, and how many they are in all. */
export async function readSilent(
  { tx, organizationId }: Scope,
  eventId: string,
  limit: number,
): Promise<{ named: SilentPerson[]; total: number }> {
  const rows = await tx.$queryRaw<(SilentPerson & { total: number })[]>`
    SELECT c.id AS "contactId", c.name, ${whatsappIdOfContact} AS "whatsappId", count(*) OVER ()::int AS total
    FROM participants p JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid AND p.status = 'INVITED'
    ORDER BY c.name_key, c.id LIMIT ${limit}`;
  return { named: rows, total: rows[0]?.total ?? 0 };
}

/** How many people stand how to an event, without their guests; whoever is away has not answered. */
export async function countAnswers(
  { tx, organizationId }: Scope,
  eventId: string,
): Promise<Record<ParticipantStatus, number>> {
  const rows = await tx.$queryRaw<{ status: ParticipantStatus; people: number }[]>`
    SELECT CASE WHEN source = 'AWAY' THEN 'INVITED' ELSE status END AS status, count(*)::int AS people FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid GROUP BY 1`;
  const none = { INVITED: 0, GOING: 0, MAYBE: 0, DECLINED: 0, WAITLISTED: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ status, people }) => [status, people])) };
}
