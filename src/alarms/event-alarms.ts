import type { Change, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { AlarmKind } from '../db/generated/enums.ts';
import { planAlarms } from './plan-alarms.ts';

/** What follows from an event alone, its group's settings and zone. */
const kinds: readonly AlarmKind[] = [
  'EVENT_UNANSWERED',
  'EVENT_COMING',
  'ANSWERS_CLOSE',
  'ATTENDANCE',
];

/** Days for which it is of use to ask who came. */
const attendanceDays = 3;

/** What would ring in the quiet hours before an event is said so long before they begin, in minutes. */
const beforeQuiet = 15;

/** Where answers close before whoever is silent would be asked, they are asked so long before that, in hours. */
const beforeClosing = 24;

/** When whoever has not answered event `e` of group `g` is asked: while answers are open, or it would be in vain. */
export const askedAt = sql`CASE
  WHEN e.answer_by <= coalesce(e.starts_at - make_interval(mins => g.remind_unanswered), e.answer_by)
    AND g.remind_unanswered IS NOT NULL THEN e.answer_by - make_interval(hours => ${beforeClosing})
  ELSE e.starts_at - make_interval(mins => g.remind_unanswered)
END`;

/**
 * What is to ring about events `e` (docs/rules.md, reminders), as planAlarms takes it. Where only the day is known,
 * whoever is in is told on its morning; of one that begins before quiet hours end, on the evening before. On the
 * morning after it is asked who came.
 */
export function eventAlarms({ organizationId }: Scope, which: Sql): Sql {
  return sql`
    SELECT e.id AS subject_id, alarm.kind, alarm.at AS planned_at, alarm.useful_until, clock.zone
    FROM events e
    -- By their keys, however many there are.
    CROSS JOIN LATERAL (SELECT * FROM organizations WHERE id = e.organization_id OFFSET 0) o
    CROSS JOIN LATERAL (
      SELECT * FROM groups WHERE organization_id = e.organization_id AND id = e.group_id OFFSET 0
    ) g
    CROSS JOIN LATERAL (SELECT coalesce(g.time_zone, o.time_zone) AS zone) clock
    CROSS JOIN LATERAL (SELECT e.starts_at - make_interval(mins => g.remind_coming) AS at) lead
    CROSS JOIN LATERAL (SELECT lead.at AT TIME ZONE clock.zone AS at) local
    CROSS JOIN LATERAL (
      SELECT local.at::date AS day, extract(hour FROM local.at) * 60 + extract(minute FROM local.at) AS minute,
        o.quiet_until <= o.quiet_from AS spans_midnight
    ) wall
    CROSS JOIN LATERAL (
      SELECT CASE WHEN wall.spans_midnight THEN wall.minute >= o.quiet_from OR wall.minute < o.quiet_until
          ELSE wall.minute >= o.quiet_from AND wall.minute < o.quiet_until END AS here,
        (wall.day + CASE WHEN wall.spans_midnight AND wall.minute >= o.quiet_from THEN 1 ELSE 0 END
          + make_interval(mins => o.quiet_until)) AT TIME ZONE clock.zone AS until,
        (wall.day - CASE WHEN wall.spans_midnight AND wall.minute < o.quiet_until THEN 1 ELSE 0 END
          + make_interval(mins => o.quiet_from - ${beforeQuiet})) AT TIME ZONE clock.zone AS before
    ) quiet
    CROSS JOIN LATERAL (
      SELECT ((coalesce(e.ends_at, e.starts_at) AT TIME ZONE clock.zone)::date + 1 + time '09:00') AT TIME ZONE clock.zone AS after
    ) morning
    CROSS JOIN LATERAL (VALUES
      ('EVENT_UNANSWERED'::alarm_kind, ${askedAt}, least(e.starts_at, e.answer_by)),
      ('EVENT_COMING', CASE
        WHEN NOT e.has_time AND g.remind_coming IS NOT NULL
          THEN ((e.starts_at AT TIME ZONE clock.zone)::date + time '09:00') AT TIME ZONE clock.zone
        WHEN quiet.here AND quiet.until >= e.starts_at THEN quiet.before
        ELSE lead.at
      END, e.starts_at),
      ('ANSWERS_CLOSE', e.answer_by, e.starts_at),
      ('ATTENDANCE', morning.after, morning.after + make_interval(days => ${attendanceDays}))
    ) AS alarm (kind, at, useful_until)
    WHERE e.organization_id = ${organizationId}::uuid AND ${which}
      AND e.status = 'SCHEDULED' AND alarm.at IS NOT NULL`;
}

/** Plans what is to ring about events that are new, or are at another time. */
export function planEvents(change: Change, eventIds: readonly string[]): Promise<void> {
  const due = eventAlarms(change, sql`e.id = ANY(${eventIds}::uuid[])`);
  return planAlarms(change, { kinds, subjectIds: eventIds, due });
}
