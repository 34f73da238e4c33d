import { planEvents } from '../alarms/event-alarms.ts';
import { planSeries } from '../alarms/series-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { asLongBefore } from '../dates/as-long-before.ts';
import type { OfSeries } from '../dates/repeats.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { answerAway } from './answer-away.ts';
import { stillToClose } from './answer-terms.ts';

/** When an event is to be; without an end of its own it keeps its length. */
export interface NewStart {
  /** Null takes the date away. */
  startsAt: Date | null;
  hasTime: boolean;
  endsAt?: Date | null;
  /** Left open, it stays while it is before the start, else it keeps its distance from it. */
  answerBy?: Date | null;
}

/** When an event is to be by now, and how it comes again. */
export type Moved = Required<NewStart> & Omit<OfSeries, keyof NewStart>;

/**
 * Gives an event a new start, or its first; answers stand. What comes again goes on by its rule: this one alone is
 * moved. Throws eventNotFound, eventCancelled.
 */
export async function moveEvent(change: Change, eventId: string, to: NewStart): Promise<Moved> {
  const { tx, organizationId, at } = change;
  const [event] = await tx.$queryRaw<
    (Moved & { number: number; title: string; groupId: string; status: string; zone: string })[]
  >`
    SELECT e.number, e.title, e.group_id AS "groupId", e.status, e.starts_at AS "startsAt",
      e.has_time AS "hasTime", e.ends_at AS "endsAt", e.recurrence, e.rule_from AS "ruleFrom", e.series_zone AS "seriesZone",
      e.occurs_at AS "occursAt", e.answer_by AS "answerBy", coalesce(g.time_zone, o.time_zone) AS zone
    FROM events e
    JOIN organizations o ON o.id = e.organization_id
    JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${eventId}::uuid FOR UPDATE OF e`;
  if (!event) throw new UserError('eventNotFound', {});
  const { number, title, groupId } = event;
  if (event.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  const moved: Moved = { ...event, ...startLike(event, to, change.at) };
  await tx.event.updateMany({
    where: { organizationId, id: eventId },
    data: {
      startsAt: moved.startsAt,
      hasTime: moved.hasTime,
      endsAt: moved.endsAt,
      answerBy: moved.answerBy,
      updatedAt: at,
    },
  });
  await planEvents(change, [eventId]);
  if (event.recurrence !== null) await planSeries(change, 'event', sql`s.id = ${eventId}::uuid`);
  await recordAudit(change, {
    action: 'event.move',
    subjectType: 'event',
    subjectId: eventId,
    groupId,
    before: startOf(event),
    after: startOf(moved),
  });
  await answerAway(change, sql`p.event_id = ${eventId}::uuid`);
  return moved;
}

/**
 * The new start with the length that is kept, where no end is said, and when answers close: as before, or where that
 * would be after the start, as long before it as it was; at no time where that is past.
 */
export function startLike(
  { startsAt, endsAt, answerBy, zone }: StartOf,
  to: NewStart,
  at: Date,
): Required<NewStart> {
  const length = startsAt && endsAt && to.hasTime ? endsAt.getTime() - startsAt.getTime() : null;
  const sameLength =
    to.startsAt === null || length === null ? null : new Date(to.startsAt.getTime() + length);
  const isKept = answerBy === null || to.startsAt === null || answerBy < to.startsAt;
  return {
    startsAt: to.startsAt,
    hasTime: to.hasTime,
    endsAt: to.endsAt === undefined ? sameLength : to.endsAt,
    answerBy:
      to.answerBy !== undefined
        ? to.answerBy
        : isKept
          ? answerBy
          : stillToClose(
              startsAt && asLongBefore({ at: answerBy, startsAt }, to.startsAt!, zone),
              at,
            ),
  };
}

/** When something is, on the clock of a zone. */
type StartOf = Pick<Moved, 'startsAt' | 'endsAt' | 'answerBy'> & { zone: string };

function startOf({ startsAt, hasTime, endsAt, recurrence, answerBy }: Moved) {
  return {
    startsAt: startsAt?.toISOString() ?? null,
    hasTime,
    endsAt: endsAt?.toISOString() ?? null,
    recurrence,
    answerBy: answerBy?.toISOString() ?? null,
  };
}
