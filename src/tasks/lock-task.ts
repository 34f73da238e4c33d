import type { Change } from '../audit/change.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { type LockedGroup, lockGroup } from '../groups/lock-group.ts';
import type { TaskView } from './visible-tasks.ts';

/** A numbered task as it stands once its row is held. */
export interface LockedTask {
  status: TaskStatus;
  dueAt: Date | null;
  /** The person, of one person's own task. */
  assigneeId: string | null;
  nudgedAt: Date | null;
  /** Its group, where it is a group's. */
  group: LockedGroup | null;
}

/**
 * Takes a numbered task's row before it or its copies change, and reads it again: the view may be
 * from before somebody else's change. Its group comes first, so that whoever joins or leaves at this
 * moment waits, as everywhere (lock-group.ts). Throws taskNotFound.
 */
export async function lockTask(
  change: Change,
  { id, number, group }: TaskView,
): Promise<LockedTask> {
  const { tx, organizationId } = change;
  const lockedGroup = group && (await lockGroup(change, group.id, 'SHARE'));
  const [task] = await tx.$queryRaw<Omit<LockedTask, 'group'>[]>`
    SELECT status, due_at AS "dueAt", assignee_id AS "assigneeId", nudged_at AS "nudgedAt" FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  if (!task) throw new UserError('taskNotFound', { number });
  return { ...task, group: lockedGroup };
}

/** As lockTask. Throws taskWithdrawn too, for one that was cancelled. */
export async function lockLiveTask(change: Change, task: TaskView): Promise<LockedTask> {
  const locked = await lockTask(change, task);
  if (locked.status === 'CANCELLED') {
    throw new UserError('taskWithdrawn', { number: task.number, title: task.title });
  }
  return locked;
}
