import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { UserError } from '../errors.ts';
import { lockActiveGroup } from '../groups/lock-group.ts';
import { drawNumber } from '../people/number.ts';
import { notesText, parseShortText, parseTitle } from '../people/short-text.ts';

/** Whom a task is for: every member of a group, or contacts (one or more, each with a copy). */
export type TaskTarget = { groupId: string } | { contactIds: readonly string[] };

export interface NewTask {
  title: string;
  notes?: string | null;
  dueAt?: Date | null;
  target: TaskTarget;
}

export interface CreatedTask {
  id: string;
  number: number;
  /** How many people were given it. */
  people: number;
}

/**
 * Creates a task. For a group, or for several people, it is a shared task with one child per person;
 * all of it in one statement, or nothing. Throws invalid (title), groupNotActive, groupEmpty,
 * notFound (a contact).
 */
export async function createTask(change: Change, task: NewTask): Promise<CreatedTask> {
  const title = parseTitle(task.title);
  const { target } = task;
  const contactIds = 'groupId' in target ? [] : [...new Set(target.contactIds)];
  const groupId = 'groupId' in target ? target.groupId : null;
  const group = groupId === null ? null : await lockActiveGroup(change, groupId, 'SHARE');
  if (group?.memberCount === 0) throw new UserError('groupEmpty', { group: group.name });

  const number = await drawNumber(change);
  const row = {
    title,
    notes: parseShortText(task.notes, notesText),
    dueAt: task.dueAt ?? null,
    number,
  };
  const { id, people } =
    groupId === null && contactIds.length === 1
      ? await insertOwnTask(change, row, contactIds[0]!)
      : await insertSharedTask(change, row, groupId, contactIds);
  if (people < Math.max(contactIds.length, 1)) throw new UserError('notFound', { what: 'contact' });
  await recordAudit(change, {
    action: 'task.create',
    subjectType: 'task',
    subjectId: id,
    groupId,
    after: {
      number,
      title,
      dueAt: row.dueAt?.toISOString() ?? null,
      people,
      ...(groupId === null ? { contactIds } : {}),
    },
  });
  return { id, number, people };
}

interface TaskRow {
  title: string;
  notes: string | null;
  dueAt: Date | null;
  number: number;
}

type Inserted = { id: string; people: number };

async function insertOwnTask(change: Change, row: TaskRow, contactId: string): Promise<Inserted> {
  const { tx, organizationId, actor, at } = change;
  const [own] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO tasks (
      organization_id, number, title, notes, due_at, assignee_id, created_by_id, created_at, updated_at
    )
    SELECT c.organization_id, ${row.number}, ${row.title}, ${row.notes}, ${row.dueAt}, c.id,
      ${actor.contactId}::uuid, ${at}, ${at}
    FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ${contactId}::uuid AND c.deleted_at IS NULL
    -- So that a contact who is being deleted at this moment is not given it.
    FOR SHARE OF c
    RETURNING id`;
  return own ? { id: own.id, people: 1 } : { id: '', people: 0 };
}

async function insertSharedTask(
  change: Change,
  row: TaskRow,
  groupId: string | null,
  contactIds: string[],
): Promise<Inserted> {
  const { tx, organizationId, actor, at } = change;
  const [shared] = await tx.$queryRaw<Inserted[]>`
    WITH parent AS (
      INSERT INTO tasks (
        organization_id, number, title, notes, due_at, group_id, created_by_id, created_at, updated_at
      ) VALUES (
        ${organizationId}::uuid, ${row.number}, ${row.title}, ${row.notes}, ${row.dueAt}, ${groupId}::uuid,
        ${actor.contactId}::uuid, ${at}, ${at}
      )
      RETURNING organization_id, id, title, notes, due_at, created_by_id
    ), people AS (
      SELECT contact_id AS id FROM members
      WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid AND left_at IS NULL
      UNION ALL
      SELECT id FROM (
        SELECT id FROM contacts
        WHERE organization_id = ${organizationId}::uuid AND id = ANY(${contactIds}::uuid[]) AND deleted_at IS NULL
        ORDER BY id FOR SHARE
      ) named
    ), children AS (
      INSERT INTO tasks (
        organization_id, parent_id, assignee_id, title, notes, due_at, created_by_id, created_at, updated_at
      )
      SELECT parent.organization_id, parent.id, people.id, parent.title, parent.notes, parent.due_at,
        parent.created_by_id, ${at}, ${at}
      FROM parent CROSS JOIN people
      RETURNING 1
    )
    SELECT parent.id, (SELECT count(*)::int FROM children) AS people FROM parent`;
  return shared!;
}
