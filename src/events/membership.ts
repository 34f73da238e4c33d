import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { AnswerSource, EventStatus, ParticipantStatus } from '../db/generated/enums.ts';
import { answerAway } from './answer-away.ts';
import { type Promotion, promoteWaiting } from './waiting-list.ts';

/** Invites joiners to the group's events that have not started; answers the number of invitations. */
export async function inviteToUpcoming(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<number> {
  const { tx, organizationId, at } = change;
  const invited = await tx.$executeRaw`
    INSERT INTO participants (organization_id, event_id, contact_id, invited_at)
    SELECT e.organization_id, e.id, joiner.id, ${at}
    FROM events e CROSS JOIN unnest(${contactIds}::uuid[]) AS joiner (id)
    WHERE e.organization_id = ${organizationId}::uuid AND e.group_id = ${groupId}::uuid
      AND e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > ${at})
    ON CONFLICT (organization_id, event_id, contact_id) DO NOTHING`;
  if (invited > 0)
    await answerAway(
      change,
      sql`e.group_id = ${groupId}::uuid AND p.contact_id = ANY(${contactIds}::uuid[])`,
    );
  return invited;
}

/** Invites those members of an event's group who are not, unless it has started; answers how many. */
export async function inviteMembers(change: Change, eventId: string): Promise<number> {
  const { tx, organizationId, at } = change;
  const invited = await tx.$executeRaw`
    INSERT INTO participants (organization_id, event_id, contact_id, invited_at)
    SELECT e.organization_id, e.id, m.contact_id, ${at}
    FROM events e JOIN members m ON m.organization_id = e.organization_id AND m.group_id = e.group_id
      AND m.left_at IS NULL
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${eventId}::uuid
      AND (e.starts_at IS NULL OR e.starts_at > ${at})
    ON CONFLICT (organization_id, event_id, contact_id) DO NOTHING`;
  await answerAway(change, sql`p.event_id = ${eventId}::uuid`);
  return invited;
}

/** Invites people by name to events that are planned and have not started; answers nothing of those that have. */
export async function inviteByNameAgain(
  { tx, organizationId, at }: Change,
  invitations: readonly { eventId: string; contactId: string }[],
): Promise<void> {
  if (invitations.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO participants (organization_id, event_id, contact_id, invited_at, by_name)
    SELECT e.organization_id, e.id, wanted.contact_id, ${at}, TRUE
    FROM unnest(
      ${invitations.map(({ eventId }) => eventId)}::uuid[], ${invitations.map(({ contactId }) => contactId)}::uuid[]
    ) AS wanted (event_id, contact_id)
    JOIN events e ON e.organization_id = ${organizationId}::uuid AND e.id = wanted.event_id
    WHERE e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > ${at})
    ON CONFLICT (organization_id, event_id, contact_id) DO UPDATE SET by_name = TRUE`;
}

/** What somebody had answered to an event that they were taken out of, as the log keeps it. */
export interface LostAnswer {
  eventId: string;
  contactId: string;
  status: ParticipantStatus;
  guests: number;
  reason: string | null;
  source: AnswerSource | null;
  /** ISO texts. */
  invitedAt: string;
  answeredAt: string | null;
  ticket: number | null;
}

/**
 * Takes leavers out of the group's events that have not started, and gives their places on; whoever is
 * invited by name stays invited, unless `evenByName`. They leave what was called off too: it may take
 * place after all. Answers who moved up, and what the leavers had answered.
 */
export async function withdrawFromUpcoming(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
  { evenByName = false } = {},
): Promise<{ promoted: Promotion[]; answers: LostAnswer[] }> {
  const { tx, organizationId, at } = change;
  // Locked in one order before any participant, as every answer does, so that nobody deadlocks.
  const events = await tx.$queryRaw<{ id: string; status: EventStatus }[]>`
    SELECT id, status FROM events
    WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
      AND (starts_at IS NULL OR starts_at > ${at})
    ORDER BY id FOR UPDATE`;
  if (events.length === 0) return { promoted: [], answers: [] };
  const left = await tx.$queryRaw<LostAnswer[]>`
    DELETE FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ANY(${events.map(({ id }) => id)}::uuid[])
      AND contact_id = ANY(${contactIds}::uuid[]) AND (${evenByName} OR NOT by_name)
    RETURNING event_id AS "eventId", contact_id AS "contactId", status, guests, reason, source,
      to_jsonb(invited_at) AS "invitedAt", to_jsonb(answered_at) AS "answeredAt", waiting_ticket AS ticket`;
  const planned = events.flatMap(({ id, status }) => (status === 'SCHEDULED' ? id : []));
  return {
    promoted: await promoteWaiting(change, planned),
    // Whoever was away had answered nothing.
    answers: left.filter(
      ({ status, source, answeredAt }) =>
        source !== 'AWAY' && (status !== 'INVITED' || answeredAt !== null),
    ),
  };
}

/**
 * Gives back what people had answered to events before they were taken out of them, in a handful of
 * statements: as it was, with when and how it came, and the place in line. Who has answered again is left
 * as they are. Answers who finds their place gone to others, having done nothing; else who moves up
 * because places became free meanwhile.
 */
export async function restoreAnswers(
  change: Change,
  answers: readonly LostAnswer[],
): Promise<{ left: string } | { promoted: Promotion[] }> {
  if (answers.length === 0) return { promoted: [] };
  const { tx, organizationId } = change;
  const eventIds = answers.map(({ eventId }) => eventId);
  const events = await tx.$queryRaw<{ id: string; status: EventStatus }[]>`
    SELECT id, status FROM events
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${eventIds}::uuid[])
    ORDER BY id FOR UPDATE`;
  const given = await tx.$queryRaw<
    (LostAnswer & { name: string; groupId: string; fits: boolean })[]
  >`
    SELECT answer.*, e.group_id AS "groupId", c.name, to_jsonb(answer."invitedAt") AS "invitedAt",
      to_jsonb(answer."answeredAt") AS "answeredAt",
      e.capacity IS NULL OR e.capacity >= e.seats_taken
        + coalesce(sum(1 + answer.guests) FILTER (WHERE answer.status = 'GOING') OVER (PARTITION BY e.id), 0) AS fits
    FROM ${asRows(answers)}
    JOIN events e ON e.organization_id = ${organizationId}::uuid AND e.id = answer."eventId"
    JOIN contacts c ON c.organization_id = e.organization_id AND c.id = answer."contactId"
    LEFT JOIN participants p ON p.organization_id = e.organization_id AND p.event_id = e.id
      AND p.contact_id = answer."contactId"
    WHERE p.status IS NULL OR p.status = 'INVITED' OR p.source = 'AWAY'
    ORDER BY c.name_key, c.id`;
  const left = given.find(({ fits, status }) => !fits && status === 'GOING');
  if (left) return { left: left.name };
  await tx.$executeRaw`
    INSERT INTO participants (
      organization_id, event_id, contact_id, status, guests, reason, source, invited_at, answered_at, waiting_ticket
    )
    SELECT ${organizationId}::uuid, "eventId", "contactId", status, guests, reason, source, "invitedAt", "answeredAt",
      -- Entries of before tickets were kept: at the end of the line.
      CASE WHEN status = 'WAITLISTED' THEN coalesce(ticket, 2147483647) END
    FROM ${asRows(given)}
    ON CONFLICT (organization_id, event_id, contact_id) DO UPDATE
      SET status = excluded.status, guests = excluded.guests, reason = excluded.reason, source = excluded.source,
        invited_at = excluded.invited_at, answered_at = excluded.answered_at, waiting_ticket = excluded.waiting_ticket`;
  const waiting = given.filter(({ status }) => status === 'WAITLISTED');
  await numberLines(change, waiting);
  await recordAudit(
    change,
    ...given.map(
      ({ eventId, groupId, contactId, status, guests, reason, source }): AuditFacts => ({
        action: 'event.answer',
        subjectType: 'event',
        subjectId: eventId,
        groupId,
        before: { contactId, status: 'INVITED', guests: 0, reason: null },
        after: { contactId, status, guests, reason, source },
        reason: 'undo',
      }),
    ),
  );
  const planned = events.flatMap(({ id, status }) => (status === 'SCHEDULED' ? id : []));
  return { promoted: await promoteWaiting(change, planned) };
}

/** Answers as a table: answer. */
function asRows(answers: readonly LostAnswer[]): Sql {
  return sql`jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) AS answer (
    "eventId" uuid, "contactId" uuid, status participant_status, guests int, reason text, source answer_source,
    "invitedAt" timestamptz, "answeredAt" timestamptz, ticket int
  )`;
}

/**
 * Numbers the lines of events anew: somebody may have drawn the ticket meanwhile of who is back, who
 * stands in front of them.
 */
async function numberLines(
  { tx, organizationId }: Change,
  back: readonly LostAnswer[],
): Promise<void> {
  if (back.length === 0) return;
  await tx.$executeRaw`
    UPDATE participants p SET waiting_ticket = line.ticket
    FROM (
      SELECT w.event_id, w.contact_id, row_number() OVER (
        PARTITION BY w.event_id ORDER BY w.waiting_ticket, answer."contactId" IS NULL, w.answered_at, w.contact_id
      )::int AS ticket
      FROM participants w LEFT JOIN ${asRows(back)} ON answer."eventId" = w.event_id AND answer."contactId" = w.contact_id
      WHERE w.organization_id = ${organizationId}::uuid AND w.status = 'WAITLISTED'
        AND w.event_id = ANY(${back.map(({ eventId }) => eventId)}::uuid[])
    ) line
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = line.event_id
      AND p.contact_id = line.contact_id AND p.waiting_ticket <> line.ticket`;
}
