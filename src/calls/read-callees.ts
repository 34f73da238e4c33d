import type { Scope } from '../change/change.ts';
import type { Sql } from '../db/client.ts';
import { zoneOfPhone } from '../forms/zone-of-phone.ts';
import { turnsOf } from '../outbox/turns.ts';
import type { Callee } from './decide.ts';

/** Somebody to be called, by name. */
export interface KnownCallee extends Callee {
  name: string;
  /** So many hours before their appointment they are called; null where nothing says. */
  hoursBefore: number | null;
}

type Row = Omit<KnownCallee, 'zone' | 'turns'> & { timeZone: string | null; turns: Date[] | null };

/**
 * What is known at this moment of people `who`: a query of contact_id, campaign_id, reason, event_id, task_id,
 * group_id, by_name (whether they are called by name, and not as members), custom_hours_before and place, by which
 * they are ordered. One statement, each person by keys.
 */
export async function readCallees(
  { tx, organizationId }: Scope,
  who: Sql,
  { at, home }: { at: Date; home: string },
): Promise<KnownCallee[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT who.contact_id AS "contactId", c.name, c.phone, c.time_zone AS "timeZone",
      c.deleted_at IS NOT NULL OR CASE
        WHEN who.group_id IS NULL THEN FALSE
        WHEN NOT EXISTS (
          SELECT FROM groups g WHERE g.organization_id = c.organization_id AND g.id = who.group_id AND g.status = 'ACTIVE'
        ) THEN TRUE
        WHEN who.by_name OR who.reason IN ('EVENT', 'TASK') THEN FALSE
        ELSE NOT EXISTS (
          SELECT FROM members m WHERE m.organization_id = c.organization_id AND m.group_id = who.group_id
            AND m.contact_id = c.id AND m.left_at IS NULL
        )
      END AS "isGone",
      c.opted_out_at IS NOT NULL AS "optedOut", c.do_not_call_at IS NOT NULL AS "doNotCall", c.call_consent AS consent,
      CASE who.reason
        WHEN 'EVENT' THEN EXISTS (
          SELECT FROM participants p JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id
          WHERE p.organization_id = c.organization_id AND p.event_id = who.event_id AND p.contact_id = c.id
            AND p.status = 'INVITED' AND e.status = 'SCHEDULED'
        )
        WHEN 'TASK' THEN EXISTS (
          SELECT FROM tasks t WHERE t.organization_id = c.organization_id AND t.assignee_id = c.id
            AND (t.id = who.task_id OR t.parent_id = who.task_id) AND t.status = 'OPEN'
        )
        WHEN 'APPOINTMENT' THEN coalesce(c.appointment_status, 'PENDING') = 'PENDING'
        ELSE TRUE
      END AS stands,
      CASE WHEN who.reason = 'APPOINTMENT' THEN c.appointment_time END AS "appointmentTime",
      coalesce(who.custom_hours_before, c.call_hours_before) AS "hoursBefore",
      (
        SELECT max(own.ended_at) FROM calls own
        WHERE own.organization_id = c.organization_id AND own.contact_id = c.id AND own.outcome = 'ANSWERED'
          AND own.campaign_id IS DISTINCT FROM who.campaign_id
      ) AS "reachedAt",
      (SELECT array_agg(turn.at ORDER BY turn.at) FROM (${turnsOf(at)}) turn) AS turns
    FROM (${who}) who
    CROSS JOIN LATERAL (
      SELECT * FROM contacts WHERE organization_id = ${organizationId}::uuid AND id = who.contact_id OFFSET 0
    ) c
    ORDER BY who.place`;
  return rows.map(({ timeZone, turns, ...row }) => ({
    ...row,
    turns: turns ?? [],
    zone: timeZone ?? (row.phone === null ? undefined : zoneOfPhone(row.phone)) ?? home,
  }));
}
