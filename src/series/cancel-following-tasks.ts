import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { requireLockedTask } from '../tasks/lock-task.ts';
import { lockFollowingTasks } from './due-following.ts';

/**
 * Cancels a task and those of its series that follow, and has no more come: the copies that are open are withdrawn,
 * what was done stays done. Throws taskNotFound.
 *
 * What it withdrew is told apart from what was withdrawn before by its closed_at: the entries' `at`.
 */
export async function cancelFollowingTasks(change: Change, task: TaskView): Promise<void> {
  const { tx, organizationId, at } = change;
  const { group } = await requireLockedTask(change, task);
  const all = await lockFollowingTasks(change, task.id);
  const ids = all.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE tasks
    SET status = CASE WHEN parent_id IS NULL THEN 'CANCELLED'::task_status ELSE 'WITHDRAWN'::task_status END,
      closed_at = ${at}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND (id = ANY(${ids}::uuid[]) OR parent_id = ANY(${ids}::uuid[]))
      AND status = 'OPEN'`;
  await tx.$executeRaw`
    UPDATE tasks SET recurrence = NULL WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
  const rules = all.map(({ id, recurrence }) => ({ id, recurrence }));
  await recordAudit(
    change,
    ...all
      .filter(({ status }) => status === 'OPEN')
      .map(({ id, number, status }) => ({
        action: 'task.cancel' as const,
        subjectType: 'task',
        subjectId: id,
        groupId: group?.id ?? null,
        // With the first all rules are given back, also of those that had been left out.
        before: { number, status, ...(id === task.id ? { rules } : {}) },
        after: { number, status: 'CANCELLED', closedAt: at.toISOString() },
      })),
  );
}
