import { planEvents } from '../alarms/event-alarms.ts';
import { planSeries } from '../alarms/series-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { anchorRule } from '../dates/anchor-rule.ts';
import { asLongBefore } from '../dates/as-long-before.ts';
import { nextOccurrences } from '../dates/recurrence-rule.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { stillToClose } from '../events/answer-terms.ts';
import { type NewStart, startLike } from '../events/move-event.ts';
import type { MovedEvent } from '../events/tell-moved.ts';
import { lockFollowing, type Occurrence, restOfRule } from './following.ts';
import { endLike } from './length.ts';
import { placedOf, placeEvents } from './place-events.ts';

/** Events of a series as they were and as they are, the one that was moved first. */
export interface MovedFollowing {
  before: Occurrence[];
  after: Occurrence[];
}

/**
 * Gives an event a new start and moves those of its series along that follow: its rule begins there (anchorRule), and
 * where it cannot, nothing more comes. Answers stand. Throws eventCancelled, seriesOrder where it would not be after
 * the one before it.
 */
export async function moveFollowing(
  change: Change,
  eventId: string,
  to: NewStart,
): Promise<MovedFollowing> {
  const before = await lockFollowing(change, eventId);
  const [first, ...later] = before;
  if (!first) throw new UserError('eventNotFound', {});
  const { number, title, zone, groupId } = first;
  if (first.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  if (to.startsAt) await requireInOrder(change, first, to.startsAt);

  const rest = restOfRule(first);
  const rule =
    rest !== null && to.startsAt ? anchorRule({ rule: rest, zone, startsAt: to.startsAt }) : null;
  const ruleAnswerBy = to.startsAt ? deadlineAt(first, to.startsAt, zone) : first.ruleAnswerBy;
  // What comes again is answered as long before as it was; one date alone keeps its deadline where it can.
  const answerBy = to.startsAt === null ? first.answerBy : stillToClose(ruleAnswerBy, change.at);
  const start = startLike(first, { answerBy, ...to }, change.at);
  const moved: Occurrence =
    rule === null || !to.startsAt
      ? {
          ...first,
          ...start,
          recurrence: null,
          occursAt: to.startsAt ?? first.occursAt,
          ruleAnswerBy,
        }
      : {
          ...first,
          ...start,
          recurrence: rule,
          ruleFrom: to.startsAt,
          seriesZone: zone,
          occursAt: to.startsAt,
          ruleAnswerBy,
        };
  const after = [moved, ...followAfter(moved, later, change.at)];
  await placeEvents(change, after.map(placedOf));
  const ids = after.map(({ id }) => id);
  await planEvents(change, ids);
  await planSeries(change, 'event', sql`s.id = ${eventId}::uuid`);
  await recordAudit(change, {
    action: 'event.move',
    subjectType: 'event',
    subjectId: eventId,
    groupId,
    before: asFacts(before),
    after: asFacts(after),
  });
  return { before, after };
}

/** The later ones in their order by the rule of the first; where it has no date for one, that stays, and ends with it. */
function followAfter(moved: Occurrence, later: readonly Occurrence[], at: Date): Occurrence[] {
  const { recurrence, startsAt, seriesZone, hasTime } = moved;
  const dates =
    recurrence === null || !startsAt || seriesZone === null
      ? []
      : nextOccurrences({ rule: recurrence, startsAt, zone: seriesZone }, startsAt, later.length);
  return later.map((event, place) => {
    const date = dates[place];
    if (!date) return { ...event, recurrence: null };
    const { ruleFrom } = moved;
    const endsAt = endLike(event, date, seriesZone!);
    const ruleAnswerBy = deadlineAt(event, date, seriesZone!);
    return {
      ...event,
      startsAt: date,
      occursAt: date,
      endsAt,
      hasTime,
      recurrence,
      ruleFrom,
      seriesZone,
      answerBy: stillToClose(ruleAnswerBy, at),
      ruleAnswerBy,
    };
  });
}

/** When answers to one of a series close by the rule, where it is at another date. */
function deadlineAt({ ruleAnswerBy, occursAt }: Occurrence, date: Date, zone: string): Date | null {
  if (!ruleAnswerBy || !occursAt) return null;
  return asLongBefore({ at: ruleAnswerBy, startsAt: occursAt }, date, zone);
}

/** A series is in the order of its dates: what follows would be told by the wrong one otherwise. */
async function requireInOrder(
  { tx, organizationId }: Change,
  { id, number, title }: Occurrence,
  startsAt: Date,
): Promise<void> {
  const [last] = await tx.$queryRaw<{ number: number; occursAt: Date }[]>`
    SELECT e.number, e.occurs_at AS "occursAt"
    FROM events this JOIN events e ON e.organization_id = this.organization_id AND e.series_id = this.series_id
      AND e.occurs_at < this.occurs_at
    WHERE this.organization_id = ${organizationId}::uuid AND this.id = ${id}::uuid
    ORDER BY e.occurs_at DESC LIMIT 1`;
  if (last && last.occursAt >= startsAt) {
    throw new UserError('seriesOrder', { number, title, before: last.number });
  }
}

/** As the log keeps it: the first as any move, the others beside it. */
function asFacts([first, ...following]: readonly Occurrence[]) {
  return { ...factsOf(first!), following: following.map(factsOf) };
}

function factsOf(event: Occurrence) {
  const { startsAt, endsAt, ruleFrom, occursAt, answerBy, ruleAnswerBy, ...rest } = placedOf(event);
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...rest,
    startsAt: text(startsAt),
    endsAt: text(endsAt),
    ruleFrom: text(ruleFrom),
    occursAt: text(occursAt),
    answerBy: text(answerBy),
    ruleAnswerBy: text(ruleAnswerBy),
  };
}

/** The same as those are told of it who answered: what was called off nobody is told of. */
export function movementsOf({ before, after }: MovedFollowing): MovedEvent[] {
  return before.flatMap((event, place) =>
    event.status === 'SCHEDULED' ? { before: event, moved: after[place]! } : [],
  );
}
