import type { Actor, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { EventStatus, ParticipantStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { type GroupOf, joinSeenGroup, seenGroup } from './visible-groups.ts';

/** An event as an actor sees it. */
export interface EventView {
  id: string;
  number: number;
  title: string;
  notes: string | null;
  place: string | null;
  /** Null while no date is set. */
  startsAt: Date | null;
  /** False where only the day is known. */
  hasTime: boolean;
  endsAt: Date | null;
  /** RFC 5545, on the clock of seriesZone, counted from ruleFrom; null where nothing follows. */
  recurrence: string | null;
  /** Of what comes again, the first of it, by whose id the series is called; null for what happens once. */
  seriesId: string | null;
  ruleFrom: Date | null;
  seriesZone: string | null;
  /** When it is by the rule: startsAt is another where this one alone was moved. */
  occursAt: Date | null;
  capacity: number | null;
  minPeople: number | null;
  /** When answers close; null for never. */
  answerBy: Date | null;
  seatsTaken: number;
  status: EventStatus;
  createdById: string | null;
  createdAt: Date;
  /** Never shown: whoever is invited from outside sees the event and not its group. */
  groupId: string;
  groupZone: string | null;
  /** Its group, where that is in sight. */
  group: GroupOf | null;
  /** The actor's own answer; null where they are not invited. */
  ownStatus: ParticipantStatus | null;
}

/**
 * The events that an actor may see, with `rest` as further conditions and order: those of groups in
 * their sight, and those they are invited to.
 */
export function selectEvents(
  { tx, organizationId }: Scope,
  actor: Actor,
  rest: Sql,
): Promise<EventView[]> {
  return tx.$queryRaw<EventView[]>`
    SELECT e.id, e.number, e.title, e.notes, e.place, e.starts_at AS "startsAt",
      e.has_time AS "hasTime", e.ends_at AS "endsAt", e.recurrence, e.series_id AS "seriesId", e.rule_from AS "ruleFrom",
      e.series_zone AS "seriesZone", e.occurs_at AS "occursAt", e.capacity,
      e.min_people AS "minPeople", e.answer_by AS "answerBy",
      e.seats_taken AS "seatsTaken", e.status,
      e.created_by_id AS "createdById", e.created_at AS "createdAt", e.group_id AS "groupId",
      eg.time_zone AS "groupZone", ${seenGroup}, own.status AS "ownStatus"
    FROM events e
    JOIN groups eg ON eg.organization_id = e.organization_id AND eg.id = e.group_id
    ${joinSeenGroup(organizationId, actor, sql`e.group_id`)}
    LEFT JOIN participants own ON own.organization_id = e.organization_id AND own.event_id = e.id
      AND own.contact_id = ${actor.contactId}::uuid
    WHERE e.organization_id = ${organizationId}::uuid
      AND (own.status IS NOT NULL OR seen.id IS NOT NULL)
      ${rest}`;
}

/**
 * Whether an actor may know who answered what, as a further condition of selectEvents: the policy's requireMayAsk
 * for many events at once.
 */
export function asksAboutEvent({ role }: Actor): Sql {
  return role === 'ADMIN' || role === 'MANAGER'
    ? sql`TRUE`
    : sql`(own.status IS NOT NULL OR seen."memberRole" IS NOT NULL)`;
}

/** The event with this id, if the actor may see it. Throws notFound. */
export async function requireEventById(scope: Scope, actor: Actor, id: string): Promise<EventView> {
  const [event] = await selectEvents(scope, actor, sql`AND e.id = ${id}::uuid`);
  if (!event) throw new UserError('notFound', { what: 'event' });
  return event;
}
