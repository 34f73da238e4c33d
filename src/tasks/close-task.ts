import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { requireMembers } from '../groups/require-members.ts';
import { lockLiveTask } from './lock-task.ts';
import type { TaskView } from './visible-tasks.ts';

/**
 * Closes or reopens one person's copy of a task. Answers whether anything changed: doing it twice is
 * no error. Throws taskNotYours where the person has no copy, taskWithdrawn where theirs is closed
 * for good, and notMember where somebody who left would owe it again. `mark` is the reaction that says
 * so, where it is one.
 */
export async function setTaskDone(
  change: Change,
  task: TaskView,
  contactId: string,
  done: boolean,
  mark?: { markedAt: Date },
): Promise<boolean> {
  const { tx, organizationId, at } = change;
  if (!done) {
    // Before the copy is read: what is being cancelled at this moment, and whoever is being taken out
    // of the group, stays so.
    const { group } = await lockLiveTask(change, task);
    if (group) await requireMembers(change, group, [contactId]);
  }
  const [copy] = await tx.$queryRaw<{ id: string; status: TaskStatus }[]>`
    SELECT id, status FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND assignee_id = ${contactId}::uuid
      AND (id = ${task.id}::uuid OR parent_id = ${task.id}::uuid)
    FOR UPDATE`;
  const { number, title } = task;
  if (!copy) {
    const own = contactId === change.actor.contactId;
    throw new UserError('taskNotYours', { number, title, own });
  }
  if (task.status === 'CANCELLED' || copy.status === 'WITHDRAWN' || copy.status === 'CANCELLED') {
    throw new UserError('taskWithdrawn', { number, title });
  }
  const status: TaskStatus = done ? 'DONE' : 'OPEN';
  if (copy.status === status) return false;
  await tx.$executeRaw`
    UPDATE tasks SET status = ${status}::task_status, closed_at = ${done ? at : null}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${copy.id}::uuid`;
  await recordAudit(change, {
    action: done ? 'task.done' : 'task.reopen',
    subjectType: 'task',
    subjectId: copy.id,
    groupId: task.group?.id ?? null,
    before: { number, contactId, status: copy.status },
    after: {
      number,
      contactId,
      status,
      ...(mark && { source: 'REACTION', markedAt: mark.markedAt }),
    },
  });
  return true;
}
