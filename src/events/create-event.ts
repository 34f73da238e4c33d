import { planEvents } from '../alarms/event-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { notesText, parseShortText, parseTitle, placeText } from '../forms/short-text.ts';
import { type Audience, lockTarget, readAudience } from '../groups/audience.ts';
import { type Again, madeLately } from '../numbers/made-twice.ts';
import { drawNumber } from '../numbers/number.ts';
import { parseAnswerBy, parseMinimum } from './answer-terms.ts';
import { parseCapacity } from './capacity.ts';

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
  /** RFC 5545; the start is then the first occurrence. */
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
 * Creates an event and makes every member of its group a participant, in one transaction. Throws invalid,
 * groupNotActive, groupEmpty.
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
  const recurrence = event.recurrence ?? null;
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
        organization_id, number, title, notes, place, starts_at, has_time, ends_at, recurrence, capacity,
        min_people, answer_by, group_id, created_by_id, created_at, updated_at
      )
      SELECT ${organizationId}::uuid, ${number}, ${title}, ${notes}, ${place}, ${startsAt},
        ${hasTime}, ${endsAt}, ${recurrence}, ${capacity}, ${minPeople}, ${answerBy}::timestamptz,
        ${event.groupId}::uuid, ${actor.contactId}::uuid, ${at}, ${at}
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
