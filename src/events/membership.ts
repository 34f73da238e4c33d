import type { Change } from '../audit/change.ts';
import type { ParticipantStatus } from '../db/generated/enums.ts';
import { unanswered } from './seat.ts';
import { writeStandings } from './standings.ts';
import { type Promotion, promoteWaiting } from './waiting-list.ts';

/** Invites joiners to the group's events that have not started; answers the number of invitations. */
export function inviteToUpcoming(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<number> {
  const { tx, organizationId, at } = change;
  return tx.$executeRaw`
    INSERT INTO participants (organization_id, event_id, contact_id, invited_at)
    SELECT e.organization_id, e.id, joiner.id, ${at}
    FROM events e CROSS JOIN unnest(${contactIds}::uuid[]) AS joiner (id)
    WHERE e.organization_id = ${organizationId}::uuid AND e.group_id = ${groupId}::uuid
      AND e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > ${at})
    ON CONFLICT (organization_id, event_id, contact_id) DO NOTHING`;
}

/** Invites those members of an event's group who are not, unless it has started; answers how many. */
export function inviteMembers(change: Change, eventId: string): Promise<number> {
  const { tx, organizationId, at } = change;
  return tx.$executeRaw`
    INSERT INTO participants (organization_id, event_id, contact_id, invited_at)
    SELECT e.organization_id, e.id, m.contact_id, ${at}
    FROM events e JOIN members m ON m.organization_id = e.organization_id AND m.group_id = e.group_id
      AND m.left_at IS NULL
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${eventId}::uuid
      AND (e.starts_at IS NULL OR e.starts_at > ${at})
    ON CONFLICT (organization_id, event_id, contact_id) DO NOTHING`;
}

/** What somebody had answered to an event that they were taken out of. */
export interface LostAnswer {
  eventId: string;
  contactId: string;
  status: ParticipantStatus;
  guests: number;
  reason: string | null;
}

/**
 * Takes leavers out of the group's events that have not started, and gives their places on. Answers
 * who moved up, and what the leavers had answered.
 */
export async function withdrawFromUpcoming(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<{ promoted: Promotion[]; answers: LostAnswer[] }> {
  const { tx, organizationId, at } = change;
  // Locked in one order before any participant, as every answer does, so that nobody deadlocks.
  const events = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM events
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND status = 'SCHEDULED' AND (starts_at IS NULL OR starts_at > ${at})
    ORDER BY id FOR UPDATE`;
  if (events.length === 0) return { promoted: [], answers: [] };
  const eventIds = events.map(({ id }) => id);
  const left = await tx.$queryRaw<LostAnswer[]>`
    DELETE FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ANY(${eventIds}::uuid[])
      AND contact_id = ANY(${contactIds}::uuid[])
    RETURNING event_id AS "eventId", contact_id AS "contactId", status, guests, reason`;
  return {
    promoted: await promoteWaiting(change, eventIds),
    answers: left.filter(({ status }) => status !== 'INVITED'),
  };
}

/**
 * Gives back what people had answered to events before they were taken out of them, in a handful of
 * statements; who waited waits at the end of the line, and who has answered again is left as they are.
 * Answers who finds their place gone to others, having done nothing; else null.
 */
export async function restoreAnswers(
  change: Change,
  answers: readonly LostAnswer[],
): Promise<string | null> {
  if (answers.length === 0) return null;
  const { tx, organizationId } = change;
  const eventIds = answers.map(({ eventId }) => eventId);
  await tx.$queryRaw`
    SELECT id FROM events
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${eventIds}::uuid[])
    ORDER BY id FOR UPDATE`;
  const given = await tx.$queryRaw<
    (LostAnswer & { name: string; groupId: string; fits: boolean; ticket: number | null })[]
  >`
    SELECT e.id AS "eventId", e.group_id AS "groupId", p.contact_id AS "contactId", c.name, answer.status,
      answer.guests, answer.reason,
      e.capacity IS NULL OR e.capacity >= e.seats_taken
        + coalesce(sum(1 + answer.guests) FILTER (WHERE answer.status = 'GOING') OVER (PARTITION BY e.id), 0) AS fits,
      CASE WHEN answer.status = 'WAITLISTED' THEN
        row_number() OVER (PARTITION BY e.id, answer.status ORDER BY p.contact_id)::int + coalesce((
          SELECT max(waiting_ticket) FROM participants w
          WHERE w.organization_id = e.organization_id AND w.event_id = e.id
        ), 0)
      END AS ticket
    FROM jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) AS answer (
      "eventId" uuid, "contactId" uuid, status participant_status, guests int, reason text
    )
    JOIN events e ON e.organization_id = ${organizationId}::uuid AND e.id = answer."eventId"
    JOIN participants p ON p.organization_id = e.organization_id AND p.event_id = e.id
      AND p.contact_id = answer."contactId" AND p.status = 'INVITED'
    JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
    ORDER BY c.name_key, c.id`;
  const left = given.find(({ fits, status }) => !fits && status === 'GOING');
  if (left) return left.name;
  const restored = given.map(
    ({ eventId, groupId, contactId, name: _name, fits: _fits, ...after }) => {
      return { event: { id: eventId, groupId }, contactId, before: unanswered, after };
    },
  );
  await writeStandings(change, restored, 'COMMAND');
  return null;
}
