import { planEvents } from '../alarms/event-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { anchorRule } from '../dates/anchor-rule.ts';
import { UserError } from '../errors.ts';

/** When an event is to be; without an end of its own it keeps its length. */
export interface NewStart {
  /** Null takes the date away. */
  startsAt: Date | null;
  hasTime: boolean;
  endsAt?: Date | null;
  /** RFC 5545. Left open, the rule that there is moves along where it can (anchorRule), else it ends. */
  recurrence?: string | null;
  /** Left open, it stays while it is before the start, else it keeps its distance from it. */
  answerBy?: Date | null;
}

/** When an event is to be by now, and how it comes again. */
export type Moved = Required<NewStart>;

/** Gives an event a new start, or its first; answers stand. Throws eventNotFound, eventCancelled. */
export async function moveEvent(change: Change, eventId: string, to: NewStart): Promise<Moved> {
  const { tx, organizationId, at } = change;
  const [event] = await tx.$queryRaw<
    (Moved & { number: number; title: string; groupId: string; status: string; zone: string })[]
  >`
    SELECT e.number, e.title, e.group_id AS "groupId", e.status, e.starts_at AS "startsAt",
      e.has_time AS "hasTime", e.ends_at AS "endsAt", e.recurrence, e.answer_by AS "answerBy", coalesce(g.time_zone, o.time_zone) AS zone
    FROM events e
    JOIN organizations o ON o.id = e.organization_id
    JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${eventId}::uuid FOR UPDATE OF e`;
  if (!event) throw new UserError('eventNotFound', {});
  const { number, title, groupId, startsAt, endsAt } = event;
  if (event.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  const length = startsAt && endsAt && to.hasTime ? endsAt.getTime() - startsAt.getTime() : null;
  const sameLength =
    to.startsAt === null || length === null ? null : new Date(to.startsAt.getTime() + length);
  const moved = {
    startsAt: to.startsAt,
    hasTime: to.hasTime,
    endsAt: to.endsAt === undefined ? sameLength : to.endsAt,
    recurrence: to.recurrence === undefined ? movedRule(event, to.startsAt) : to.recurrence,
    answerBy: to.answerBy === undefined ? movedDeadline(event, to.startsAt, at) : to.answerBy,
  };
  await tx.event.updateMany({
    where: { organizationId, id: eventId },
    data: { ...moved, updatedAt: at },
  });
  await planEvents(change, [eventId]);
  await recordAudit(change, {
    action: 'event.move',
    subjectType: 'event',
    subjectId: eventId,
    groupId,
    before: startOf(event),
    after: startOf(moved),
  });
  return moved;
}

/** Answers that would close after the start close as long before it as they did; at no time where that is past. */
function movedDeadline(
  { answerBy, startsAt: before }: Pick<Moved, 'answerBy' | 'startsAt'>,
  startsAt: Date | null,
  at: Date,
): Date | null {
  if (answerBy === null || startsAt === null || answerBy < startsAt) return answerBy;
  if (before === null) return null;
  const moved = new Date(startsAt.getTime() - (before.getTime() - answerBy.getTime()));
  return moved > at ? moved : null;
}

function movedRule(
  { recurrence: rule, zone }: { recurrence: string | null; zone: string },
  startsAt: Date | null,
): string | null {
  return rule !== null && startsAt ? anchorRule({ rule, zone, startsAt }) : null;
}

function startOf({ startsAt, hasTime, endsAt, recurrence, answerBy }: Moved) {
  return {
    startsAt: startsAt?.toISOString() ?? null,
    hasTime,
    endsAt: endsAt?.toISOString() ?? null,
    recurrence,
    answerBy: answerBy?.toISOString() ?? null,
  };
}
