import type { Scope } from '../change/change.ts';
import type { ParticipantStatus } from '../db/generated/enums.ts';
import type { Named } from '../languages/reply.ts';
import { whatsappIdOfContact } from '../outbox/whatsapp-id.ts';

/** The people of one event with one answer. */
export interface RosterLine {
  status: ParticipantStatus;
  /** People, without guests. */
  people: number;
  guests: number;
  /** The first `limit` of them: by ticket where they wait, by answer where they answered, else by name. */
  entries: { name: string; guests: number; reason: string | null }[];
}

/** Who answered what, for several events at once, in one statement; up to `limit` names a line. */
export async function readRosters(
  { tx, organizationId }: Scope,
  eventIds: readonly string[],
  limit: number,
): Promise<Map<string, RosterLine[]>> {
  const rows = await tx.$queryRaw<(RosterLine & { eventId: string })[]>`
    SELECT event_id AS "eventId", status, count(*)::int AS people, sum(guests)::int AS guests,
      jsonb_agg(jsonb_build_object('name', name, 'guests', guests, 'reason', reason) ORDER BY place)
        FILTER (WHERE place <= ${limit}) AS entries
    FROM (
      SELECT p.event_id, p.status, p.guests, p.reason, c.name,
        row_number() OVER (
          PARTITION BY p.event_id, p.status ORDER BY p.waiting_ticket, p.answered_at, c.name_key, c.id
        ) AS place
      -- Event by event: asked for all at once, PostgreSQL may rather read all answers of the organization.
      FROM unnest(${eventIds}::uuid[]) AS wanted (id)
      CROSS JOIN LATERAL (
        SELECT * FROM participants
        WHERE organization_id = ${organizationId}::uuid AND event_id = wanted.id OFFSET 0
      ) p
      JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
    ) ranked
    GROUP BY event_id, status`;
  const rosters = new Map<string, RosterLine[]>(eventIds.map((id) => [id, []]));
  for (const { eventId, ...line } of rows) rosters.get(eventId)!.push(line);
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

/** How many people stand how to an event, without their guests. */
export async function countAnswers(
  { tx, organizationId }: Scope,
  eventId: string,
): Promise<Record<ParticipantStatus, number>> {
  const rows = await tx.participant.groupBy({
    by: ['status'],
    where: { organizationId, eventId },
    _count: true,
  });
  const none = { INVITED: 0, GOING: 0, MAYBE: 0, DECLINED: 0, WAITLISTED: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ status, _count }) => [status, _count])) };
}
