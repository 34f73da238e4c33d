import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { notesText, parseShortText, parseTitle } from '../forms/short-text.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { lockLiveTask } from './lock-task.ts';

/** What an edit may change; a field that is left out stays, and null takes notes away. */
export interface TaskEdit {
  title?: string | undefined;
  notes?: string | null | undefined;
}

/** What can be edited of a task, as it stands. */
export interface TaskTexts {
  title: string;
  notes: string | null;
}

/**
 * Changes what a task says, and with it every copy. Answers what it says now, and whether that is
 * another. Throws taskNotFound, taskWithdrawn, invalid.
 */
export async function editTask(
  change: Change,
  task: TaskView,
  edit: TaskEdit,
): Promise<TaskTexts & { changed: boolean; before: TaskTexts }> {
  const { tx, organizationId, at } = change;
  const { id, number } = task;
  const locked = await lockLiveTask(change, task);
  const before = { title: locked.title, notes: locked.notes };
  const title = edit.title === undefined ? before.title : parseTitle(edit.title);
  const notes = edit.notes === undefined ? before.notes : parseShortText(edit.notes, notesText);
  if (title === before.title && notes === before.notes)
    return { ...before, before, changed: false };
  await tx.task.updateMany({
    where: { organizationId, OR: [{ id }, { parentId: id }] },
    data: { title, notes, updatedAt: at },
  });
  await recordAudit(change, {
    action: 'task.update',
    subjectType: 'task',
    subjectId: id,
    groupId: locked.group?.id ?? null,
    before: { number, ...before },
    after: { number, title, notes },
  });
  return { title, notes, before, changed: true };
}
