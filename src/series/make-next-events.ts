import { planEvents } from '../alarms/event-alarms.ts';
import { datesDue, type Newest, planSeries, readNewest } from '../alarms/series-alarms.ts';
import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { asLongBefore } from '../dates/as-long-before.ts';
import { sql } from '../db/client.ts';
import { announceEvents } from '../events/announce-events.ts';
import { answerAway } from '../events/answer-away.ts';
import { stillToClose } from '../events/answer-terms.ts';
import { drawNumbers } from '../numbers/number.ts';
import { endLike, hasTimeLike } from './length.ts';
import type { Made } from './made.ts';

/** The newest of a series of events, held. */
interface LastEvent {
  id: string;
  startsAt: Date | null;
  endsAt: Date | null;
  hasTime: boolean;
  /** When answers to it close by the rule. */
  ruleAnswerBy: Date | null;
  isActive: boolean;
}

/** An event that is to be made. */
interface NextEvent {
  fromId: string;
  number: number;
  startsAt: Date;
  hasTime: boolean;
  endsAt: Date | null;
  ruleAnswerBy: Date | null;
  /** Null where it had passed already: it is made late. */
  answerBy: Date | null;
}

/**
 * Makes what is due of the series of which events are the newest, like these: for the members of that moment and
 * those who are invited by name. Others of these ids are left alone. A bounded number of statements.
 */
export async function makeNextEvents(change: Change, eventIds: readonly string[]): Promise<Made[]> {
  const { at } = change;
  const held = new Map((await lockLast(change, eventIds)).map((event) => [event.id, event]));
  if (held.size === 0) return [];
  const which = sql`s.id = ANY(${[...held.keys()]}::uuid[])`;
  const newest = (await readNewest(change, 'event', which)).filter(
    ({ id }) => held.get(id)?.isActive,
  );
  const due = newest.flatMap((last) =>
    datesDue(last, 'event', at).map((date) => nextOf(held.get(last.id)!, last, { date, at })),
  );
  const made = due.length > 0 ? await insertNext(change, due) : [];
  const ids = made.map(({ id }) => id);
  // Of what is not due yet, and of what was made.
  await planSeries(
    change,
    'event',
    sql`s.id = ANY(${[...newest.map(({ id }) => id), ...ids]}::uuid[])`,
  );
  await planEvents(change, ids);
  if (ids.length > 0) await answerAway(change, sql`p.event_id = ANY(${ids}::uuid[])`);
  if (ids.length > 0) await announceEvents(change, firstOfEach(made));
  return made;
}

/** Of what comes every day several are made at once: one poll is news, and six are noise. */
function firstOfEach(made: readonly Made[]): string[] {
  const first = new Map([...made].reverse().map(({ fromId, id }) => [fromId, id]));
  return [...first.values()].reverse();
}

/** Groups before events, both in order, as everywhere (lock-group.ts): nobody joins, leaves or moves meanwhile. */
async function lockLast(
  { tx, organizationId }: Change,
  eventIds: readonly string[],
): Promise<LastEvent[]> {
  await tx.$queryRaw`
    SELECT 1 FROM groups WHERE organization_id = ${organizationId}::uuid AND id IN (
      SELECT group_id FROM events
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${eventIds}::uuid[]) AND series_id IS NOT NULL
    )
    ORDER BY id FOR SHARE`;
  return tx.$queryRaw<LastEvent[]>`
    SELECT e.id, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.has_time AS "hasTime",
      e.rule_answer_by AS "ruleAnswerBy", g.status = 'ACTIVE' AS "isActive"
    FROM events e JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ANY(${eventIds}::uuid[]) AND e.series_id IS NOT NULL
    ORDER BY e.id FOR UPDATE OF e`;
}

function nextOf(
  { startsAt, endsAt, hasTime, ruleAnswerBy: last }: LastEvent,
  newest: Newest,
  { date, at }: { date: Date; at: Date },
): Omit<NextEvent, 'number'> {
  const { id, occursAt, seriesZone } = newest;
  const ruleAnswerBy = last && asLongBefore({ at: last, startsAt: occursAt }, date, seriesZone);
  return {
    fromId: id,
    startsAt: date,
    hasTime: hasTimeLike({ startsAt, hasTime }, newest),
    endsAt: endLike({ startsAt, endsAt }, date, seriesZone),
    ruleAnswerBy,
    answerBy: stillToClose(ruleAnswerBy, at),
  };
}

