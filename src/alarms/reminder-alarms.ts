import type { Change, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { AlarmKind } from '../db/generated/enums.ts';
import { addAlarms, planAlarms } from './plan-alarms.ts';

const kinds: readonly AlarmKind[] = ['REMINDER', 'MESSAGE'];

/**
 * What is to ring for reminders and messages for later `r`, as planAlarms takes it. They are of use for ever: what
 * comes too late is for whoever rings it to tell, since what comes again goes on.
 */
function reminderAlarms({ organizationId }: Scope, which: Sql): Sql {
  return sql`
    SELECT r.id AS subject_id, r.kind::text::alarm_kind AS kind, r.next_at AS planned_at,
      NULL::timestamptz AS useful_until, r.zone
    FROM reminders r
    WHERE r.organization_id = ${organizationId}::uuid AND ${which} AND r.status = 'OPEN'`;
}

/** Plans what is to ring for reminders that are new, are at another time, or are off. */
export function planReminders(change: Change, reminderIds: readonly string[]): Promise<void> {
  const due = reminderAlarms(change, sql`r.id = ANY(${reminderIds}::uuid[])`);
  return planAlarms(change, { kinds, subjectIds: reminderIds, due });
}

/** Plans the next time of reminders that ring at this moment. */
export function planNextReminders(change: Change, reminderIds: readonly string[]): Promise<void> {
  return addAlarms(change, reminderAlarms(change, sql`r.id = ANY(${reminderIds}::uuid[])`));
}
