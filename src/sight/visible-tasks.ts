import type { Actor, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { TaskMode, TaskStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import {
  type GroupOf,
  joinSeenGroup,
  seenAsJson,
  seenGroup,
  visibleGroups,
} from './visible-groups.ts';

/** A numbered task as an actor sees it. */
export interface TaskView {
  id: string;
  number: number;
  title: string;
  notes: string | null;
  dueAt: Date | null;
  /** RFC 5545, on the clock of seriesZone, counted from ruleFrom; null where nothing follows. */
  recurrence: string | null;
  /** Of what comes again, the first of it, by whose id the series is called; null for what happens once. */
  seriesId: string | null;
  ruleFrom: Date | null;
  seriesZone: string | null;
  /** When it is due by the rule: dueAt is another where this one alone was given another date. */
  occursAt: Date | null;
  status: TaskStatus;
  /** Whether each closes their own copy, or anyone all of them. */
  mode: TaskMode;
  /** The group, of a group task. */
  group: GroupOf | null;
  /** Those of the several groups that it is for; null in the place of one out of sight. */
  through: (GroupOf | null)[];
  /** The person, of one person's own task. */
  assigneeId: string | null;
  createdById: string | null;
  createdAt: Date;
}

/**
 * The numbered tasks that an actor may see, with `rest` as further conditions and order: their own,
 * those they made, those of a group in their sight, those given in a chat of one, for a MANAGER every task
 * that is for people, or for several groups of which they see one, and for an ADMIN every task.
 */
export function selectTasks(
  { tx, organizationId }: Scope,
  actor: Actor,
  rest: Sql,
): Promise<TaskView[]> {
  const { contactId, role } = actor;
  const open = sql`(t.chat_group_id IS NULL AND (t.through_group_ids = '{}'
    OR EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = ANY(t.through_group_ids))))`;
  const leads = role === 'ADMIN' ? sql`TRUE` : role === 'MANAGER' ? open : sql`FALSE`;
  return tx.$queryRaw<TaskView[]>`
    SELECT t.id, t.number, t.title, t.notes, t.due_at AS "dueAt", t.recurrence, t.series_id AS "seriesId", t.rule_from AS "ruleFrom",
      t.series_zone AS "seriesZone", t.occurs_at AS "occursAt", t.status, t.mode, t.assignee_id AS "assigneeId",
      t.created_by_id AS "createdById", t.created_at AS "createdAt",
      ${seenGroup},
      CASE WHEN t.through_group_ids = '{}' THEN '[]'::jsonb ELSE (
        SELECT jsonb_agg(${seenAsJson})
        FROM unnest(t.through_group_ids) AS through (id) ${joinSeenGroup(organizationId, actor, sql`through.id`)}
      ) END AS through
    FROM tasks t ${joinSeenGroup(organizationId, actor, sql`t.group_id`)}
    WHERE t.organization_id = ${organizationId}::uuid AND t.number IS NOT NULL
      AND (
        seen.id IS NOT NULL
        OR (t.group_id IS NULL AND (
          ${leads}
          OR t.assignee_id = ${contactId}::uuid OR t.created_by_id = ${contactId}::uuid
          OR EXISTS (SELECT 1 ${visibleGroups(organizationId, actor)} AND g.id = t.chat_group_id)
          OR EXISTS (
            SELECT 1 FROM tasks child WHERE child.organization_id = t.organization_id
              AND child.parent_id = t.id AND child.assignee_id = ${contactId}::uuid
          )
        ))
      )
      ${rest}`;
}

/** The numbered task with this id, if the actor may see it. Throws notFound. */
export async function requireTaskById(scope: Scope, actor: Actor, id: string): Promise<TaskView> {
  const [task] = await selectTasks(scope, actor, sql`AND t.id = ${id}::uuid`);
  if (!task) throw new UserError('notFound', { what: 'task' });
  return task;
}
