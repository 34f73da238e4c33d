import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { lockLiveTask } from './lock-task.ts';
import type { TaskView } from './visible-tasks.ts';

/**
 * Gives a task another due date, or none, and with it every copy. Answers the date of before. Throws
 * taskWithdrawn for one that was cancelled.
 */
export async function setDue(
  change: Change,
  task: TaskView,
  dueAt: Date | null,
): Promise<Date | null> {
  const { tx, organizationId, at } = change;
  const { id, number, group } = task;
  // The group's lock in it keeps the copy of somebody who joins at this moment from the old date.
  const before = (await lockLiveTask(change, task)).dueAt;
  if (before?.getTime() === dueAt?.getTime()) return before;
  await tx.$executeRaw`
    UPDATE tasks SET due_at = ${dueAt}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND (id = ${id}::uuid OR parent_id = ${id}::uuid)`;
  await recordAudit(change, {
    action: 'task.due',
    subjectType: 'task',
    subjectId: id,
    groupId: group?.id ?? null,
    before: { number, dueAt: before?.toISOString() ?? null },
    after: { number, dueAt: dueAt?.toISOString() ?? null },
  });
  return before;
}
