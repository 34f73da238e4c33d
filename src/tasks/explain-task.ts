import { type Deed, findLastDeed, findRemoval } from '../audit/find-deed.ts';
import type { Actor, Scope } from '../change/change.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { largestNumber } from '../numbers/number.ts';
import { findDoer } from './close-task.ts';
import { findTask } from './find-task.ts';

/** What became of a task, for whoever asks: of their own copy where that went another way. */
export type TaskFate =
  /** Their copy went with their leaving the group. */
  | 'left'
  /** Their copy is closed, and the log does not say why. */
  | 'withdrawn'
  | 'cancelled'
  /** They have done it. */
  | 'done'
  /** Somebody else has done it for all. */
  | 'doneForAll'
  /** It was cancelled, and that was taken back. */
  | 'restored'
  | 'open';

export interface TaskStory {
  number: number;
  title: string;
  fate: TaskFate;
  /** What the log says of it. */
  deed: Deed | undefined;
  /** Its group, where the actor sees it. */
  group: { name: string; icon: string | null } | null;
  /** Whether the actor has a copy that is open. */
  owes: boolean;
}

interface OwnCopy {
  id: string;
  taskId: string;
  title: string;
  groupId: string | null;
  status: TaskStatus;
  closedAt: Date | null;
  /** The copy of whoever did it for all, where one does. */
  doneId: string | null;
}

/**
 * What became of the task with this number: one in the actor's sight, or one that they had a copy of,
 * even if they left its group since. Undefined where there is none.
 */
export async function explainTask(
  scope: Scope,
  actor: Actor,
  number: number,
): Promise<TaskStory | undefined> {
  if (number > largestNumber) return undefined;
  const task = await findTask(scope, actor, number);
  const copy = await findOwnCopy(scope, actor, number);
  const known = task ?? copy;
  if (!known) return undefined;
  const { fate, deed } = await findFate(scope, actor, {
    id: task?.id ?? copy!.taskId,
    isCancelled: task?.status === 'CANCELLED',
    copy,
  });
  const owes = copy?.status === 'OPEN';
  return { number, title: known.title, fate, deed, group: task?.group ?? null, owes };
}

async function findFate(
  scope: Scope,
  actor: Actor,
  { id, isCancelled, copy }: { id: string; isCancelled: boolean; copy: OwnCopy | undefined },
): Promise<{ fate: TaskFate; deed: Deed | undefined }> {
  const { contactId } = actor;
  const task = { type: 'task', id } as const;
  const cancelled = await findLastDeed(scope, task, ['task.cancel']);
  if (copy?.status === 'WITHDRAWN') {
    const at = copy.closedAt!;
    // A cancelled task closes its copies at its own instant; what was closed before was not its doing.
    if (cancelled?.at.getTime() === at.getTime()) return { fate: 'cancelled', deed: cancelled };
    if (copy.doneId !== null) {
      const done = { type: 'task', id: copy.doneId } as const;
      const deed = await findLastDeed(scope, done, ['task.done']);
      // Who came by a group out of sight is not told.
      const isHidden = (await findDoer(scope, actor, id)) === null;
      return { fate: 'doneForAll', deed: deed && isHidden ? { ...deed, name: null } : deed };
    }
    const removal =
      copy.groupId === null ? undefined : await findRemoval(scope, copy.groupId, contactId!, at);
    return { fate: removal ? 'left' : 'withdrawn', deed: removal };
  }
  if (isCancelled || copy?.status === 'CANCELLED') return { fate: 'cancelled', deed: cancelled };
  if (copy?.status === 'DONE') {
    const own = { type: 'task', id: copy.id } as const;
    return { fate: 'done', deed: await findLastDeed(scope, own, ['task.done']) };
  }
  const deed = await findLastDeed(scope, task, ['task.create', 'task.restore']);
  return { fate: deed?.action === 'task.restore' ? 'restored' : 'open', deed };
}

/** The copy that the actor has, or had, of the task with a number; an own task is its own copy. */
async function findOwnCopy(
  { tx, organizationId }: Scope,
  { contactId }: Actor,
  number: number,
): Promise<OwnCopy | undefined> {
  const [copy] = await tx.$queryRaw<OwnCopy[]>`
    SELECT copy.id, t.id AS "taskId", copy.title, t.group_id AS "groupId", copy.status, copy.closed_at AS "closedAt",
      (
        SELECT done.id FROM tasks done
        WHERE done.organization_id = t.organization_id AND done.parent_id = t.id AND done.status = 'DONE'
          AND t.mode = 'ANYONE' AND done.closed_at = copy.closed_at LIMIT 1
      ) AS "doneId"
    FROM tasks t
    JOIN tasks copy ON copy.organization_id = t.organization_id AND copy.assignee_id = ${contactId}::uuid
      AND (copy.id = t.id OR copy.parent_id = t.id)
    WHERE t.organization_id = ${organizationId}::uuid AND t.number = ${number}`;
  return copy;
}
