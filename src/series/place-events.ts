import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { answerAway } from '../events/answer-away.ts';
import type { Occurrence } from './following.ts';

/** When events of a series are, and the rule by which they are. */
export type Placed = Pick<
  Occurrence,
  | 'id'
  | 'startsAt'
  | 'endsAt'
  | 'hasTime'
  | 'recurrence'
  | 'ruleFrom'
  | 'seriesZone'
  | 'occursAt'
  | 'answerBy'
  | 'ruleAnswerBy'
>;

/** The same of a row, and nothing else. */
export function placedOf(event: Placed): Placed {
  const { id, startsAt, endsAt, hasTime, recurrence, ruleFrom, seriesZone, occursAt } = event;
  const { answerBy, ruleAnswerBy } = event;
  const when = { startsAt, endsAt, hasTime, answerBy };
  return { id, ...when, recurrence, ruleFrom, seriesZone, occursAt, ruleAnswerBy };
}

/** Puts events of a series at other dates. They are taken out first: one may come to where another still is. */
export async function placeEvents(change: Change, events: readonly Placed[]): Promise<void> {
  const { tx, organizationId, at } = change;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS placed (
    id uuid, "startsAt" timestamptz, "endsAt" timestamptz, "hasTime" boolean, recurrence text, "ruleFrom" timestamptz,
    "seriesZone" text, "occursAt" timestamptz, "answerBy" timestamptz, "ruleAnswerBy" timestamptz
  )`;
  const [first] = await tx.$queryRaw<{ seriesId: string }[]>`
    SELECT series_id AS "seriesId" FROM events
    WHERE organization_id = ${organizationId}::uuid AND id = ${events[0]?.id}::uuid`;
  await tx.$executeRaw`
    UPDATE events SET series_id = NULL, rule_from = NULL, series_zone = NULL, occurs_at = NULL, rule_answer_by = NULL,
      recurrence = NULL
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${events.map(({ id }) => id)}::uuid[])`;
  await tx.$executeRaw`
    UPDATE events e SET starts_at = placed."startsAt", ends_at = placed."endsAt", has_time = placed."hasTime",
      recurrence = placed.recurrence, series_id = ${first?.seriesId}::uuid, rule_from = placed."ruleFrom",
      series_zone = placed."seriesZone", occurs_at = placed."occursAt",
      answer_by = placed."answerBy", rule_answer_by = placed."ruleAnswerBy", updated_at = ${at}
    FROM ${rows} WHERE e.organization_id = ${organizationId}::uuid AND e.id = placed.id`;
  await answerAway(change, sql`p.event_id = ANY(${events.map(({ id }) => id)}::uuid[])`);
}
