import type { Change } from '../audit/change.ts';
import type { ParticipantStatus } from '../db/generated/enums.ts';
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

/** What somebody had answered to an event that they were taken out of; a reason is not kept. */
export interface LostAnswer {
  eventId: string;
  contactId: string;
  status: ParticipantStatus;
  guests: number;
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
    RETURNING event_id AS "eventId", contact_id AS "contactId", status, guests`;
  return {
    promoted: await promoteWaiting(change, eventIds),
    answers: left.filter(({ status }) => status !== 'INVITED'),
  };
}

/**
 * Gives back what people had answered to events before they were taken out of them, in one statement;
 * who waited waits at the end of the line. Answers false, having done nothing, where the places of
 * some have gone to others.
 */
export async function restoreAnswers(
  { tx, organizationId, at }: Change,
  answers: readonly LostAnswer[],
): Promise<boolean> {
  if (answers.length === 0) return true;
  const rows = JSON.stringify(answers);
  await tx.$queryRaw`
    SELECT id FROM events
    WHERE organization_id = ${organizationId}::uuid
      AND id IN (SELECT "eventId" FROM jsonb_to_recordset(${rows}::jsonb) AS answer ("eventId" uuid))
    ORDER BY id FOR UPDATE`;
  const [short] = await tx.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM jsonb_to_recordset(${rows}::jsonb) AS answer ("eventId" uuid, status text, guests int)
    JOIN events e ON e.organization_id = ${organizationId}::uuid AND e.id = answer."eventId"
    WHERE answer.status = 'GOING' AND e.capacity IS NOT NULL
    GROUP BY e.id, e.capacity, e.seats_taken
    HAVING e.seats_taken + sum(1 + answer.guests) > e.capacity LIMIT 1`;
  if (short) return false;
  await tx.$executeRaw`
    UPDATE participants p SET status = answer.status::participant_status, guests = answer.guests,
      source = 'COMMAND', answered_at = ${at},
      waiting_ticket = CASE WHEN answer.status = 'WAITLISTED' THEN answer.ticket END
    FROM (
      SELECT given.*, row_number() OVER (PARTITION BY given."eventId" ORDER BY given."contactId") + coalesce((
        SELECT max(waiting_ticket) FROM participants w
        WHERE w.organization_id = ${organizationId}::uuid AND w.event_id = given."eventId"
      ), 0) AS ticket
      FROM jsonb_to_recordset(${rows}::jsonb) AS given ("eventId" uuid, "contactId" uuid, status text, guests int)
    ) answer
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = answer."eventId"
      AND p.contact_id = answer."contactId"`;
  return true;
}
