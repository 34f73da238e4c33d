import { absencesAt } from '../absences/away-at.ts';
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

/**
 * Brings invitations `p` to events `e` that are to come into line with when people are away: one that nobody has
 * answered to an event in such a time is answered no, and what was answered so and lies in none any more is open
 * again. What somebody answered stands. Two statements, however many invitations; every service that writes or
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
  const answered = await tx.$queryRaw<
    (AwayAnswer & { groupId: string; reason: string | null; wasReason: string | null })[]
  >`
    WITH due AS (
      SELECT p.event_id, p.contact_id, e.group_id, p.reason AS was_reason, away.id IS NOT NULL AS is_away, away.reason
      FROM participants p
      JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
      LEFT JOIN LATERAL (
        SELECT a.id, a.reason FROM ${away} LIMIT 1
      ) away ON TRUE
      WHERE p.organization_id = ${organizationId}::uuid AND ${which}
        AND e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > ${at})
        AND CASE WHEN away.id IS NULL THEN p.source = 'AWAY'
          ELSE p.status = 'INVITED' OR (p.source = 'AWAY' AND p.reason IS DISTINCT FROM away.reason) END
    )
    UPDATE participants p
    SET status = CASE WHEN due.is_away THEN 'DECLINED' ELSE 'INVITED' END::participant_status,
      source = CASE WHEN due.is_away THEN 'AWAY' END::answer_source, reason = due.reason, answered_at = NULL
    FROM due
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = due.event_id AND p.contact_id = due.contact_id
      -- Asked again of the row as it is once it is held: they may have answered at this moment.
      AND (p.status = 'INVITED' OR p.source = 'AWAY')
    RETURNING p.event_id AS "eventId", p.contact_id AS "contactId", due.is_away AS "isAway", due.group_id AS "groupId",
      due.reason, due.was_reason AS "wasReason"`;
  await recordAudit(
    change,
    ...answered.map(({ eventId, contactId, groupId, isAway, reason, wasReason }): AuditFacts => {
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
  return answered.map(({ eventId, contactId, isAway }) => ({ eventId, contactId, isAway }));
}

/** As answerAway, of all that somebody is invited to. */
export function answerAwayOf(change: Change, contactId: string): Promise<AwayAnswer[]> {
  return answerAway(change, sql`p.contact_id = ${contactId}::uuid`);
}
