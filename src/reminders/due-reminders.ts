import type { Alarm } from '../alarms/alarm.ts';
import { planNextReminders } from '../alarms/reminder-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Actor, Change } from '../change/change.ts';
import { nextOccurrences } from '../dates/recurrence.ts';
import type { GroupStatus, MemberRole } from '../db/generated/enums.ts';
import type { LockedReminder } from './lock-reminder.ts';

/** A reminder whose time has come, with whose it is and how they stand to its group by now. */
export interface DueReminder extends LockedReminder {
  chatId: string | null;
  messageId: string | null;
  maker: Actor;
  group: {
    name: string;
    icon: string | null;
    status: GroupStatus;
    memberRole: MemberRole | null;
    restricted: boolean;
  } | null;
}

/** What became of a reminder whose time has come. */
export type Fate =
  | 'SAID'
  /** There was nobody to be told. */
  | 'IDLE'
  /** It comes too late. */
  | 'MISSED'
  /** Whoever asked for it may not say it there any more: it is off. */
  | 'REFUSED'
  /** A message that comes late waits for its writer's word. */
  | 'HELD'
  /** It was tried, and given up. */
  | 'FAILED';

/**
 * What alarms ring for that still is to be said then, each with its row held: what was moved at this moment has an
 * alarm of its own. One statement.
 */
export function readDue(
  { tx, organizationId }: Change,
  alarms: readonly Alarm[],
): Promise<DueReminder[]> {
  const subjectIds = alarms.map(({ subjectId }) => subjectId);
  const planned = alarms.map(({ plannedAt }) => plannedAt);
  return tx.$queryRaw<DueReminder[]>`
    SELECT r.id, r.number, r.kind, r.text, r.mentions, r.group_id AS "groupId", r.status, r.starts_at AS "startsAt",
      r.next_at AS "nextAt", r.recurrence, r.zone, r.chat_id AS "chatId", r.message_id AS "messageId",
      jsonb_build_object(
        'kind', CASE WHEN r.created_by_id IS NULL THEN 'API' ELSE 'CHAT' END, 'contactId', r.created_by_id,
        'userId', u.id, 'role', u.role
      ) AS maker,
      CASE WHEN g.id IS NOT NULL THEN jsonb_build_object(
        'name', g.name, 'icon', g.icon, 'status', g.status, 'memberRole', m.role, 'restricted', g.restricted
      ) END AS "group"
    FROM unnest(${subjectIds}::uuid[], ${planned}::timestamptz[]) AS rung (id, planned_at)
    JOIN reminders r ON r.organization_id = ${organizationId}::uuid AND r.id = rung.id AND r.status = 'OPEN'
      AND r.next_at = rung.planned_at
    LEFT JOIN users u ON u.organization_id = r.organization_id AND u.disabled_at IS NULL
      AND (u.contact_id = r.created_by_id OR u.id = r.created_by_user_id)
    LEFT JOIN groups g ON g.organization_id = r.organization_id AND g.id = r.group_id
    LEFT JOIN members m ON m.organization_id = g.organization_id AND m.group_id = g.id
      AND m.contact_id = r.created_by_id AND m.left_at IS NULL
    ORDER BY r.next_at, r.number
    FOR NO KEY UPDATE OF r`;
}

/**
 * Settles reminders whose time has come: what comes again is planned for the next time after now, so that what was
 * missed meanwhile is not said twice; all else is over. A handful of statements, however many.
 */
export async function advanceReminders(
  change: Change,
  due: readonly DueReminder[],
  fates: ReadonlyMap<string, Fate>,
): Promise<void> {
  if (due.length === 0) return;
  const { tx, organizationId, at } = change;
  const advanced = due.map((reminder) => ({
    reminder,
    fate: fates.get(reminder.id)!,
    next: nextOf(reminder, at),
  }));
  const statuses = advanced.map(({ fate, next }) =>
    fate === 'REFUSED' ? 'CANCELLED' : next ? 'OPEN' : fate === 'HELD' ? 'HELD' : 'DONE',
  );
  const nexts = advanced.map(({ reminder, next }) => next ?? reminder.nextAt);
  await tx.$executeRaw`
    UPDATE reminders r SET status = advanced.status, next_at = advanced.next_at, updated_at = ${at}
    FROM unnest(
      ${due.map(({ id }) => id)}::uuid[], ${statuses}::reminder_status[], ${nexts}::timestamptz[]
    ) AS advanced (id, status, next_at)
    WHERE r.organization_id = ${organizationId}::uuid AND r.id = advanced.id`;
  await planNextReminders(
    change,
    due.map(({ id }) => id),
  );
  await recordAudit(
    change,
    ...advanced.map(({ reminder, fate, next }) => ({
      action: 'reminder.ring' as const,
      subjectType: 'reminder',
      subjectId: reminder.id,
      groupId: reminder.groupId,
      after: {
        number: reminder.number,
        fate,
        plannedAt: reminder.nextAt.toISOString(),
        next: next?.toISOString() ?? null,
      },
    })),
  );
}

/**
 * The last time before now that something was to be said which comes again, of those within so many milliseconds:
 * that is the one that is told of after an absence. Undefined where there is none.
 */
export function lastOf(
  { recurrence, zone, startsAt }: LockedReminder,
  at: Date,
  within: number,
): Date | undefined {
  if (recurrence === null) return undefined;
  const since = new Date(at.getTime() - within);
  const schedule = { rule: recurrence, zone, startsAt };
  return nextOccurrences(schedule, since, mostWithin).findLast((occurrence) => occurrence <= at);
}

/** A day is the least that there is between two. */
const mostWithin = 2;

/** When it comes again after an instant; undefined where it does not. */
export function nextOf(
  { recurrence, zone, startsAt }: Pick<LockedReminder, 'recurrence' | 'zone' | 'startsAt'>,
  after: Date,
): Date | undefined {
  if (recurrence === null) return undefined;
  return nextOccurrences({ rule: recurrence, zone, startsAt }, after, 1)[0];
}
