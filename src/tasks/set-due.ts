import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { UserError } from '../errors.ts';
import { lockGroup } from '../groups/lock-group.ts';
import type { TaskView } from './visible-tasks.ts';

/**
 * Gives a task another due date, or none, and with it every copy. Answers the date of before. Throws
 * taskWithdrawn for one that was cancelled.
 */
export async function setDue(
  change: Change,
  { id, number, title, group }: TaskView,
  dueAt: Date | null,
): Promise<Date | null> {
  const { tx, organizationId, at } = change;
  // So that the copy of somebody who joins at this moment does not keep the old date.
  if (group) await lockGroup(change, group.id, 'SHARE');
  // Read again with the lock: the view may be from before somebody else's change.
  const [task] = await tx.$queryRaw<{ dueAt: Date | null; status: string }[]>`
    SELECT due_at AS "dueAt", status FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  if (!task || task.status === 'CANCELLED') throw new UserError('taskWithdrawn', { number, title });
  if (task.dueAt?.getTime() === dueAt?.getTime()) return task.dueAt;
  await tx.$executeRaw`
    UPDATE tasks SET due_at = ${dueAt}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND (id = ${id}::uuid OR parent_id = ${id}::uuid)`;
  await recordAudit(change, {
    action: 'task.due',
    subjectType: 'task',
    subjectId: id,
    groupId: group?.id ?? null,
    before: { number, dueAt: task.dueAt?.toISOString() ?? null },
    after: { number, dueAt: dueAt?.toISOString() ?? null },
  });
  return task.dueAt;
}
