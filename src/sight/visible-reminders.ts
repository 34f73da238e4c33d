import type { Actor, Scope } from '../change/change.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import type { ReminderKind, ReminderStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { type GroupOf, joinSeenGroup, seenGroup } from './visible-groups.ts';

/** A reminder, or a message for later, as an actor sees it. */
export interface ReminderView {
  id: string;
  number: number;
  kind: ReminderKind;
  text: string;
  /** The group that it is for, where that is in sight. */
  group: GroupOf | null;
  /** Those who are told by name, in order. */
  people: { contactId: string; name: string }[];
  /** The first occurrence, from which the rule counts; it is read on the clock of the zone. */
  startsAt: Date;
  /** RFC 5545; null for what is said once. */
  recurrence: string | null;
  /** IANA. */
  zone: string;
  /** When it is said next; the last time, where it is not any more. */
  nextAt: Date;
  status: ReminderStatus;
  createdById: string | null;
  createdByUserId: string | null;
  createdAt: Date;
}

/**
 * The reminders that an actor may see, with `rest` as further conditions and order: their own, those by which they
 * are told something, and those of a group in their sight. A message for later is seen by whoever wrote it and by
 * those who lead its group: it is nobody else's before it is said.
 */
export function selectReminders(
  { tx, organizationId }: Scope,
  actor: Actor,
  rest: Sql,
): Promise<ReminderView[]> {
  const { contactId, userId, role } = actor;
  const founds = role === 'MANAGER' ? sql`OR seen.created` : empty;
  const leads = role === 'ADMIN' ? sql`TRUE` : sql`(seen."memberRole" = 'ADMIN' ${founds})`;
  return tx.$queryRaw<ReminderView[]>`
    SELECT r.id, r.number, r.kind, r.text, r.starts_at AS "startsAt", r.recurrence, r.zone, r.next_at AS "nextAt",
      r.status, r.created_by_id AS "createdById", r.created_by_user_id AS "createdByUserId",
      r.created_at AS "createdAt", ${seenGroup},
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('contactId', c.id, 'name', c.name) ORDER BY c.name_key, c.id)
        FROM reminder_people p JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
        WHERE p.organization_id = r.organization_id AND p.reminder_id = r.id AND p.marked_at IS NULL AND p.left_at IS NULL
      ), '[]') AS people
    FROM reminders r ${joinSeenGroup(organizationId, actor, sql`r.group_id`)}
    WHERE r.organization_id = ${organizationId}::uuid
      AND (
        r.created_by_id = ${contactId}::uuid OR r.created_by_user_id = ${userId}::uuid
        OR (seen.id IS NOT NULL AND (r.kind = 'REMINDER' OR ${leads}))
        OR EXISTS (
          SELECT 1 FROM reminder_people own
          WHERE own.organization_id = r.organization_id AND own.reminder_id = r.id
            AND own.contact_id = ${contactId}::uuid AND own.left_at IS NULL AND own.marked_at IS NULL
        )
      )
      ${rest}`;
}

/** The reminder with this id, if the actor may see it. Throws notFound. */
export async function requireReminderById(
  scope: Scope,
  actor: Actor,
  id: string,
): Promise<ReminderView> {
  const [reminder] = await selectReminders(scope, actor, sql`AND r.id = ${id}::uuid`);
  if (!reminder) throw new UserError('notFound', { what: 'reminder' });
  return reminder;
}
