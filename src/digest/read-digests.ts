import type { Alarm } from '../alarms/alarm.ts';
import { digestAlarms } from '../alarms/digest-alarms.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';

/** A digest that comes too late by so many hours is left out: the next one tells what is still to come. */
const lateHours = 12;

/** Who looks ahead seldom is told of a week at most. */
const longestDays = 7;

/** A digest that is to be said in a chat now. */
export interface DueDigest {
  alarmId: string;
  groupId: string;
  chatId: string;
  name: string;
  icon: string | null;
  locale: string;
  zone: string;
  /** It tells what begins before. */
  until: Date;
}

/**
 * The digests that are to be said now, one for each chat of the group: that of the last moment that the group has
 * chosen, unless it comes too late. Of several alarms that Muster was away for the last one is it, whenever the others
 * ring. One statement.
 */
export function readDigests(change: Change, alarms: readonly Alarm[]): Promise<DueDigest[]> {
  const { tx, organizationId, at } = change;
  const ids = alarms.map(({ id }) => id);
  const subjectIds = alarms.map(({ subjectId }) => subjectId);
  const planned = alarms.map(({ plannedAt }) => plannedAt);
  const moments = digestAlarms(change, {
    which: sql`g.id = rung.subject_id`,
    after: sql`(${at}::timestamptz - make_interval(hours => ${lateHours}))`,
    count: 2,
  });
  return tx.$queryRaw<DueDigest[]>`
    SELECT rung.id AS "alarmId", g.id AS "groupId", ch.id AS "chatId", g.name, g.icon, o.locale, due.zone,
      least(due.next, ${at}::timestamptz + make_interval(days => ${longestDays})) AS until
    FROM unnest(${ids}::uuid[], ${subjectIds}::uuid[], ${planned}::timestamptz[]) AS rung (id, subject_id, planned_at)
    JOIN organizations o ON o.id = ${organizationId}::uuid
    JOIN groups g ON g.organization_id = o.id AND g.id = rung.subject_id AND g.status = 'ACTIVE'
    CROSS JOIN LATERAL (
      SELECT min(planned_at) AS this, max(planned_at) AS next, min(zone) AS zone FROM (${moments}) moments
    ) due
    JOIN links l ON l.organization_id = g.organization_id AND l.group_id = g.id
    JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id AND ch.kind = 'GROUP'
    WHERE due.this BETWEEN rung.planned_at AND ${at} AND NOT EXISTS (
      SELECT FROM alarms a
      WHERE a.organization_id = o.id AND a.subject_id = g.id AND a.kind = 'DIGEST'
        AND a.planned_at > rung.planned_at AND a.planned_at <= ${at}
    )
    ORDER BY g.name_key, l.created_at, ch.id`;
}
