import type { Change, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { AlarmKind } from '../db/generated/enums.ts';
import { planAlarms } from './plan-alarms.ts';

const kinds: readonly AlarmKind[] = ['TASK_DUE', 'TASK_OVERDUE'];

/** Days for which it is of use to say that something is overdue. */
const overdueDays = 3;

/** When whoever owes a task is told that it is overdue: the morning after. */
export function overdueMorning(dueAt: Sql, zone: Sql): Sql {
  return sql`(((${dueAt} AT TIME ZONE ${zone})::date + 1 + time '09:00') AT TIME ZONE ${zone})`;
}

/** What is to ring about tasks `t` with a date (docs/rules.md, reminders), as planAlarms takes it. */
export function taskAlarms({ organizationId }: Scope, which: Sql): Sql {
  return sql`
    SELECT t.id AS subject_id, alarm.kind, alarm.at AS planned_at, alarm.useful_until, clock.zone
    FROM tasks t
    -- By their keys, however many there are.
    CROSS JOIN LATERAL (SELECT * FROM organizations WHERE id = t.organization_id OFFSET 0) o
    LEFT JOIN LATERAL (
      SELECT * FROM groups WHERE organization_id = t.organization_id AND id = coalesce(t.group_id, t.chat_group_id) OFFSET 0
    ) g ON TRUE
    CROSS JOIN LATERAL (SELECT coalesce(g.time_zone, o.time_zone) AS zone) clock
    CROSS JOIN LATERAL (VALUES
      ('TASK_DUE'::alarm_kind, ((t.due_at AT TIME ZONE clock.zone)::date - 1 + time '18:00') AT TIME ZONE clock.zone, t.due_at),
      ('TASK_OVERDUE', ${overdueMorning(sql`t.due_at`, sql`clock.zone`)}, t.due_at + make_interval(days => ${overdueDays}))
    ) AS alarm (kind, at, useful_until)
    WHERE t.organization_id = ${organizationId}::uuid AND ${which} AND t.number IS NOT NULL AND t.due_at IS NOT NULL`;
}

/** Plans what is to ring about tasks that are new, or have another date. Whether somebody owes them is asked then. */
export function planTasks(change: Change, taskIds: readonly string[]): Promise<void> {
  const due = taskAlarms(change, sql`t.id = ANY(${taskIds}::uuid[])`);
  return planAlarms(change, { kinds, subjectIds: taskIds, due });
}
