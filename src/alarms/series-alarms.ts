import type { Change, Scope } from '../change/change.ts';
import { nextOccurrences } from '../dates/recurrence-rule.ts';
import { type Sql, sql } from '../db/client.ts';

/** What can come again. */
export type SeriesKind = 'event' | 'task';

/** The last of a series that was made so far, from which the next follows. */
export interface Newest {
  id: string;
  seriesId: string;
  /** RFC 5545; null where nothing follows any more. */
  rule: string | null;
  /** DTSTART of the rule. */
  ruleFrom: Date;
  /** IANA: by whose clock the rule counts. */
  seriesZone: string;
  /** When it is by the rule. */
  occursAt: Date;
  /** When its time is over: of an event its end, of a task the date by the rule; null for what was left out. */
  overAt: Date | null;
  /** IANA: whose quiet hours these are. */
  zone: string;
  /** So many days before it begins the next event is there, though the last one is not over. */
  aheadDays: number;
}

/** The newest of each series that things belong to; two look-ups in an index for each. */
export function readNewest(
  { tx, organizationId }: Scope,
  kind: SeriesKind,
  which: Sql,
): Promise<Newest[]> {
  const { table, overAt, groupId } = sources[kind];
  return tx.$queryRaw<Newest[]>`
    SELECT s.id, s.series_id AS "seriesId", s.recurrence AS rule, s.rule_from AS "ruleFrom",
      s.series_zone AS "seriesZone", s.occurs_at AS "occursAt",
      CASE WHEN s.status <> 'CANCELLED' THEN ${overAt} END AS "overAt", coalesce(g.time_zone, o.time_zone) AS zone,
      coalesce(g.ahead_days, 0) AS "aheadDays"
    FROM (
      SELECT DISTINCT s.series_id FROM ${table} s
      WHERE s.organization_id = ${organizationId}::uuid AND s.series_id IS NOT NULL AND ${which}
    ) own
    JOIN organizations o ON o.id = ${organizationId}::uuid
    CROSS JOIN LATERAL (
      SELECT * FROM ${table} WHERE organization_id = ${organizationId}::uuid AND series_id = own.series_id
      ORDER BY occurs_at DESC LIMIT 1
    ) s
    LEFT JOIN groups g ON g.organization_id = s.organization_id AND g.id = ${groupId}
    ORDER BY s.id`;
}

/** The table of what comes again, and what is asked of its row `s`. */
export const sources = {
  event: {
    table: sql`events`,
    overAt: sql`coalesce(s.ends_at, s.starts_at, s.occurs_at)`,
    groupId: sql`s.group_id`,
  },
  task: {
    table: sql`tasks`,
    overAt: sql`s.occurs_at`,
    groupId: sql`coalesce(s.group_id, s.chat_group_id)`,
  },
} satisfies Record<SeriesKind, Record<string, Sql>>;

/** Dates of a series after an instant, `count` at most; none where nothing follows. */
export function datesAfter(
  { rule, ruleFrom, seriesZone }: Pick<Newest, 'rule' | 'ruleFrom' | 'seriesZone'>,
  after: Date,
  count: number,
): Date[] {
  if (rule === null) return [];
  const dates = nextOccurrences({ rule, startsAt: ruleFrom, zone: seriesZone }, after, count);
  return dates.filter((date) => date < lastPlanned);
}

/**
 * The dates of what is to be made of a series at an instant, in order. The next one is when the last is over, or was
 * left out; of an event those too that begin within the days of its group. What passed meanwhile is not made up for.
 */
export function datesDue(newest: Newest, kind: SeriesKind, at: Date): Date[] {
  const { overAt } = newest;
  const isOver = overAt === null || overAt <= at;
  const after = toCome(newest, at);
  if (kind === 'task') return isOver ? datesAfter(newest, after, 1) : [];
  return datesAfter(newest, after, newest.aheadDays + 2).filter(
    (date, place) => (isOver && place === 0) || aheadOf(date, newest) <= at,
  );
}

/** After it are those of a series that are still to be made. */
function toCome({ occursAt }: Newest, at: Date): Date {
  return occursAt > at ? occursAt : at;
}

function aheadOf(date: Date, { aheadDays }: Newest): Date {
  return new Date(date.getTime() - aheadDays * 24 * 60 * 60_000);
}

/** When the next of a series is to be made; undefined where nothing follows. */
export function plannedFor(
  newest: Newest,
  kind: SeriesKind,
  at: Date,
): { plannedAt: Date; next: Date } | undefined {
  const [next] = datesAfter(newest, toCome(newest, at), 1);
  if (!next) return undefined;
  const over = newest.overAt ?? at;
  const ahead = aheadOf(next, newest);
  const plannedAt = kind === 'event' && ahead < over ? ahead : over;
  return { plannedAt, next };
}

/** The last instants are not kept (dates/instants.ts). */
const lastPlanned = new Date('2199-12-01T00:00:00Z');

/**
 * Plans when the next of each series is made to which things belong that were made or changed: of its newest, and
 * at once where that instant has passed. It rings again though it has rung, because making what is there already
 * does nothing. Three statements at most, however many things.
 */
export async function planSeries(change: Change, kind: SeriesKind, which: Sql): Promise<void> {
  const { tx, organizationId, at } = change;
  const newest = await readNewest(change, kind, which);
  if (newest.length === 0) return;
  const planned = newest.flatMap((one) => {
    const plan = plannedFor(one, kind, at);
    // Of a task nothing is said: it waits for the end of no quiet hours.
    return plan
      ? {
          subjectId: one.id,
          ...plan,
          usefulUntil: kind === 'event' ? plan.next : plan.plannedAt,
          zone: one.zone,
        }
      : [];
  });
  const rows = sql`jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) AS due (
    "subjectId" uuid, "plannedAt" timestamptz, "usefulUntil" timestamptz, zone text
  )`;
  await tx.$executeRaw`
    DELETE FROM alarms WHERE organization_id = ${organizationId}::uuid AND id IN (
      SELECT a.id FROM alarms a
      WHERE a.organization_id = ${organizationId}::uuid AND a.subject_id = ANY(${newest.map(({ id }) => id)}::uuid[])
        AND a.kind = 'SERIES_NEXT' AND a.settled_at IS NULL
        AND NOT EXISTS (
          SELECT FROM ${rows} WHERE due."subjectId" = a.subject_id AND due."plannedAt" = a.planned_at
        )
      -- One that rings at this moment finds that there is nothing to be made.
      FOR UPDATE SKIP LOCKED
    )`;
  if (planned.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, useful_until, zone)
    SELECT ${organizationId}::uuid, 'SERIES_NEXT', "subjectId", "plannedAt", "plannedAt", "usefulUntil", zone FROM ${rows}
    ON CONFLICT (organization_id, subject_id, kind, planned_at)
      DO UPDATE SET rings_at = excluded.rings_at, useful_until = excluded.useful_until, zone = excluded.zone,
        attempts = 0, outcome = NULL, settled_at = NULL
      WHERE alarms.settled_at IS NOT NULL
        OR (alarms.useful_until, alarms.zone) IS DISTINCT FROM (excluded.useful_until, excluded.zone)`;
}

/** Has all series of a group go on: it is active again, and what rang meanwhile rang in vain. */
export async function resumeSeries(change: Change, groupId: string): Promise<void> {
  const which = sql`s.group_id = ${groupId}::uuid AND s.recurrence IS NOT NULL`;
  await planSeries(change, 'event', which);
  await planSeries(change, 'task', which);
}