async function insertNext(
  change: Change,
  due: readonly Omit<NextEvent, 'number'>[],
): Promise<Made[]> {
  const { tx, organizationId, at } = change;
  const first = await drawNumbers(change, due.length);
  const next: NextEvent[] = [...due]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map((event, place) => ({ ...event, number: first + place }));
  const rows = await tx.$queryRaw<(Made & Facts)[]>`
    WITH next AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(next)}::jsonb) AS next (
        "fromId" uuid, number int, "startsAt" timestamptz, "hasTime" boolean, "endsAt" timestamptz,
        "ruleAnswerBy" timestamptz, "answerBy" timestamptz
      )
    ), made AS (
      INSERT INTO events (
        organization_id, number, title, notes, place, starts_at, has_time, ends_at, recurrence, series_id, rule_from,
        series_zone, occurs_at, rule_answer_by, capacity, min_people, answer_by, group_id, created_by_id, created_at,
        updated_at
      )
      SELECT e.organization_id, next.number, e.title, e.notes, e.place, next."startsAt", next."hasTime", next."endsAt",
        e.recurrence, e.series_id, e.rule_from, e.series_zone, next."startsAt", next."ruleAnswerBy", e.capacity,
        e.min_people, next."answerBy", e.group_id, e.created_by_id, ${at}, ${at}
      FROM next JOIN events e ON e.organization_id = ${organizationId}::uuid AND e.id = next."fromId"
      -- Held by the database: none is made twice, whoever makes it.
      ON CONFLICT (organization_id, series_id, occurs_at) DO NOTHING
      RETURNING *
    ), invited AS (
      INSERT INTO participants (organization_id, event_id, contact_id, invited_at, by_name)
      SELECT made.organization_id, made.id, person.contact_id, ${at}, bool_or(person.by_name)
      FROM made JOIN next ON next.number = made.number
      CROSS JOIN LATERAL (
        SELECT m.contact_id, FALSE AS by_name FROM members m
        WHERE m.organization_id = made.organization_id AND m.group_id = made.group_id AND m.left_at IS NULL
        UNION ALL
        SELECT p.contact_id, TRUE
        FROM participants p JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
        WHERE p.organization_id = made.organization_id AND p.event_id = next."fromId" AND p.by_name
          AND c.deleted_at IS NULL
      ) person
      GROUP BY 1, 2, 3
      RETURNING event_id
    )
    SELECT next."fromId", made.id, made.number, made.occurs_at AS "occursAt", made.title, made.place,
      made.ends_at AS "endsAt", made.recurrence, made.capacity,
      made.min_people AS "minPeople", made.answer_by AS "answerBy", made.series_id AS "seriesId", made.group_id AS "groupId",
      (SELECT count(*)::int FROM invited WHERE invited.event_id = made.id) AS people
    FROM made JOIN next ON next.number = made.number ORDER BY made.number`;
  await recordAudit(change, ...rows.map(asEntry));
  return rows;
}

interface Facts {
  title: string;
  place: string | null;
  endsAt: Date | null;
  recurrence: string;
  capacity: number | null;
  minPeople: number | null;
  answerBy: Date | null;
  seriesId: string;
  groupId: string;
  people: number;
}

function asEntry({
  id,
  groupId,
  number,
  title,
  place,
  occursAt,
  endsAt,
  recurrence,
  capacity,
  minPeople,
  answerBy,
  seriesId,
  people,
}: Made & Facts): AuditFacts {
  return {
    action: 'event.create',
    subjectType: 'event',
    subjectId: id,
    groupId,
    after: {
      number,
      title,
      place,
      startsAt: occursAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
      recurrence,
      seriesId,
      capacity,
      ...(minPeople !== null ? { minPeople } : {}),
      ...(answerBy !== null ? { answerBy: answerBy.toISOString() } : {}),
      people,
    },
  };
}
