import { isAwayAt } from '../absences/away-at.ts';
import { askedAt } from '../alarms/event-alarms.ts';
import type { Ring } from '../alarms/ring.ts';
import { sql } from '../db/client.ts';
import type { AlarmKind, ParticipantStatus } from '../db/generated/enums.ts';
import { addressToPeople, type Recipient, type Write } from './tell-people.ts';

/** Those who have not answered are asked for it. */
export const remindUnanswered: Ring = remind('EVENT_UNANSWERED', 'INVITED', (say, event, to) =>
  say.unansweredReminder({ ...event, to }),
);

/** Those who are in are told where and when it begins. */
export const remindComing: Ring = remind('EVENT_COMING', 'GOING', (say, event, to) =>
  say.comingReminder({ ...event, to }),
);

function remind(kind: AlarmKind, status: ParticipantStatus, write: Write): Ring {
  return async (change, alarms) => {
    const { tx, organizationId, at } = change;
    const isAway = isAwayAt({
      organizationId: sql`e.organization_id`,
      contactId: sql`p.contact_id`,
      groupId: sql`e.group_id`,
      at: sql`${at}`,
    });
    const planned = alarms.map(({ plannedAt }) => plannedAt);
    const subjectIds = alarms.map(({ subjectId }) => subjectId);
    // Near its moment still: an event that was moved while this alarm was being rung has alarms of its own.
    const recipients = await tx.$queryRaw<Recipient[]>`
      SELECT e.id AS "eventId", p.contact_id AS "contactId"
      FROM unnest(${subjectIds}::uuid[], ${planned}::timestamptz[]) AS rung (id, planned_at)
      JOIN events e ON e.organization_id = ${organizationId}::uuid AND e.id = rung.id AND e.status = 'SCHEDULED'
        AND e.starts_at > ${at}
      JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id AND g.status = 'ACTIVE'
        AND ${kind === 'EVENT_UNANSWERED' ? askedAt : sql`e.starts_at - make_interval(mins => g.remind_coming)`}
          BETWEEN rung.planned_at - interval '1 day' AND rung.planned_at + interval '1 day'
      JOIN participants p ON p.organization_id = e.organization_id AND p.event_id = e.id
        AND p.status = ${status}::participant_status AND NOT ${isAway}
      JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
      ORDER BY e.starts_at, e.number, c.name_key, c.id`;
    const { messages } = await addressToPeople(change, recipients, write);
    const told = new Set(recipients.map(({ eventId }) => eventId));
    return {
      messages,
      idle: alarms.flatMap(({ id, subjectId }) => (told.has(subjectId) ? [] : id)),
    };
  };
}
