import { planSeries } from '../alarms/series-alarms.ts';
import { planTasks } from '../alarms/task-alarms.ts';
import type { Entry } from '../audit/entry.ts';
import { findDeedOfOthers } from '../audit/find-deed.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { setThrough } from '../tasks/assign-task.ts';
import { setTaskDone } from '../tasks/close-task.ts';
import { editTask, type TaskTexts } from '../tasks/edit-task.ts';
import { requireTask } from '../tasks/find-task.ts';
import { type LockedTask, lockTask } from '../tasks/lock-task.ts';
import { giveToMembers } from '../tasks/membership.ts';
import { instantOf } from './instant-of.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';
import { giveRulesBack, type Rule } from './series.ts';
import { dueBack, withdrawMadeTasks, withdrawWhatFollowed } from './task-series.ts';

/** The numbered task of an entry, locked. Throws cannotUndo where it is gone. */
async function lockTaskOf(
  change: Change,
  { subjectId, groupId }: Pick<Entry, 'subjectId' | 'groupId'>,
): Promise<LockedTask> {
  const task = await lockTask(change, subjectId, groupId);
  if (!task) throw cannotUndo('', 'changed');
  return task;
}

/** Throws cannotUndo where somebody else has done their copy; of `among`, where it is given. */
async function refuseDone(
  { tx, organizationId, actor }: Change,
  taskId: string,
  title: string,
  among: readonly string[] | null,
): Promise<void> {
  const [done] = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.name FROM tasks t JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.assignee_id
    WHERE t.organization_id = ${organizationId}::uuid AND (t.id = ${taskId}::uuid OR t.parent_id = ${taskId}::uuid)
      AND t.status = 'DONE' AND t.assignee_id IS DISTINCT FROM ${actor.contactId}::uuid
      AND (${among}::uuid[] IS NULL OR t.assignee_id = ANY(${among}::uuid[]))
    LIMIT 1`;
  if (done) throw cannotUndo(title, 'done', done.name);
}

/** A task that was made: every copy is withdrawn in one statement, unless others did theirs or changed it. */
const undoCreate: Inverse = async (change, { subjectId, groupId, at: since }, { erase }) => {
  const { tx, organizationId, at } = change;
  const { number, title, status } = await lockTaskOf(change, { subjectId, groupId });
  if (status === 'CANCELLED') throw cannotUndo(title, 'changed');
  await refuseDone(change, subjectId, title, null);
  const subject = { type: 'task', id: subjectId } as const;
  const deed = await findDeedOfOthers(change, subject, ['task.due', 'task.assign'], since);
  if (deed) throw cannotUndo(title, 'changed', deed.name ?? undefined);
  // With the first of a series all that came of it by itself goes.
  await withdrawMadeTasks(
    change,
    { seriesId: subjectId, title },
    { since, kept: [subjectId], erase },
  );
  // A child answers to its parent's number: it is withdrawn, and the numbered task cancelled.
  const copies = sql`organization_id = ${organizationId}::uuid AND (id = ${subjectId}::uuid OR parent_id = ${subjectId}::uuid)`;
  const rows = erase
    ? await tx.$executeRaw`DELETE FROM tasks WHERE ${copies}`
    : await tx.$executeRaw`
        UPDATE tasks SET status = CASE WHEN number IS NULL THEN 'WITHDRAWN' ELSE 'CANCELLED' END::task_status,
          closed_at = ${at}, updated_at = ${at}, recurrence = NULL
        WHERE ${copies} AND status IN ('OPEN', 'DONE')`;
  if (erase) change.freedNumbers.push(number);
  const people = Math.max(rows - 1, 1);
  await recordAudit(change, {
    action: 'task.cancel',
    subjectType: 'task',
    subjectId,
    groupId,
    before: { number, title, status },
    after: { number, status: 'CANCELLED', people },
    reason: 'undo',
  });
  return { undone: { kind: 'task', number, title, people } };
};

interface Closed {
  number: number;
  contactId: string;
  /** Who owes it because it was opened again. */
  given?: string[];
}

/** Somebody's copy that was done or opened again; who owes it anew must be able to, as with /reopen. */
const undoStatus: Inverse = async (change, { before, after }) => {
  const { tx, organizationId, at } = change;
  const isDone = (before as { status: TaskStatus }).status === 'DONE';
  const { number, contactId, given = [] } = after as unknown as Closed;
  const task = await requireTask(change, change.actor, number);
  if (!(await setTaskDone(change, task, contactId, isDone)))
    throw cannotUndo(task.title, 'changed');
  if (given.length > 0) {
    await tx.$executeRaw`
      UPDATE tasks SET status = 'WITHDRAWN', closed_at = ${at}, updated_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND parent_id = ${task.id}::uuid
        AND assignee_id = ANY(${given}::uuid[]) AND status = 'OPEN'`;
  }
  return { undone: { kind: 'taskStatus', number, title: task.title, done: isDone } };
};

interface DueFacts {
  dueAt: string | null;
  /** RFC 5545. */
  recurrence: string | null;
  /** Those of a series that were moved along. */
  following?: unknown[];
}

const undoDue: Inverse = async (change, { subjectId, groupId, at: since, before, after }) => {
  const { tx, organizationId, at } = change;
  const { number, title, dueAt, zone } = await lockTaskOf(change, { subjectId, groupId });
  const was = before as unknown as DueFacts;
  const set = after as unknown as DueFacts;
  if ((dueAt?.toISOString() ?? null) !== set.dueAt) throw cannotUndo(title, 'changed');
  const due = instantOf(was.dueAt);
  if (was.following) {
    await dueBack(change, { title, groupId, since }, before!, after!);
    return { undone: { kind: 'taskDue', number, title, due: due && { at: due, zone } } };
  }
  await tx.$executeRaw`
    UPDATE tasks
    SET due_at = ${due}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND (id = ${subjectId}::uuid OR parent_id = ${subjectId}::uuid)`;
  await planTasks(change, [subjectId]);
  await planSeries(change, 'task', sql`s.id = ${subjectId}::uuid`);
  await recordAudit(change, {
    action: 'task.due',
    subjectType: 'task',
    subjectId,
    groupId,
    before: { number, dueAt: set.dueAt, recurrence: set.recurrence },
    after: { number, dueAt: was.dueAt, recurrence: was.recurrence },
    reason: 'undo',
  });
  return { undone: { kind: 'taskDue', number, title, due: due && { at: due, zone } } };
};

/** What a task said before counts again. */
const undoUpdate: Inverse = async (change, { before, after }) => {
  const { number, title, notes } = before as unknown as TaskTexts & { number: number };
  const set = after as unknown as TaskTexts;
  const task = await requireTask(change, change.actor, number);
  if (task.title !== set.title || task.notes !== set.notes) throw cannotUndo(task.title, 'changed');
  await editTask(change, task, { title, notes });
  return { undone: { kind: 'taskFields', number, title } };
};

/** A task that was cancelled: the copies which that withdrew are known by its instant. */
const undoCancel: Inverse = async (change, entry) => {
  const { tx, organizationId, at } = change;
  const { subjectId, groupId } = entry;
  const { number, title, status } = await lockTaskOf(change, { subjectId, groupId });
  if (status !== 'CANCELLED') throw cannotUndo(title, 'changed');
  const { rules } = entry.before as { rules?: Rule[] };
  if (rules) await giveRulesBack(change, 'task', rules);
  else await withdrawWhatFollowed(change, { id: subjectId, title }, entry.at);
  const rows = await tx.$executeRaw`
    UPDATE tasks SET status = 'OPEN', closed_at = NULL, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND (id = ${subjectId}::uuid OR parent_id = ${subjectId}::uuid)
      AND status IN ('CANCELLED', 'WITHDRAWN') AND closed_at = ${entry.at}
      -- Whoever left the group meanwhile does not owe its task again.
      AND (parent_id IS NULL OR ${groupId}::uuid IS NULL OR EXISTS (
        SELECT 1 FROM members m
        WHERE m.organization_id = tasks.organization_id AND m.group_id = ${groupId}::uuid
          AND m.contact_id = tasks.assignee_id AND m.left_at IS NULL
      ))`;
  const joined = groupId === null ? [] : await giveToMembers(change, subjectId);
  const people = Math.max(rows - 1 + joined.length, 1);
  await recordAudit(change, {
    action: 'task.restore',
    subjectType: 'task',
    subjectId,
    groupId,
    before: { number, status },
    after: { number, status: 'OPEN', people },
    reason: 'undo',
  });
  return { undone: { kind: 'taskOpen', number, title, people } };
};

/** A reminder has been read: there is no taking it back. */
const undoNudge: Inverse = async (change, entry) => {
  throw cannotUndo((await lockTaskOf(change, entry)).title, 'told');
};

/** Throws cannotUndo where a task has been given to others besides. */
async function refuseFurtherCopies(
  { tx, organizationId }: Change,
  taskId: string,
  title: string,
  people: readonly string[],
): Promise<void> {
  const further = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND parent_id = ${taskId}::uuid
      AND assignee_id <> ALL(${people}::uuid[]) LIMIT 1`;
  if (further.length > 0) throw cannotUndo(title, 'changed');
}

