import { findLastDeed } from '../audit/find-deed.ts';
import type { Change } from '../change/change.ts';
import { setTaskDone } from '../tasks/close-task.ts';
import { findTask } from '../tasks/find-task.ts';
import { lockLiveTask } from '../tasks/lock-task.ts';

/**
 * Closes somebody's copy of a task by a reaction that says so; without one, opens it again where it was
 * closed by one. Marks come again, late and in any order: one that is older than what stands changes
 * nothing. Nothing where the number is no task's in their sight. Throws as setTaskDone does.
 */
export async function closeByMark(
  change: Change,
  number: number,
  { contactId, done, markedAt }: { contactId: string; done: boolean; markedAt: Date },
): Promise<void> {
  const { tx, organizationId, actor } = change;
  const task = await findTask(change, actor, number);
  if (!task) return;
  // As /reopen does, the task before its copy.
  if (!done) await lockLiveTask(change, task);
  // Locked before the log is read: of two marks at once the second finds what the first has done.
  const [copy] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND assignee_id = ${contactId}::uuid
      AND (id = ${task.id}::uuid OR parent_id = ${task.id}::uuid)
    FOR UPDATE`;
  if (!copy) return;
  const last = await findLastDeed(change, { type: 'task', id: copy.id }, [
    'task.done',
    'task.reopen',
  ]);
  const { source = null, markedAt: lastMark = null } = (last?.after ?? {}) as {
    source?: string;
    markedAt?: string;
  };
  if (last && markedAt < (lastMark === null ? last.at : new Date(lastMark))) return;
  // What was closed by word is not opened by a picture that goes.
  if (!done && !(last?.action === 'task.done' && source === 'REACTION')) return;
  await setTaskDone(change, task, contactId, done, { markedAt });
}
