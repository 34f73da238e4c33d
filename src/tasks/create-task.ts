import { planSeries } from '../alarms/series-alarms.ts';
import { planTasks } from '../alarms/task-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { TaskMode } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { notesText, parseShortText, parseTitle } from '../forms/short-text.ts';
import {
  type Audience,
  audienceOf,
  type LockedTarget,
  lockTarget,
  readAudience,
  type Target,
} from '../groups/audience.ts';
import { type Again, madeLately } from '../numbers/made-twice.ts';
import { drawNumber } from '../numbers/number.ts';

export interface NewTask {
  title: string;
  notes?: string | null;
  dueAt?: Date | null;
  /** RFC 5545; the due date is then the first occurrence, and the others come as the rule has it. */
  recurrence?: string | null;
  /** IANA: by whose clock the rule counts; that of its group, else of the organization, unless it is another. */
  zone?: string;
  /** Where it is for several: whether each closes their own copy, or anyone all of them. */
  mode?: TaskMode;
  /** The group in whose chat it is given: it is listed there where it is for members by name. */
  chatGroupId?: string | null;
  /** Whom it is for, each with a copy. */
  target: Target;
}

export interface CreatedTask {
  id: string;
  number: number;
  /** How many people were given it. */
  people: number;
  /** The group that it is of; null where it is people's. */
  groupId: string | null;
}

/** What may be asked before a task is made; what throws leaves it unmade. */
interface Questions {
  /** Told who would get it. */
  confirm?: (audience: Audience) => void;
  /** Told of one with the same title and date that the same people were given just now. */
  again?: Again;
}

/**
 * Creates a task. For a group, or for several people, it is a shared task with one child per person;
 * all of it in one statement, or nothing. It is a group's, which joiners get a copy of, where it is for
 * one group and for nobody outside it. Throws invalid (title, notes), groupNotActive, groupEmpty, notIncluded,
 * nobodyLeft, notFound (a contact).
 */
export async function createTask(
  change: Change,
  task: NewTask,
  { confirm, again }: Questions = {},
): Promise<CreatedTask> {
  const title = parseTitle(task.title);
  const notes = parseShortText(task.notes, notesText);
  const target = await lockTarget(change, task.target);
  const { groupId, groupIds, contactIds, exceptIds } = target;
  if (confirm) confirm(await readAudience(change, target));

  const row: TaskRow = {
    title,
    notes,
    dueAt: task.dueAt ?? null,
    recurrence: task.dueAt ? (task.recurrence ?? null) : null,
    zone: task.zone ?? null,
    mode: task.mode ?? 'EACH',
    chatGroupId: groupIds.length === 0 ? (task.chatGroupId ?? null) : null,
    number: await drawNumber(change),
  };
  const isOwn = groupIds.length === 0 && contactIds.length === 1;
  const same = sameTask(change, row, isOwn ? contactIds[0]! : null, target);
  const insert = (unless: Sql) =>
    isOwn
      ? insertOwnTask(change, row, contactIds[0]!, unless)
      : insertSharedTask(change, row, target, unless);
  let inserted = await insert(again ? sql`EXISTS (SELECT 1 ${same})` : sql`FALSE`);
  if (inserted.people === 0 && again) {
    const number = await findSame(change, target, same);
    if (number !== undefined) {
      again(number);
      inserted = await insert(sql`FALSE`);
    }
  }
  const { id, named, people } = inserted;
  if (named < contactIds.length) throw new UserError('notFound', { what: 'contact' });
  if (people === 0) throw new UserError('nobodyLeft', {});
  if (row.dueAt) await planTasks(change, [id]);
  if (row.recurrence !== null) await planSeries(change, 'task', sql`s.id = ${id}::uuid`);
  await recordAudit(change, {
    action: 'task.create',
    subjectType: 'task',
    subjectId: id,
    groupId,
    after: {
      number: row.number,
      title,
      dueAt: row.dueAt?.toISOString() ?? null,
      people,
      ...(row.mode === 'ANYONE' ? { mode: row.mode } : {}),
      ...(row.recurrence !== null ? { recurrence: row.recurrence } : {}),
      ...(groupId === null ? { contactIds } : {}),
      ...(groupId === null && groupIds.length > 0 ? { groupIds } : {}),
      ...(exceptIds.length > 0 ? { exceptIds } : {}),
    },
  });
  return { id, number: row.number, people, groupId };
}

interface TaskRow {
  title: string;
  notes: string | null;
  dueAt: Date | null;
  recurrence: string | null;
  zone: string | null;
  mode: TaskMode;
  chatGroupId: string | null;
  number: number;
}

/**
 * What the first of a series is told by: series_id, rule_from, series_zone, occurs_at, where its id is `fresh`;
 * nothing where it has no rule.
 */
function firstOfSeries(
  { organizationId }: Change,
  { recurrence, dueAt, zone }: TaskRow,
  groupId: string | null,
): Sql {
  if (recurrence === null) return sql`NULL::uuid, NULL::timestamptz, NULL, NULL::timestamptz`;
  return sql`fresh.id, ${dueAt}::timestamptz, coalesce(
    ${zone},
    (SELECT time_zone FROM groups WHERE organization_id = ${organizationId}::uuid AND id = ${groupId}::uuid),
    (SELECT time_zone FROM organizations WHERE id = ${organizationId}::uuid)
  ), ${dueAt}::timestamptz`;
}

interface Inserted {
  id: string;
  /** Contacts that were named and are there. */
  named: number;
  people: number;
}