interface Assigned {
  assigneeId: string | null;
  given: string[];
}

/** A task that further people were given, or that passed to them. */
const undoAssign: Inverse = async (change, { subjectId, groupId, before, after }) => {
  const { tx, organizationId, at } = change;
  const { number, title, assigneeId } = await lockTaskOf(change, { subjectId, groupId });
  const {
    assigneeId: was,
    exempt = [],
    throughGroupIds = [],
  } = before as Pick<Assigned, 'assigneeId'> & { exempt?: string[]; throughGroupIds?: string[] };
  const set = after as unknown as Assigned;
  if (assigneeId !== set.assigneeId) throw cannotUndo(title, 'changed');
  await refuseDone(change, subjectId, title, set.given);
  if (was === null) {
    await tx.$executeRaw`
      UPDATE tasks SET status = 'WITHDRAWN', closed_at = ${at}, updated_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND parent_id = ${subjectId}::uuid
        AND assignee_id = ANY(${set.given}::uuid[]) AND status = 'OPEN'`;
    await tx.$executeRaw`
      INSERT INTO exemptions (organization_id, task_id, contact_id)
      SELECT ${organizationId}::uuid, ${subjectId}::uuid, id FROM unnest(${exempt}::uuid[]) AS id
      ON CONFLICT DO NOTHING`;
  } else {
    await refuseFurtherCopies(change, subjectId, title, [was, ...set.given]);
    // One person's own task again: the copies that it was shared in were never needed.
    await tx.task.deleteMany({ where: { organizationId, parentId: subjectId } });
    await tx.task.updateMany({
      where: { organizationId, id: subjectId },
      data: { assigneeId: was, updatedAt: at },
    });
  }
  await setThrough(change, subjectId, throughGroupIds);
  await recordAudit(change, {
    action: 'task.unassign',
    subjectType: 'task',
    subjectId,
    groupId,
    before: { number, assigneeId: set.assigneeId, given: set.given },
    after: { number, assigneeId: was },
    reason: 'undo',
  });
  return { undone: { kind: 'assignment', number, title, people: set.given.length } };
};

export const taskInverses = {
  'task.create': undoCreate,
  'task.done': undoStatus,
  'task.reopen': undoStatus,
  'task.due': undoDue,
  'task.update': undoUpdate,
  'task.cancel': undoCancel,
  'task.nudge': undoNudge,
  'task.assign': undoAssign,
} satisfies Inverses;
