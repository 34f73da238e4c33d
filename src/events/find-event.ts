import type { Actor, Scope } from '../change/change.ts';
import { onceEach } from '../dates/once-each.ts';
import { type Sql, sql } from '../db/client.ts';
import type { ParticipantStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { largestNumber } from '../numbers/number.ts';
import { selectCampaigns } from '../sight/visible-campaigns.ts';
import { type EventView, selectEvents } from '../sight/visible-events.ts';
import { selectReminders } from '../sight/visible-reminders.ts';
import { selectTasks } from '../sight/visible-tasks.ts';
import { isToCome } from './is-to-come.ts';

/** The event that people call by this number: of a group in the actor's sight, or one they are invited to. */
export async function findEvent(
  scope: Scope,
  actor: Actor,
  number: number,
): Promise<EventView | undefined> {
  if (number > largestNumber) return undefined;
  const [event] = await selectEvents(scope, actor, sql`AND e.number = ${number}`);
  return event;
}

/**
 * As findEvent. Throws eventNotFound, and eventIsTask or isReminder where the number is such a thing's in the
 * actor's sight.
 */
export async function requireEvent(scope: Scope, actor: Actor, number: number): Promise<EventView> {
  const event = await findEvent(scope, actor, number);
  if (event) return event;
  if (number > largestNumber) throw new UserError('eventNotFound', { number });
  const [task] = await selectTasks(scope, actor, sql`AND t.number = ${number}`);
  if (task) throw new UserError('eventIsTask', { number, title: task.title });
  const [reminder] = await selectReminders(scope, actor, sql`AND r.number = ${number}`);
  if (reminder) throw new UserError('isReminder', { number, text: reminder.text });
  const [campaign] = await selectCampaigns(scope, actor, sql`AND k.number = ${number}`);
  if (campaign) throw new UserError('isCampaign', { number });
  throw new UserError('eventNotFound', { number });
}

/** As requireEvent, of several numbers in their order; one statement where all of them are there. */
export async function requireEvents(
  scope: Scope,
  actor: Actor,
  numbers: readonly number[],
): Promise<EventView[]> {
  const known = numbers.filter((number) => number <= largestNumber);
  const seen = await selectEvents(scope, actor, sql`AND e.number = ANY(${known}::int[])`);
  const events: EventView[] = [];
  for (const wanted of numbers) {
    const event = seen.find(({ number }) => number === wanted);
    // The first that is missing throws, unless it came into sight between the two looks.
    events.push(event ?? (await requireEvent(scope, actor, wanted)));
  }
  return events;
}

/** Whether a contact is invited to an event `e`: begins with the person, whose events are few. */
export function isInvited(
  { organizationId }: Scope,
  contactId: string | null,
  status: ParticipantStatus | null = null,
): Sql {
  return sql`e.id = ANY(ARRAY(
    SELECT p.event_id FROM participants p
    WHERE p.organization_id = ${organizationId}::uuid AND p.contact_id = ${contactId}::uuid
      AND (${status}::participant_status IS NULL OR p.status = ${status}::participant_status)
  ))`;
}

/**
 * The events of a group, or without one those that the actor is invited to, soonest first, `limit`
 * at most: those that start within [from, to), or without `to` those that are not over at `from`,
 * with the undated ones last; or only the `undated` ones; or only those where the actor is `expected`,
 * because they did not decline. Cancelled ones are left out. Of a series all that are there, or `once` the next.
 */
export async function listEvents(
  scope: Scope,
  actor: Actor,
  wanted: {
    groupId: string | null;
    from: Date;
    to?: Date;
    undated?: boolean;
    expected?: boolean;
    once?: boolean;
    limit: number;
  },
): Promise<EventView[]> {
  const { groupId, from, to, undated = false, expected = false, once = false, limit } = wanted;
  const when = undated
    ? sql`e.starts_at IS NULL`
    : to
      ? sql`e.starts_at >= ${from} AND e.starts_at < ${to}`
      : isToCome(from);
  const whose = groupId
    ? sql`e.group_id = ${groupId}::uuid`
    : sql`${expected ? sql`own.status <> 'DECLINED'` : sql`own.status IS NOT NULL`} AND ${isInvited(scope, actor.contactId)}`;
  const events = await selectEvents(
    scope,
    actor,
    sql`AND ${whose} AND e.status = 'SCHEDULED'
      AND ${when}
      ORDER BY e.starts_at, e.id LIMIT ${once ? limit * mostOfSeries : limit}`,
  );
  return once ? onceEach(events).slice(0, limit) : events;
}

/** Of one series so many are to come at once, at most: those of a few days, and one that was moved. */
const mostOfSeries = 5;
