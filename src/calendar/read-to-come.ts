import { datesAfter } from '../alarms/series-alarms.ts';
import type { Scope } from '../change/change.ts';
import { endLike, hasTimeLike } from '../series/length.ts';
import type { EventView } from '../sight/visible-events.ts';
import type { CalendarEvent } from './calendar-event.ts';

const day = 24 * 60 * 60_000;
/** So far ahead the dates of series are told whose events are still to be made, in days. */
const aheadDays = 60;

interface Newest {
  seriesId: string;
  title: string;
  notes: string | null;
  place: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  hasTime: boolean;
  recurrence: string;
  ruleFrom: Date;
  seriesZone: string;
  occursAt: Date;
  createdAt: Date;
  updatedAt: Date;
}

/**
 * The dates to come of the series of some events that have no event yet, by the rule by which they are made, and
 * like the newest as those will be (decision 0052). Only of groups in which the person is: they will be invited.
 */
export async function readToCome(
  scope: Scope,
  events: readonly EventView[],
  zone: string,
  at: Date,
): Promise<CalendarEvent[]> {
  const own = new Map(
    events.flatMap((event) =>
      event.seriesId !== null && event.group?.memberRole != null
        ? [[event.seriesId, event] as const]
        : [],
    ),
  );
  if (own.size === 0) return [];
  const until = new Date(at.getTime() + aheadDays * day);
  const newest = await readNewestOf(scope, [...own.keys()]);
  return newest.flatMap((one) => {
    const { group, groupZone } = own.get(one.seriesId)!;
    const after = one.occursAt > at ? one.occursAt : at;
    const rule = { rule: one.recurrence, ruleFrom: one.ruleFrom, seriesZone: one.seriesZone };
    return datesAfter(rule, after, aheadDays + 1)
      .filter((date) => date < until)
      .map((date) => ({
        uid: `${one.seriesId}-${date.toISOString().replace(/\W|000Z$/g, '')}`,
        number: null,
        title: one.title,
        notes: one.notes,
        place: one.place,
        startsAt: date,
        endsAt: endLike(one, date, one.seriesZone),
        hasTime: hasTimeLike(one, one),
        zone: groupZone ?? zone,
        status: 'SCHEDULED' as const,
        ownStatus: null,
        guests: 0,
        groupName: group?.name ?? null,
        createdAt: one.createdAt,
        changedAt: one.updatedAt,
        sequence: 0,
      }));
  });
}

function readNewestOf({ tx, organizationId }: Scope, ids: readonly string[]): Promise<Newest[]> {
  return tx.$queryRaw<Newest[]>`
    SELECT s.series_id AS "seriesId", s.title, s.notes, s.place, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
      s.has_time AS "hasTime", s.recurrence, s.rule_from AS "ruleFrom", s.series_zone AS "seriesZone",
      s.occurs_at AS "occursAt", s.created_at AS "createdAt", s.updated_at AS "updatedAt"
    FROM unnest(${ids}::uuid[]) AS own (series_id)
    CROSS JOIN LATERAL (
      SELECT * FROM events WHERE organization_id = ${organizationId}::uuid AND series_id = own.series_id
      ORDER BY occurs_at DESC LIMIT 1
    ) s
    JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id AND g.status = 'ACTIVE'
    WHERE s.recurrence IS NOT NULL`;
}
