import { recordAudit } from '../audit/record.ts';
import type { Actor, Change, Scope } from '../change/change.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { requireMembers } from '../groups/require-members.ts';
import { copyInSight } from '../sight/visible-copies.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { type LockedTask, lockLiveTask } from './lock-task.ts';
import { giveToMembers } from './membership.ts';

/** Whoever did a task that anyone may close for all. */
export interface Doer {
  contactId: string;
  name: string;
}

/** The reaction that says so, and when it was given. */
interface Mark {
  markedAt: Date;
}

interface Copy {
  id: string;
  status: TaskStatus;
}

/**
 * Closes or reopens one person's copy of a task; what anyone closes for all is closed, or opened again,
 * for everybody. Answers whether anything changed: doing it twice is no error. Throws taskNotYours where
 * the person has no copy, taskWithdrawn where theirs is closed for good, and notMember where somebody who
 * left would owe it again. `mark` is the reaction that says so, where it is one.
 */
export async function setTaskDone(
  change: Change,
  task: TaskView,
  contactId: string,
  done: boolean,
  mark?: Mark,
): Promise<boolean> {
  if (task.mode === 'ANYONE') return setDoneForAll(change, task, contactId, done, mark);
  // Before the copy is read: what is being cancelled at this moment, and whoever is being taken out
  // of the group, stays so.
  const locked = done ? null : await lockLiveTask(change, task);
  if (locked?.group) await requireMembers(change, locked.group, [contactId]);
  const copy = await lockCopy(change, task, contactId);
  if (task.status === 'CANCELLED' || copy.status === 'WITHDRAWN' || copy.status === 'CANCELLED') {
    const { number, title } = task;
    throw new UserError('taskWithdrawn', { number, title });
  }
  const status: TaskStatus = done ? 'DONE' : 'OPEN';
  if (copy.status === status) return false;
  const { tx, organizationId, at } = change;
  await tx.task.updateMany({
    where: { organizationId, id: copy.id },
    data: { status, closedAt: done ? at : null, updatedAt: at },
  });
  const given = locked?.group ? await giveToMembers(change, task.id) : [];
  await recordClosing(change, task, copy, { contactId, status, given, mark });
  return true;
}

/**
 * As setTaskDone, of a task that anyone closes for all: whoever is first has done it, and all other copies
 * are withdrawn by that. It is reopened for all by opening the copy of whoever did it.
 */
async function setDoneForAll(
  change: Change,
  task: TaskView,
  contactId: string,
  done: boolean,
  mark: Mark | undefined,
): Promise<boolean> {
  const { tx, organizationId, at } = change;
  const { id, number, title } = task;
  // Of two who close it at once the second finds that it is done.
  const { group } = await lockLiveTask(change, task);
  const copy = await lockCopy(change, task, contactId);
  const doer = await findDoer(change, change.actor, id);
  if (done ? doer !== undefined : copy.status === 'OPEN') return false;
  if (done ? copy.status !== 'OPEN' : copy.status !== 'DONE') {
    throw new UserError('taskWithdrawn', { number, title });
  }
  if (done) {
    await tx.$executeRaw`
      UPDATE tasks
      SET status = CASE WHEN id = ${copy.id}::uuid THEN 'DONE'::task_status ELSE 'WITHDRAWN'::task_status END,
        closed_at = ${at}, updated_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND parent_id = ${id}::uuid AND status = 'OPEN'`;
  } else {
    await reopenForAll(change, id, copy, group);
  }
  const status: TaskStatus = done ? 'DONE' : 'OPEN';
  await recordClosing(change, task, copy, { contactId, status, given: [], mark });
  return true;
}

/** A group's task is for its members of now; any other for those whose copies were closed with the one that was done. */
async function reopenForAll(
  change: Change,
  taskId: string,
  { id }: Copy,
  group: LockedTask['group'],
): Promise<void> {
  const { tx, organizationId, at } = change;
  if (!group) {
    await tx.$executeRaw`
      UPDATE tasks copy SET status = 'OPEN', closed_at = NULL, updated_at = ${at}
      FROM tasks done
      WHERE done.organization_id = ${organizationId}::uuid AND done.id = ${id}::uuid
        AND copy.organization_id = done.organization_id AND copy.parent_id = done.parent_id
        AND (copy.id = done.id OR (copy.status = 'WITHDRAWN' AND copy.closed_at = done.closed_at))`;
    return;
  }
  // Whoever did it may have left.
  await tx.task.updateMany({
    where: { organizationId, id },
    data: { status: 'WITHDRAWN', closedAt: at, updatedAt: at },
  });
  await giveToMembers(change, taskId);
}

/** Who has done a task that anyone closes for all, if somebody has; null where they are out of the actor's sight. */
export async function findDoer(
  { tx, organizationId }: Scope,
  actor: Actor,
  taskId: string,
): Promise<Doer | null | undefined> {
  const [doer] = await tx.$queryRaw<(Doer & { inSight: boolean })[]>`
    SELECT c.id AS "contactId", c.name, ${copyInSight(organizationId, actor)} AS "inSight"
    FROM tasks copy JOIN contacts c ON c.organization_id = copy.organization_id AND c.id = copy.assignee_id
    WHERE copy.organization_id = ${organizationId}::uuid AND copy.parent_id = ${taskId}::uuid AND copy.status = 'DONE'
    ORDER BY copy.closed_at LIMIT 1`;
  if (!doer) return undefined;
  const { inSight, ...who } = doer;
  return inSight ? who : null;
}

/** The copy that somebody has, in the actor's sight. Throws taskNotYours. */
async function lockCopy(
  { tx, organizationId, actor }: Change,
  { id, number, title }: TaskView,
  contactId: string,
): Promise<Copy> {
  const [copy] = await tx.$queryRaw<Copy[]>`
    SELECT copy.id, copy.status FROM tasks copy
    WHERE copy.organization_id = ${organizationId}::uuid AND copy.assignee_id = ${contactId}::uuid
      AND (copy.id = ${id}::uuid OR copy.parent_id = ${id}::uuid) AND ${copyInSight(organizationId, actor)}
    FOR UPDATE`;
  if (copy) return copy;
  const [holder] = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.name FROM tasks t JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.assignee_id
    WHERE t.organization_id = ${organizationId}::uuid AND (t.id = ${id}::uuid OR t.parent_id = ${id}::uuid)
      AND t.status IN ('OPEN', 'DONE')
    ORDER BY t.status = 'DONE', c.name_key, c.id LIMIT 1`;
  const own = contactId === actor.contactId;
  throw new UserError('taskNotYours', { number, title, own, holder: holder?.name ?? null });
}

/** `given` are those who owe it besides because it is open again. */
function recordClosing(
  change: Change,
  { number, group }: TaskView,
  copy: Copy,
  {
    contactId,
    status,
    given,
    mark,
  }: { contactId: string; status: TaskStatus; given: string[]; mark: Mark | undefined },
): Promise<void> {
  return recordAudit(change, {
    action: status === 'DONE' ? 'task.done' : 'task.reopen',
    subjectType: 'task',
    subjectId: copy.id,
    groupId: group?.id ?? null,
    before: { number, contactId, status: copy.status },
    after: {
      number,
      contactId,
      status,
      ...(given.length > 0 ? { given } : {}),
      ...(mark && { source: 'REACTION', markedAt: mark.markedAt }),
    },
  });
}
