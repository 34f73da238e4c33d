import { planSeries } from '../alarms/series-alarms.ts';
import { planTasks } from '../alarms/task-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { lockLiveTask } from './lock-task.ts';

/** What became of the date of a task, and of the rule by which it comes again. */
export interface DueSet extends Pick<TaskView, 'ruleFrom' | 'seriesZone' | 'occursAt'> {
  before: Date | null;
  /** How it came again and how it does now, RFC 5545; null for what happens once. */
  ruleBefore: string | null;
  rule: string | null;
}

/**
 * Gives a task another due date, or none, and with it every copy. What comes again goes on by its rule: this one alone
 * is due then. Throws taskWithdrawn for one that was cancelled.
 */
export async function setDue(change: Change, task: TaskView, dueAt: Date | null): Promise<DueSet> {
  const { tx, organizationId, at } = change;
  const { id, number, group, ruleFrom, seriesZone, occursAt } = task;
  // The group's lock in it keeps the copy of somebody who joins at this moment from the old date.
  const { dueAt: before, recurrence } = await lockLiveTask(change, task);
  const set = { before, ruleBefore: recurrence, rule: recurrence, ruleFrom, seriesZone, occursAt };
  if (before?.getTime() === dueAt?.getTime()) return set;
  await tx.$executeRaw`
    UPDATE tasks SET due_at = ${dueAt}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND (id = ${id}::uuid OR parent_id = ${id}::uuid)`;
  await planTasks(change, [id]);
  if (recurrence !== null) await planSeries(change, 'task', sql`s.id = ${id}::uuid`);
  await recordAudit(change, {
    action: 'task.due',
    subjectType: 'task',
    subjectId: id,
    groupId: group?.id ?? null,
    before: { number, dueAt: before?.toISOString() ?? null, recurrence },
    after: { number, dueAt: dueAt?.toISOString() ?? null, recurrence },
  });
  return set;
}
