import { datesAfter } from '../alarms/series-alarms.ts';
import type { Change } from '../change/change.ts';
import { readRule, ruleOf } from '../dates/recurrence-rule.ts';
import type { OfSeries } from '../dates/repeats.ts';
import type { EventStatus } from '../db/generated/enums.ts';

/** What a row of a series is told by. */
type Place = Pick<OfSeries, 'recurrence' | 'ruleFrom' | 'seriesZone' | 'occursAt'>;

/** When the next of a series is by its rule; undefined where nothing follows, and for what happens once. */
export function nextOf({ recurrence, ruleFrom, seriesZone, occursAt }: Place): Date | undefined {
  if (recurrence === null || !ruleFrom || seriesZone === null || !occursAt) return undefined;
  return datesAfter({ rule: recurrence, ruleFrom, seriesZone }, occursAt, 1)[0];
}

/** The rule as it is counted from one of its dates on: of "ten times" those are left that are not before it. */
export function restOfRule({ recurrence, ruleFrom, seriesZone, occursAt }: Place): string | null {
  if (recurrence === null || !ruleFrom || seriesZone === null || !occursAt) return recurrence;
  const rule = readRule(recurrence);
  if (rule.count === undefined) return recurrence;
  const since = new Date(ruleFrom.getTime() - 1);
  const all = datesAfter({ rule: recurrence, ruleFrom, seriesZone }, since, rule.count);
  const before = all.filter((date) => date < occursAt).length;
  return ruleOf({ ...rule, count: Math.max(rule.count - before, 1) });
}

/** One of a series of events. */
export interface Occurrence extends OfSeries {
  id: string;
  number: number;
  title: string;
  groupId: string;
  groupZone: string | null;
  status: EventStatus;
  /** When answers close; null for never. */
  answerBy: Date | null;
  /** When they close by the rule. */
  ruleAnswerBy: Date | null;
  /** IANA: that of the group, else of the organization. */
  zone: string;
}

/** An event and those of its series that are there after it, held, in order. */
export async function lockFollowing(change: Change, eventId: string): Promise<Occurrence[]> {
  const { tx, organizationId } = change;
  const events = await tx.$queryRaw<Occurrence[]>`
    SELECT e.id, e.number, e.title, e.group_id AS "groupId", g.time_zone AS "groupZone", e.status,
      e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.has_time AS "hasTime", e.recurrence,
      e.rule_from AS "ruleFrom", e.series_zone AS "seriesZone", e.occurs_at AS "occursAt",
      e.answer_by AS "answerBy", e.rule_answer_by AS "ruleAnswerBy", coalesce(g.time_zone, o.time_zone) AS zone
    FROM events this
    JOIN events e ON e.organization_id = this.organization_id AND e.series_id = this.series_id
      AND e.occurs_at >= this.occurs_at
    JOIN organizations o ON o.id = e.organization_id
    JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
    WHERE this.organization_id = ${organizationId}::uuid AND this.id = ${eventId}::uuid
    ORDER BY e.id FOR UPDATE OF e`;
  return events.sort((one, other) => one.occursAt!.getTime() - other.occursAt!.getTime());
}
