import { planTasks } from '../alarms/task-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { anchorRule } from '../dates/anchor-rule.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { lockLiveTask } from './lock-task.ts';

export interface DueSet {
  before: Date | null;
  /** How it came again and how it does now, RFC 5545; null for what happens once. */
  ruleBefore: string | null;
  rule: string | null;
}

/**
 * Gives a task another due date, or none, and with it every copy. What comes again moves along where
 * it can (anchorRule), else it ends. Throws taskWithdrawn for one that was cancelled.
 */
export async function setDue(change: Change, task: TaskView, dueAt: Date | null): Promise<DueSet> {
  const { tx, organizationId, at } = change;
  const { id, number, group } = task;
  // The group's lock in it keeps the copy of somebody who joins at this moment from the old date.
  const { dueAt: before, recurrence, zone } = await lockLiveTask(change, task);
  if (before?.getTime() === dueAt?.getTime()) {
    return { before, ruleBefore: recurrence, rule: recurrence };
  }
  const rule =
    recurrence === null || dueAt === null
      ? null
      : anchorRule({ rule: recurrence, zone, startsAt: dueAt });
  await tx.$executeRaw`
    UPDATE tasks
    SET due_at = ${dueAt}, recurrence = CASE WHEN id = ${id}::uuid THEN ${rule} END, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND (id = ${id}::uuid OR parent_id = ${id}::uuid)`;
  await planTasks(change, [id]);
  await recordAudit(change, {
    action: 'task.due',
    subjectType: 'task',
    subjectId: id,
    groupId: group?.id ?? null,
    before: { number, dueAt: before?.toISOString() ?? null, recurrence },
    after: { number, dueAt: dueAt?.toISOString() ?? null, recurrence: rule },
  });
  return { before, ruleBefore: recurrence, rule };
}
