import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import type { EventStatus } from '../db/generated/enums.ts';
import { answerEvent } from '../events/answer-event.ts';
import { moveEvent } from '../events/move-event.ts';
import { retractAnswer } from '../events/retract-answer.ts';
import type { Standing } from '../languages/reply.ts';
import { cannotUndo, type Inverse } from './inverse.ts';

interface EventRow {
  number: number;
  title: string;
  status: EventStatus;
  startsAt: Date | null;
  hasTime: boolean;
  zone: string;
}

/** The event of an entry, locked. Throws cannotUndo where it is gone. */
async function lockEventRow({ tx, organizationId }: Change, id: string): Promise<EventRow> {
  const [event] = await tx.$queryRaw<EventRow[]>`
    SELECT e.number, e.title, e.status, e.starts_at AS "startsAt", e.has_time AS "hasTime",
      coalesce(g.time_zone, o.time_zone) AS zone
    FROM events e
    JOIN organizations o ON o.id = e.organization_id
    JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${id}::uuid FOR UPDATE OF e`;
  if (!event) throw cannotUndo('', 'changed');
  return event;
}

/** Somebody other than the actor who has answered an event. */
async function findAnswer(
  { tx, organizationId, actor }: Change,
  eventId: string,
  among: readonly string[] | null = null,
): Promise<string | undefined> {
  const [other] = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.name FROM participants p
    JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid AND p.status <> 'INVITED'
      AND p.contact_id IS DISTINCT FROM ${actor.contactId}::uuid
      AND (${among}::uuid[] IS NULL OR p.contact_id = ANY(${among}::uuid[]))
    LIMIT 1`;
  return other?.name;
}

/** An event that was planned: cancelled, unless others count on it. */
const undoCreate: Inverse = async (change, { subjectId, groupId }, { erase }) => {
  const { tx, organizationId, at } = change;
  const { number, title, status } = await lockEventRow(change, subjectId);
  if (status === 'CANCELLED') throw cannotUndo(title, 'changed');
  const other = await findAnswer(change, subjectId);
  if (other) throw cannotUndo(title, 'answered', other);
  if (erase) {
    await tx.$executeRaw`
      DELETE FROM events WHERE organization_id = ${organizationId}::uuid AND id = ${subjectId}::uuid`;
    change.freedNumbers.push(number);
  } else {
    await tx.$executeRaw`
      UPDATE events SET status = 'CANCELLED', updated_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND id = ${subjectId}::uuid`;
  }
  await recordAudit(change, {
    action: 'event.cancel',
    subjectType: 'event',
    subjectId,
    groupId,
    before: { number, title, status },
    after: { number, status: 'CANCELLED' },
    reason: 'undo',
  });
  return { undone: { kind: 'event', number, title } };
};

interface AnswerFacts {
  contactId: string;
  status: Standing;
  guests: number;
  reason: string | null;
}

/** An answer: the one before it counts again. A place that was given up may be somebody else's by now. */
const undoAnswer: Inverse = async (change, { subjectId, before, after }) => {
  const { tx, organizationId } = change;
  const { number, title } = await lockEventRow(change, subjectId);
  const was = before as unknown as AnswerFacts;
  const given = after as unknown as AnswerFacts;
  const { contactId, status, guests } = was;
  const [now] = await tx.$queryRaw<{ status: Standing; guests: number }[]>`
    SELECT status, guests FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${subjectId}::uuid AND contact_id = ${contactId}::uuid`;
  // Whoever waited may have moved up meanwhile: it is still their answer.
  const hasMovedUp = given.status === 'WAITLISTED' && now?.status === 'GOING';
  if (!now || now.guests !== given.guests || (now.status !== given.status && !hasMovedUp)) {
    throw cannotUndo(title, 'changed');
  }
  const undone = { kind: 'answer', number, title, status, guests } as const;
  if (status === 'INVITED') {
    return { undone, promoted: await retractAnswer(change, subjectId, contactId) };
  }
  const outcome = await answerEvent(change, subjectId, contactId, {
    status: status === 'WAITLISTED' ? 'GOING' : status,
    guests,
    reason: was.reason,
    source: 'COMMAND',
  });
  if (status === 'GOING' && outcome.status !== 'GOING') throw cannotUndo(title, 'placeGone');
  return { undone: { ...undone, status: outcome.status }, promoted: outcome.promoted };
};

interface StartFacts {
  startsAt: string | null;
  endsAt: string | null;
  hasTime: boolean;
}

const undoMove: Inverse = async (change, { subjectId, before, after }) => {
  const { number, title, startsAt, zone } = await lockEventRow(change, subjectId);
  const was = before as unknown as StartFacts;
  const set = after as unknown as StartFacts;
  if ((startsAt?.toISOString() ?? null) !== set.startsAt) throw cannotUndo(title, 'changed');
  const at = was.startsAt === null ? null : new Date(was.startsAt);
  const endsAt = was.endsAt === null ? null : new Date(was.endsAt);
  await moveEvent(change, subjectId, { startsAt: at, hasTime: was.hasTime, endsAt });
  const start = at && { at, hasTime: was.hasTime, zone };
  return { undone: { kind: 'eventStart', number, title, start }, restoredEventId: subjectId };
};

const undoCancel: Inverse = async (change, { subjectId, groupId }) => {
  const { tx, organizationId, at } = change;
  const { number, title, status } = await lockEventRow(change, subjectId);
  if (status !== 'CANCELLED') throw cannotUndo(title, 'changed');
  await tx.$executeRaw`
    UPDATE events SET status = 'SCHEDULED', updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${subjectId}::uuid`;
  await recordAudit(change, {
    action: 'event.restore',
    subjectType: 'event',
    subjectId,
    groupId,
    before: { number, status },
    after: { number, status: 'SCHEDULED' },
    reason: 'undo',
  });
  return { undone: { kind: 'eventOn', number, title }, restoredEventId: subjectId };
};

const undoInvite: Inverse = async (change, { subjectId, groupId, after }) => {
  const { tx, organizationId } = change;
  const { number, title } = await lockEventRow(change, subjectId);
  const { contactIds } = after as { contactIds: string[] };
  const other = await findAnswer(change, subjectId, contactIds);
  if (other) throw cannotUndo(title, 'answered', other);
  const people = await tx.$executeRaw`
    DELETE FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${subjectId}::uuid
      AND contact_id = ANY(${contactIds}::uuid[]) AND status = 'INVITED'`;
  await recordAudit(change, {
    action: 'event.uninvite',
    subjectType: 'event',
    subjectId,
    groupId,
    before: { contactIds },
    reason: 'undo',
  });
  return { undone: { kind: 'invitations', number, title, people } };
};

export const eventInverses: Record<string, Inverse> = {
  'event.create': undoCreate,
  'event.answer': undoAnswer,
  'event.move': undoMove,
  'event.cancel': undoCancel,
  'event.invite': undoInvite,
};
