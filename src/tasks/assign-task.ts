import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { sql } from '../db/client.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { requireActive } from '../groups/lock-group.ts';
import { requireMembers } from '../groups/require-members.ts';
import { findDoer } from './close-task.ts';
import { giveCopies } from './give-copies.ts';
import { lockLiveTask } from './lock-task.ts';
import type { TaskView } from './visible-tasks.ts';

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
 * several. A group's task is for its members. Throws taskWithdrawn, taskNotOwed (an own task that is
 * done, and what somebody has done for all), groupNotActive, notMember, notFound (a contact).
 */
export async function assignTask(
  change: Change,
  task: TaskView,
  contactIds: readonly string[],
): Promise<Assignment> {
  const named = [...new Set(contactIds)];
  // Members cannot be deleted while the group is held; others are taken first, as everywhere.
  if (!task.group) await lockContacts(change, named);
  const { assigneeId, status, mode, group } = await lockLiveTask(change, task);
  if (group) {
    requireActive(group);
    await requireMembers(change, group, named);
  }
  if (mode === 'ANYONE') await requireUndone(change, task);
  return assigneeId === null
    ? giveShared(change, task, named)
    : passOn(change, task, { assigneeId, status }, named);
}

/** Throws taskNotOwed where somebody has done it for all. */
async function requireUndone(change: Change, { id, number, title }: TaskView): Promise<void> {
  if (await findDoer(change, id)) throw new UserError('taskNotOwed', { number, title });
}

async function giveShared(change: Change, task: TaskView, named: string[]): Promise<Assignment> {
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
  await giveCopies(change, sql`t.id = ${task.id}::uuid`, given);
  const exempt = await liftExemptions(change, task.id, given);
  await recordAssignment(change, task, { assigneeId: null, withdrawn: again, exempt }, null, given);
  return { given, already, passedOn: false };
}

async function passOn(
  change: Change,
  task: TaskView,
  { assigneeId, status }: { assigneeId: string; status: TaskStatus },
  named: string[],
): Promise<Assignment> {
  const { tx, organizationId, at } = change;
  const { id, number, title } = task;
  if (status !== 'OPEN') throw new UserError('taskNotOwed', { number, title });
  const given = named.filter((contactId) => contactId !== assigneeId);
  const already = named.length > given.length ? [assigneeId] : [];
  if (given.length === 0) return { given, already, passedOn: false };
  const next = named.length === 1 ? named[0]! : null;
  await tx.$executeRaw`
    UPDATE tasks SET assignee_id = ${next}::uuid, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
  if (next === null) await giveCopies(change, sql`t.id = ${id}::uuid`, named);
  await recordAssignment(change, task, { assigneeId, withdrawn: [], exempt: [] }, next, given);
  return { given, already, passedOn: already.length === 0 };
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
  before: { assigneeId: string | null; withdrawn: string[]; exempt: string[] },
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
