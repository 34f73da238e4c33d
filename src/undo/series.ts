import { planEvents } from '../alarms/event-alarms.ts';
import { planSeries, type SeriesKind, sources } from '../alarms/series-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { EventStatus } from '../db/generated/enums.ts';
import { dropPolls } from '../outbox/outbox.ts';
import { type Placed, placeEvents } from '../series/place-events.ts';
import { instantOf } from './instant-of.ts';
import { cannotUndo } from './inverse.ts';

/** As the log keeps when one of a series is: instants as ISO texts. */
export type PlacedFacts = {
  [Key in keyof Placed]: Placed[Key] extends Date | null ? string | null : Placed[Key];
};

/** A rule that was taken away. */
export interface Rule {
  id: string;
  recurrence: string | null;
}

/**
 * Takes away what came of a series by itself since an instant, but for those that are kept: called off and out of the
 * series, or erased. What others have answered stands in the way, or stays where it `orStands`. Throws cannotUndo.
 */
export async function withdrawMade(
  change: Change,
  { seriesId, title }: { seriesId: string; title: string },
  {
    since,
    kept,
    erase = false,
    orStands = false,
  }: { since: Date; kept: readonly string[]; erase?: boolean; orStands?: boolean },
): Promise<void> {
  const { tx, organizationId, actor, at } = change;
  const made = await tx.$queryRaw<
    {
      id: string;
      number: number;
      title: string;
      groupId: string;
      status: EventStatus;
      other: string | null;
    }[]
  >`
    SELECT e.id, e.number, e.title, e.group_id AS "groupId", e.status, (
      SELECT c.name FROM participants p
      JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
      WHERE p.organization_id = e.organization_id AND p.event_id = e.id AND p.status <> 'INVITED'
        AND p.contact_id IS DISTINCT FROM ${actor.contactId}::uuid LIMIT 1
    ) AS other
    FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.series_id = ${seriesId}::uuid AND e.created_at >= ${since}
      AND e.id <> ALL(${kept}::uuid[])
    ORDER BY e.id FOR UPDATE OF e`;
  const answered = made.find(({ other }) => other !== null);
  if (answered && !orStands) throw cannotUndo(title, 'answered', answered.other!);
  const gone = made.filter(({ other }) => other === null);
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id);
    await dropPolls(change, ...gone.map(({ number }) => number));
    if (erase) {
      await tx.$executeRaw`
        DELETE FROM events WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
    } else {
      await tx.$executeRaw`
        UPDATE events SET status = 'CANCELLED', recurrence = NULL, series_id = NULL, rule_from = NULL, series_zone = NULL,
          occurs_at = NULL, rule_answer_by = NULL, updated_at = ${at}
        WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
    }
    await recordAudit(
      change,
      ...gone.map(({ id, number, title, groupId, status }) => ({
        action: 'event.cancel' as const,
        subjectType: 'event',
        subjectId: id,
        groupId,
        before: { number, title, status },
        after: { number, status: 'CANCELLED' },
        reason: 'undo',
      })),
    );
  }
  await planSeries(change, 'event', sql`s.series_id = ${seriesId}::uuid`);
}

/** Has a series end no more: each has the rule again that it had. */
export async function giveRulesBack(
  change: Change,
  kind: SeriesKind,
  rules: readonly Rule[],
): Promise<void> {
  const { tx, organizationId, at } = change;
  await tx.$executeRaw`
    UPDATE ${sources[kind].table} s SET recurrence = rule.recurrence, updated_at = ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) AS rule (id uuid, recurrence text)
    WHERE s.organization_id = ${organizationId}::uuid AND s.id = rule.id AND s.series_id IS NOT NULL`;
  await planSeries(change, kind, sql`s.id = ANY(${rules.map(({ id }) => id)}::uuid[])`);
}

/** What only the entry of a move of several has. */
type OfRule = 'id' | 'ruleFrom' | 'seriesZone' | 'occursAt' | 'answerBy' | 'ruleAnswerBy';

/** Events of a series that were moved: they are when they were, unless one was moved again since. Throws cannotUndo. */
export async function moveBack(
  change: Change,
  {
    id,
    title,
    seriesId,
    groupId,
    since,
  }: { id: string; title: string; seriesId: string | null; groupId: string | null; since: Date },
  before: Omit<PlacedFacts, OfRule> & {
    following?: PlacedFacts[];
  },
  after: typeof before,
): Promise<void> {
  const { tx, organizationId } = change;
  const was = [before as unknown as PlacedFacts, ...(before.following ?? [])];
  const set = [after as unknown as PlacedFacts, ...(after.following ?? [])];
  const ids = was.map((one) => one.id);
  const now = await tx.$queryRaw<{ id: string; startsAt: Date | null }[]>`
    SELECT id, starts_at AS "startsAt" FROM events
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const isMoved = set.some(
    (one) =>
      now.find((row) => row.id === one.id)?.startsAt?.getTime() !==
      instantOf(one.startsAt)?.getTime(),
  );
  if (isMoved || seriesId === null) throw cannotUndo(title, 'changed');
  await withdrawMade(change, { seriesId, title }, { since, kept: ids });
  await placeEvents(
    change,
    was.map((one) => ({
      ...one,
      startsAt: instantOf(one.startsAt),
      endsAt: instantOf(one.endsAt),
      ruleFrom: instantOf(one.ruleFrom),
      occursAt: instantOf(one.occursAt),
      answerBy: instantOf(one.answerBy),
      ruleAnswerBy: instantOf(one.ruleAnswerBy),
    })),
  );
  await planEvents(change, ids);
  await planSeries(change, 'event', sql`s.id = ${id}::uuid`);
  await recordAudit(change, {
    action: 'event.move',
    subjectType: 'event',
    subjectId: id,
    groupId,
    before: { ...set[0]!, following: set.slice(1) },
    after: { ...was[0]!, following: was.slice(1) },
    reason: 'undo',
  });
}
