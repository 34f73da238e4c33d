import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { requireActive } from '../groups/lock-group.ts';
import { requireMembers } from '../groups/require-members.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { findDoer } from './close-task.ts';
import { giveCopies, type NamedFor } from './give-copies.ts';
import { type LockedTask, lockLiveTask } from './lock-task.ts';

export interface Assignment {
  /** Contacts who owe it now and did not before. */
  given: string[];
  /** Those of the named who had it already, done or not. */
  already: string[];
  /** Whether it was one person's own task, who owes it no more. */
  passedOn: boolean;
}

/**
 * Gives a task to further people. A shared task gives each of them a copy, and who had theirs
 * withdrawn has it again; one person's own task passes to the named, and is shared where they are
 * several. A group's task is for its members. Of anything else, who is given it by a group that was `named` is
 * in sight of those who see that group. Throws taskWithdrawn, taskNotOwed (an own task that is
 * done, and what somebody has done for all), groupNotActive, notMember, notFound (a contact).
 */
export async function assignTask(
  change: Change,
  task: TaskView,
  contactIds: readonly string[],
  by: NamedFor = { groupIds: [], contactIds },
): Promise<Assignment> {
  const named = [...new Set(contactIds)];
  // Members cannot be deleted while the group is held; others are taken first, as everywhere.
  if (!task.group) await lockContacts(change, named);
  const locked = await lockLiveTask(change, task);
  const { group } = locked;
  if (group) {
    requireActive(group);
    await requireMembers(change, group, named);
  }
  if (locked.mode === 'ANYONE') await requireUndone(change, task);
  const given = { named, by: group ? { groupIds: [], contactIds } : by };
  return locked.assigneeId === null
    ? giveShared(change, task, locked, given)
    : passOn(change, task, { ...locked, assigneeId: locked.assigneeId }, given);
}

/** Throws taskNotOwed where somebody has done it for all. */
async function requireUndone(change: Change, { id, number, title }: TaskView): Promise<void> {
  if ((await findDoer(change, change.actor, id)) !== undefined)
    throw new UserError('taskNotOwed', { number, title });
}

interface Given {
  /** Everybody, each once. */
  named: string[];
  by: NamedFor;
}

async function giveShared(
  change: Change,
  task: TaskView,
  { throughGroupIds }: LockedTask,
  { named, by }: Given,
): Promise<Assignment> {
  const { tx, organizationId } = change;
  const copies = await tx.$queryRaw<{ contactId: string; status: TaskStatus }[]>`
    SELECT assignee_id AS "contactId", status FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND parent_id = ${task.id}::uuid
      AND assignee_id = ANY(${named}::uuid[])`;
  const again = copies.flatMap((copy) => (copy.status === 'WITHDRAWN' ? copy.contactId : []));
  const already = copies.flatMap((copy) => (copy.status === 'WITHDRAWN' ? [] : copy.contactId));
  const having = new Set(already);
  const given = named.filter((contactId) => !having.has(contactId));
  if (given.length === 0) return { given, already, passedOn: false };
  await giveCopies(change, sql`t.id = ${task.id}::uuid`, given, by);
  if (by.groupIds.length > 0)
    await setThrough(change, task.id, [...throughGroupIds, ...by.groupIds]);
  const exempt = await liftExemptions(change, task.id, given);
  const before = { assigneeId: null, withdrawn: again, exempt, throughGroupIds };
  await recordAssignment(change, task, before, null, given);
  return { given, already, passedOn: false };
}

async function passOn(
  change: Change,
  task: TaskView,
  { assigneeId, status, throughGroupIds }: LockedTask & { assigneeId: string },
  { named, by }: Given,
): Promise<Assignment> {
  const { tx, organizationId, at } = change;
  const { id, number, title } = task;
  if (status !== 'OPEN') throw new UserError('taskNotOwed', { number, title });
  const given = named.filter((contactId) => contactId !== assigneeId);
  const already = named.length > given.length ? [assigneeId] : [];
  if (given.length === 0) return { given, already, passedOn: false };
  const next = named.length === 1 ? named[0]! : null;
  await tx.task.updateMany({
    where: { organizationId, id },
    data: { assigneeId: next, updatedAt: at },
  });
  if (next === null) await giveCopies(change, sql`t.id = ${id}::uuid`, named, by);
  const isByName = next !== null && by.contactIds.includes(next);
  await setThrough(change, id, isByName ? [] : by.groupIds);
  const before = { assigneeId, withdrawn: [], exempt: [], throughGroupIds };
  await recordAssignment(change, task, before, next, given);
  return { given, already, passedOn: already.length === 0 };
}

/** Notes the groups that a task is for, each once. */
export async function setThrough(
  { tx, organizationId }: Change,
  taskId: string,
  groupIds: readonly string[],
): Promise<void> {
  await tx.task.updateMany({
    where: { organizationId, id: taskId },
    data: { throughGroupIds: [...new Set(groupIds)] },
  });
}

/** Whoever is given a task by name is left out of it no more. Answers who was. */
async function liftExemptions(
  { tx, organizationId }: Change,
  taskId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  const lifted = await tx.$queryRaw<{ contactId: string }[]>`
    DELETE FROM exemptions
    WHERE organization_id = ${organizationId}::uuid AND task_id = ${taskId}::uuid
      AND contact_id = ANY(${contactIds}::uuid[])
    RETURNING contact_id AS "contactId"`;
  return lifted.map(({ contactId }) => contactId);
}

/**
 * Whose it was and whose it is, which copies were withdrawn before, and who was left out: what taking it
 * back needs.
 */
async function recordAssignment(
  change: Change,
  { id, number, group }: TaskView,
  before: {
    assigneeId: string | null;
    withdrawn: string[];
    exempt: string[];
    throughGroupIds: string[];
  },
  assigneeId: string | null,
  given: string[],
): Promise<void> {
  await recordAudit(change, {
    action: 'task.assign',
    subjectType: 'task',
    subjectId: id,
    groupId: group?.id ?? null,
    before: { number, ...before },
    after: { number, assigneeId, given },
  });
}

/** Keeps contacts from being deleted at this moment. Throws notFound where one is not there. */
async function lockContacts(
  { tx, organizationId }: Change,
  contactIds: readonly string[],
): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${contactIds}::uuid[]) AND deleted_at IS NULL
    ORDER BY id FOR SHARE`;
  if (found.length < contactIds.length) throw new UserError('notFound', { what: 'contact' });
}
