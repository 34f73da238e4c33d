import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { UserError } from '../errors.ts';
import { lockTask } from './lock-task.ts';
import { type Progress, readProgress } from './progress.ts';
import type { TaskView } from './visible-tasks.ts';

/**
 * Cancels a task: the copies that are open are withdrawn with it, what was done stays done. Answers
 * false where it was cancelled before. `confirm` is told how far it is before anything changes, and
 * throws to leave it so. Throws taskNotOwed where nobody owes it any more.
 *
 * What it withdrew is told apart from what was withdrawn before by its closed_at: the entry's `at`.
 */
export async function cancelTask(
  change: Change,
  task: TaskView,
  confirm: (progress: Progress) => void,
): Promise<boolean> {
  const { tx, organizationId, at } = change;
  const { id, number, title } = task;
  const { status, group } = await lockTask(change, task);
  if (status === 'CANCELLED') return false;
  const progress = await readProgress(change, id);
  if (progress.open === 0) throw new UserError('taskNotOwed', { number, title });
  confirm(progress);
  await tx.$executeRaw`
    UPDATE tasks
    SET status = CASE WHEN id = ${id}::uuid THEN 'CANCELLED'::task_status ELSE 'WITHDRAWN'::task_status END,
      closed_at = ${at}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND (id = ${id}::uuid OR parent_id = ${id}::uuid)
      AND status = 'OPEN'`;
  await recordAudit(change, {
    action: 'task.cancel',
    subjectType: 'task',
    subjectId: id,
    groupId: group?.id ?? null,
    before: { number, status, open: progress.open, done: progress.done },
    after: { number, status: 'CANCELLED', closedAt: at.toISOString() },
  });
  return true;
}
