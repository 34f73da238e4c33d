import type { Change } from '../change/change.ts';
import type { TaskMode, TaskStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { type LockedGroup, lockGroup } from '../groups/lock-group.ts';
import type { TaskView } from '../sight/visible-tasks.ts';

/** A numbered task as it stands once its row is held. */
export interface LockedTask {
  number: number;
  title: string;
  notes: string | null;
  status: TaskStatus;
  mode: TaskMode;
  dueAt: Date | null;
  /** RFC 5545, on the clock of `zone`. */
  recurrence: string | null;
  /** The person, of one person's own task. */
  assigneeId: string | null;
  nudgedAt: Date | null;
  /** The several groups that it is for. */
  throughGroupIds: string[];
  /** That of its group, else of the organization. */
  zone: string;
  /** Its group, where it is a group's. */
  group: LockedGroup | null;
}

/**
 * Takes a numbered task's row before it or its copies change, and reads it again: what is known of it
 * may be from before somebody else's change. Its group comes first, so that whoever joins or leaves at
 * this moment waits, as everywhere (lock-group.ts). Undefined where it is gone.
 */
export async function lockTask(
  change: Change,
  id: string,
  groupId: string | null,
): Promise<LockedTask | undefined> {
  const { tx, organizationId } = change;
  const group = groupId === null ? null : await lockGroup(change, groupId, 'SHARE');
  const [task] = await tx.$queryRaw<Omit<LockedTask, 'group'>[]>`
    SELECT t.number, t.title, t.notes, t.status, t.mode, t.due_at AS "dueAt", t.recurrence, t.assignee_id AS "assigneeId",
      t.nudged_at AS "nudgedAt", t.through_group_ids AS "throughGroupIds", coalesce(g.time_zone, o.time_zone) AS zone
    FROM tasks t
    JOIN organizations o ON o.id = t.organization_id
    LEFT JOIN groups g ON g.organization_id = t.organization_id AND g.id = t.group_id
    WHERE t.organization_id = ${organizationId}::uuid AND t.id = ${id}::uuid FOR NO KEY UPDATE OF t`;
  return task && { ...task, group };
}

/** As lockTask. Throws taskNotFound. */
export async function requireLockedTask(
  change: Change,
  { id, number, group }: TaskView,
): Promise<LockedTask> {
  const locked = await lockTask(change, id, group?.id ?? null);
  if (!locked) throw new UserError('taskNotFound', { number });
  return locked;
}

/** As requireLockedTask. Throws taskWithdrawn too, for one that was cancelled. */
export async function lockLiveTask(change: Change, task: TaskView): Promise<LockedTask> {
  const locked = await requireLockedTask(change, task);
  if (locked.status === 'CANCELLED') {
    throw new UserError('taskWithdrawn', { number: task.number, title: task.title });
  }
  return locked;
}
