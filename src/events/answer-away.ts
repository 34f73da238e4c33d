import { absencesAt } from '../absences/away-at.ts';
import { shareAway } from '../absences/write-absence.ts';
import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';

/** An invitation that is answered by somebody's time away, or is open again because that ended. */
export interface AwayAnswer {
  eventId: string;
  contactId: string;
  /** Whether it is answered no; open again where it is not. */
  isAway: boolean;
}

/** An answer that is to be another, as it is found. */
interface Due extends AwayAnswer {
  groupId: string;
  reason: string | null;
  wasReason: string | null;
}

/**
 * Brings invitations `p` to events `e` that are to come into line with when people are away: one that nobody has
 * answered to an event in such a time is answered no, and what was answered so and lies in none any more is open
 * again. What somebody answered stands. Four statements at most, however many invitations; every service that writes or
 * takes an invitation, or gives an event another time, calls it after that.
 */
export async function answerAway(change: Change, which: Sql): Promise<AwayAnswer[]> {
  const { tx, organizationId, at } = change;
  const away = absencesAt({
    organizationId: sql`p.organization_id`,
    contactId: sql`p.contact_id`,
    groupId: sql`e.group_id`,
    at: sql`e.starts_at`,
  });
  await shareAway(change);
  const due = await tx.$queryRaw<Due[]>`
    SELECT p.event_id AS "eventId", p.contact_id AS "contactId", e.group_id AS "groupId", p.reason AS "wasReason",
      away.id IS NOT NULL AS "isAway", away.reason
    FROM participants p
    JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
    LEFT JOIN LATERAL (SELECT a.id, a.reason FROM ${away} LIMIT 1) away ON TRUE
    WHERE p.organization_id = ${organizationId}::uuid AND ${which} AND (p.status = 'INVITED' OR p.source = 'AWAY')
      AND e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > ${at})
      AND CASE WHEN away.id IS NULL THEN p.source = 'AWAY'
        ELSE p.status = 'INVITED' OR p.reason IS DISTINCT FROM away.reason END
    -- As they are once they are held: somebody may answer, or leave, at this moment.
    FOR NO KEY UPDATE OF p`;
  if (due.length === 0) return [];
  // Row by row by their keys: a join of rows that have just been written may compare everybody with everybody.
  await tx.$executeRaw`
    INSERT INTO participants AS p (organization_id, event_id, contact_id, status, source, reason, invited_at)
    SELECT ${organizationId}::uuid, "eventId", "contactId",
      CASE WHEN "isAway" THEN 'DECLINED' ELSE 'INVITED' END::participant_status,
      CASE WHEN "isAway" THEN 'AWAY' END::answer_source, reason, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(due)}::jsonb)
      AS due ("eventId" uuid, "contactId" uuid, "isAway" boolean, reason text)
    ON CONFLICT (organization_id, event_id, contact_id) DO UPDATE
      SET status = excluded.status, source = excluded.source, reason = excluded.reason, answered_at = NULL`;
  await recordAudit(
    change,
    ...due.map(({ eventId, contactId, groupId, isAway, reason, wasReason }): AuditFacts => {
      const open = { contactId, status: 'INVITED', reason: wasReason };
      const away = { contactId, status: 'DECLINED', reason, source: 'AWAY' };
      return {
        action: 'event.away',
        subjectType: 'event',
        subjectId: eventId,
        groupId,
        before: isAway ? open : { ...open, status: 'DECLINED' },
        after: isAway ? away : { contactId, status: 'INVITED', reason: null },
      };
    }),
  );
  return due.map(({ eventId, contactId, isAway }) => ({ eventId, contactId, isAway }));
}

/** As answerAway, of all that somebody is invited to. */
export function answerAwayOf(change: Change, contactId: string): Promise<AwayAnswer[]> {
  return answerAway(change, sql`p.contact_id = ${contactId}::uuid`);
}
