import { planEvents } from '../alarms/event-alarms.ts';
import { planSeries } from '../alarms/series-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { notesText, parseShortText, parseTitle, placeText } from '../forms/short-text.ts';
import { type Audience, lockTarget, readAudience } from '../groups/audience.ts';
import { type Again, madeLately } from '../numbers/made-twice.ts';
import { drawNumber } from '../numbers/number.ts';
import { answerAway } from './answer-away.ts';
import { parseAnswerBy, parseMinimum } from './answer-terms.ts';
import { parseCapacity } from './capacity.ts';
import { requireClosing } from './require-closing.ts';

export interface NewEvent {
  title: string;
  notes?: string | null;
  place?: string | null;
  /** Null or absent while no date is set. */
  startsAt?: Date | null;
  /** False where only the day is known; startsAt is then the last minute of it. */
  hasTime?: boolean;
  /** When it ends; without it, its length says so. */
  endsAt?: Date | null;
  /** Minutes. Without a length and an end the event has no known end. */
  minutes?: number | null;
  /** RFC 5545; the start is then the first occurrence, and the others come as the rule has it. */
  recurrence?: string | null;
  /** People at most, guests counted. */
  capacity?: number | null;
  /** People at least, guests counted. */
  minPeople?: number | null;
  /** Until when members answer. */
  answerBy?: Date | null;
  groupId: string;
}

export interface CreatedEvent {
  id: string;
  number: number;
  endsAt: Date | null;
  /** How many people were invited. */
  people: number;
}

/** What may be asked before an event is made; what throws leaves it unmade. */
interface Questions {
  /** Told who would be invited. */
  confirm?: (audience: Audience) => void;
  /** Told of one with the same title and date that the group was given just now. */
  again?: Again;
}

/**
 * What the first of a series is told by: series_id, rule_from, series_zone, occurs_at, rule_answer_by; nothing where it
 * has no rule.
 */
function firstOfSeries(
  rule: string | null,
  { startsAt, answerBy }: { startsAt: Date | null; answerBy: Date | null },
): Sql {
  if (rule === null)
    return sql`NULL::uuid, NULL::timestamptz, NULL, NULL::timestamptz, NULL::timestamptz`;
  return sql`fresh.id, ${startsAt}::timestamptz, coalesce(g.time_zone, o.time_zone), ${startsAt}::timestamptz,
    ${answerBy}::timestamptz`;
}

/**
 * Creates an event and makes every member of its group a participant, in one transaction. Throws invalid,
 * groupNotActive, groupEmpty, neverCloses.
 */
export async function createEvent(
  change: Change,
  event: NewEvent,
  { confirm, again }: Questions = {},
): Promise<CreatedEvent> {
  const { tx, organizationId, actor, at } = change;
  const title = parseTitle(event.title);
  const place = parseShortText(event.place, placeText);
  const notes = parseShortText(event.notes, notesText);
  const capacity = parseCapacity(event.capacity ?? null);
  const startsAt = event.startsAt ?? null;
  const minPeople = parseMinimum(event.minPeople ?? null, capacity);
  const answerBy = parseAnswerBy(event.answerBy ?? null, { startsAt, at });
  const hasTime = event.hasTime ?? true;
  const endsAt =
    event.endsAt ??
    (startsAt && hasTime && event.minutes
      ? new Date(startsAt.getTime() + event.minutes * 60_000)
      : null);
  const recurrence = startsAt && (event.recurrence ?? null);
  const target = await lockTarget(change, { groupIds: [event.groupId] });
  if (confirm) confirm(await readAudience(change, target));

  const number = await drawNumber(change);
  // The counter is held since: of two who make the same at once, the second finds what the first has made.
  const same = sql`FROM events same
    WHERE ${madeLately(change, number, { of: 'event', column: sql`same.starts_at`, at: startsAt })}
      AND same.group_id = ${event.groupId}::uuid AND lower(same.title) = lower(${title})`;
  const insert = (unless: Sql) => tx.$queryRaw<{ id: string; people: number }[]>`
    WITH event AS (
      INSERT INTO events (
        organization_id, id, number, title, notes, place, starts_at, has_time, ends_at, recurrence, series_id, rule_from,
        series_zone, occurs_at, rule_answer_by, capacity, min_people, answer_by, group_id, created_by_id, created_at,
        updated_at
      )
      SELECT g.organization_id, fresh.id, ${number}, ${title}, ${notes}, ${place}, ${startsAt},
        ${hasTime}, ${endsAt}, ${recurrence}, ${firstOfSeries(recurrence, { startsAt, answerBy })},
        ${capacity}, ${minPeople}, ${answerBy}::timestamptz, g.id, ${actor.contactId}::uuid, ${at}, ${at}
      FROM (SELECT uuid_v7() AS id) fresh
      JOIN groups g ON g.organization_id = ${organizationId}::uuid AND g.id = ${event.groupId}::uuid
      JOIN organizations o ON o.id = g.organization_id
      WHERE NOT (${unless})
      RETURNING organization_id, id, group_id
    ), invited AS (
      INSERT INTO participants (organization_id, event_id, contact_id, invited_at)
      SELECT event.organization_id, event.id, m.contact_id, ${at}
      FROM event JOIN members m ON m.organization_id = event.organization_id
        AND m.group_id = event.group_id AND m.left_at IS NULL
      RETURNING 1
    )
    SELECT event.id, (SELECT count(*)::int FROM invited) AS people FROM event`;
  let [created] = await insert(again ? sql`EXISTS (SELECT 1 ${same})` : sql`FALSE`);
  if (!created && again) {
    const [there] = await tx.$queryRaw<{ number: number }[]>`
      SELECT same.number ${same} ORDER BY same.number DESC LIMIT 1`;
    again(there!.number);
    [created] = await insert(sql`FALSE`);
  }
  const { id, people } = created!;
  await planEvents(change, [id]);
  if (recurrence !== null) {
    if (answerBy) await requireClosing(change, id, answerBy);
    await planSeries(change, 'event', sql`s.id = ${id}::uuid`);
  }
  await answerAway(change, sql`p.event_id = ${id}::uuid`);
  await recordAudit(change, {
    action: 'event.create',
    subjectType: 'event',
    subjectId: id,
    groupId: event.groupId,
    after: {
      number,
      title,
      place,
      startsAt: startsAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
      ...(recurrence !== null ? { recurrence } : {}),
      capacity,
      ...(minPeople !== null ? { minPeople } : {}),
      ...(answerBy !== null ? { answerBy: answerBy.toISOString() } : {}),
      people,
    },
  });
  return { id, number, endsAt, people };
}
