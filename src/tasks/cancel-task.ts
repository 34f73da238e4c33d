import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { requireLockedTask } from './lock-task.ts';
import type { Progress } from './progress.ts';

/** What is at stake where a task is cancelled. */
export interface Debt extends Pick<Progress, 'open' | 'done'> {
  /** Another one when others owe it, or have done it. */
  hash: string | null;
}

/**
 * Cancels a task: the copies that are open are withdrawn with it, what was done stays done. Answers
 * false where it was cancelled before. `confirm` is told who owes it before anything changes, and
 * throws to leave it so. Throws taskNotOwed where nobody owes it any more.
 *
 * What it withdrew is told apart from what was withdrawn before by its closed_at: the entry's `at`.
 */
export async function cancelTask(
  change: Change,
  task: TaskView,
  confirm: (debt: Debt) => void,
): Promise<boolean> {
  const { tx, organizationId, at } = change;
  const { id, number, title } = task;
  const { status, group } = await requireLockedTask(change, task);
  if (status === 'CANCELLED') return false;
  const debt = await readDebt(change, id);
  if (debt.open === 0) throw new UserError('taskNotOwed', { number, title });
  confirm(debt);
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
    before: { number, status, open: debt.open, done: debt.done },
    after: { number, status: 'CANCELLED', closedAt: at.toISOString() },
  });
  return true;
}

/** Who owes a task and who has done it, in one statement. */
export async function readDebt({ tx, organizationId }: Change, taskId: string): Promise<Debt> {
  const [debt] = await tx.$queryRaw<Debt[]>`
    SELECT count(*) FILTER (WHERE status = 'OPEN')::int AS open, count(*) FILTER (WHERE status = 'DONE')::int AS done,
      md5(string_agg(assignee_id || ' ' || status, ',' ORDER BY assignee_id)) AS hash
    FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND (id = ${taskId}::uuid OR parent_id = ${taskId}::uuid)
      AND assignee_id IS NOT NULL AND status IN ('OPEN', 'DONE')`;
  return debt!;
}