/** The group in whose chat it is given, where all whom it is for are members. */
function whereMembers(
  organizationId: string,
  { chatGroupId }: TaskRow,
  contactIds: readonly string[],
): Sql {
  return sql`CASE WHEN NOT EXISTS (
    SELECT 1 FROM unnest(${contactIds}::uuid[]) AS person (id) WHERE NOT EXISTS (
      SELECT 1 FROM members m
      WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${chatGroupId}::uuid
        AND m.contact_id = person.id AND m.left_at IS NULL
    )
  ) THEN ${chatGroupId}::uuid END`;
}

/**
 * The same task that was made just now, over the `audience` of a statement: of anybody where it is a
 * group's, else of the same person, for the same people. The counter is held since the number was drawn:
 * of two who make it at once, the second finds what the first has made.
 */
function sameTask(
  change: Change,
  { number, title, dueAt }: TaskRow,
  assigneeId: string | null,
  { groupId }: LockedTarget,
): Sql {
  const whose = groupId
    ? sql`same.group_id = ${groupId}::uuid`
    : sql`same.group_id IS NULL AND same.created_by_id IS NOT DISTINCT FROM ${change.actor.contactId}::uuid`;
  const whom = assigneeId
    ? sql`same.assignee_id = ${assigneeId}::uuid`
    : sql`(SELECT array_agg(child.assignee_id ORDER BY child.assignee_id) FROM tasks child
        WHERE child.organization_id = same.organization_id AND child.parent_id = same.id)
        = (SELECT array_agg(audience.id ORDER BY audience.id) FROM audience)`;
  return sql`FROM tasks same
    WHERE ${madeLately(change, number, { of: 'task', column: sql`same.due_at`, at: dueAt })}
      AND lower(same.title) = lower(${title}) AND ${whose} AND ${whom}`;
}

async function findSame(
  { tx, organizationId }: Change,
  target: LockedTarget,
  same: Sql,
): Promise<number | undefined> {
  const [there] = await tx.$queryRaw<{ number: number }[]>`
    WITH ${audienceOf(organizationId, target)}
    SELECT same.number ${same} ORDER BY same.number DESC LIMIT 1`;
  return there?.number;
}

async function insertOwnTask(
  change: Change,
  row: TaskRow,
  contactId: string,
  unless: Sql,
): Promise<Inserted> {
  const { tx, organizationId, actor, at } = change;
  const [own] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO tasks (
      organization_id, id, number, title, notes, due_at, recurrence, series_id, rule_from, series_zone, occurs_at,
      chat_group_id, assignee_id, created_by_id, created_at, updated_at
    )
    SELECT c.organization_id, fresh.id, ${row.number}, ${row.title}, ${row.notes}, ${row.dueAt}, ${row.recurrence},
      ${firstOfSeries(change, row, null)}, ${whereMembers(organizationId, row, [contactId])}, c.id,
      ${actor.contactId}::uuid, ${at}, ${at}
    FROM (SELECT uuid_v7() AS id) fresh, contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ${contactId}::uuid AND c.deleted_at IS NULL
      AND NOT (${unless})
    -- So that a contact who is being deleted at this moment is not given it.
    FOR SHARE OF c
    RETURNING id`;
  return own ? { id: own.id, named: 1, people: 1 } : { id: '', named: 0, people: 0 };
}

async function insertSharedTask(
  change: Change,
  row: TaskRow,
  target: LockedTarget,
  unless: Sql,
): Promise<Inserted> {
  const { tx, organizationId, actor, at } = change;
  // Of one group's task all is the group's.
  const through = target.groupId === null ? target.groupIds : [];
  const [shared] = await tx.$queryRaw<Inserted[]>`
    WITH ${audienceOf(organizationId, target)}, parent AS (
      INSERT INTO tasks (
        organization_id, id, number, title, notes, due_at, recurrence, series_id, rule_from, series_zone, occurs_at, mode,
        group_id, through_group_ids, chat_group_id, created_by_id, created_at, updated_at
      )
      SELECT ${organizationId}::uuid, fresh.id, ${row.number}, ${row.title}, ${row.notes}, ${row.dueAt}, ${row.recurrence},
        ${firstOfSeries(change, row, target.groupId)}, ${row.mode}::task_mode, ${target.groupId}::uuid, ${through}::uuid[], ${whereMembers(organizationId, row, target.contactIds)},
        ${actor.contactId}::uuid, ${at}, ${at}
      FROM (SELECT uuid_v7() AS id) fresh
      WHERE NOT (${unless})
      RETURNING organization_id, id, title, notes, due_at, created_by_id
    ), children AS (
      INSERT INTO tasks (
        organization_id, parent_id, assignee_id, through_group_ids, title, notes, due_at, created_by_id, created_at,
        updated_at
      )
      SELECT parent.organization_id, parent.id, audience.id,
        CASE WHEN ${target.groupId}::uuid IS NULL THEN audience.through ELSE '{}' END, parent.title, parent.notes,
        parent.due_at, parent.created_by_id, ${at}, ${at}
      FROM parent CROSS JOIN audience
      RETURNING 1
    ), left_out AS (
      INSERT INTO exemptions (organization_id, task_id, contact_id)
      SELECT parent.organization_id, parent.id, person.id
      FROM parent CROSS JOIN unnest(${target.groupIds.length === 0 ? [] : target.exceptIds}::uuid[]) AS person (id)
    )
    SELECT parent.id, (SELECT count(*)::int FROM named) AS named,
      (SELECT count(*)::int FROM children) AS people
    FROM parent`;
  return shared ?? { id: '', named: 0, people: 0 };
}
