import { planSeries } from '../alarms/series-alarms.ts';
import { planTasks } from '../alarms/task-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { anchorRule } from '../dates/anchor-rule.ts';
import { nextOccurrences } from '../dates/recurrence-rule.ts';
import { sql } from '../db/client.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { lockLiveTask } from '../tasks/lock-task.ts';
import type { DueSet } from '../tasks/set-due.ts';
import { restOfRule } from './following.ts';

/** When a task of a series is due, and the rule by which it is. */
export interface DuePlace {
  id: string;
  dueAt: Date | null;
  recurrence: string | null;
  ruleFrom: Date | null;
  seriesZone: string | null;
  occursAt: Date | null;
}

/** A task and those of its series that are there after it, held, in order. */
export async function lockFollowingTasks(
  { tx, organizationId }: Change,
  taskId: string,
): Promise<(DuePlace & { number: number; title: string; status: TaskStatus })[]> {
  const tasks = await tx.$queryRaw<
    (DuePlace & { number: number; title: string; status: TaskStatus })[]
  >`
    SELECT t.id, t.number, t.title, t.status, t.due_at AS "dueAt", t.recurrence, t.rule_from AS "ruleFrom",
      t.series_zone AS "seriesZone", t.occurs_at AS "occursAt"
    FROM tasks this
    JOIN tasks t ON t.organization_id = this.organization_id AND t.series_id = this.series_id
      AND t.occurs_at >= this.occurs_at
    WHERE this.organization_id = ${organizationId}::uuid AND this.id = ${taskId}::uuid
    ORDER BY t.id FOR NO KEY UPDATE OF t`;
  return tasks.sort((one, other) => one.occursAt!.getTime() - other.occursAt!.getTime());
}

/**
 * Gives a task another due date, with every copy, and moves those of its series along that follow: its rule begins
 * there (anchorRule), and where it cannot, nothing more comes. Throws taskWithdrawn, seriesOrder.
 */
export async function dueFollowing(change: Change, task: TaskView, dueAt: Date): Promise<DueSet> {
  const { id, number, title } = task;
  const { group, zone } = await lockLiveTask(change, task);
  const before = (await lockFollowingTasks(change, id)).map(placeOf);
  const [first, ...later] = before;
  if (!first) throw new UserError('taskNotFound', { number });
  await requireInOrder(change, { id, number, title }, dueAt);
  const rest = restOfRule(first);
  const rule = rest === null ? null : anchorRule({ rule: rest, zone, startsAt: dueAt });
  const moved: DuePlace =
    rule === null
      ? { ...first, dueAt, recurrence: null, occursAt: dueAt }
      : { ...first, dueAt, recurrence: rule, ruleFrom: dueAt, seriesZone: zone, occursAt: dueAt };
  const dates =
    rule === null ? [] : nextOccurrences({ rule, startsAt: dueAt, zone }, dueAt, later.length);
  const after = [
    moved,
    ...later.map((one, place) => {
      const date = dates[place];
      return date
        ? { ...moved, id: one.id, dueAt: date, occursAt: date }
        : { ...one, recurrence: null };
    }),
  ];
  await placeTasks(change, after);
  await recordAudit(change, {
    action: 'task.due',
    subjectType: 'task',
    subjectId: id,
    groupId: group?.id ?? null,
    before: { number, ...asFacts(before) },
    after: { number, ...asFacts(after) },
  });
  return { before: first.dueAt, ruleBefore: first.recurrence, rule, ...ofSeries(moved) };
}

/** What a task is told by of its series. */
export const ofSeries = ({ ruleFrom, seriesZone, occursAt }: DuePlace) => ({
  ruleFrom,
  seriesZone,
  occursAt,
});

function placeOf({ id, dueAt, recurrence, ruleFrom, seriesZone, occursAt }: DuePlace): DuePlace {
  return { id, dueAt, recurrence, ruleFrom, seriesZone, occursAt };
}

/** Gives tasks of a series other dates. They are taken out first: one may come to where another still is. */
export async function placeTasks(change: Change, tasks: readonly DuePlace[]): Promise<void> {
  const { tx, organizationId, at } = change;
  const ids = tasks.map(({ id }) => id);
  const [first] = await tx.$queryRaw<{ seriesId: string }[]>`
    SELECT series_id AS "seriesId" FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND id = ${ids[0]}::uuid`;
  await tx.$executeRaw`
    UPDATE tasks SET series_id = NULL, rule_from = NULL, series_zone = NULL, occurs_at = NULL, recurrence = NULL
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) AS placed (
    id uuid, "dueAt" timestamptz, recurrence text, "ruleFrom" timestamptz, "seriesZone" text, "occursAt" timestamptz
  )`;
  await tx.$executeRaw`
    UPDATE tasks t SET due_at = placed."dueAt", recurrence = placed.recurrence, series_id = ${first?.seriesId}::uuid,
      rule_from = placed."ruleFrom", series_zone = placed."seriesZone", occurs_at = placed."occursAt", updated_at = ${at}
    FROM ${rows} WHERE t.organization_id = ${organizationId}::uuid AND t.id = placed.id`;
  await tx.$executeRaw`
    UPDATE tasks t SET due_at = placed."dueAt", updated_at = ${at}
    FROM ${rows} WHERE t.organization_id = ${organizationId}::uuid AND t.parent_id = placed.id`;
  await planTasks(change, ids);
  await planSeries(change, 'task', sql`s.id = ${ids[0]}::uuid`);
}

/** As the log keeps it: the first as any other date, the others beside it. */
export function asFacts([first, ...following]: readonly DuePlace[]) {
  return { ...factsOf(first!), following: following.map(factsOf) };
}

function factsOf({ id, dueAt, recurrence, ruleFrom, seriesZone, occursAt }: DuePlace) {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id,
    dueAt: text(dueAt),
    recurrence,
    ruleFrom: text(ruleFrom),
    seriesZone,
    occursAt: text(occursAt),
  };
}

/** A series is in the order of its dates: what follows would be told by the wrong one otherwise. */
async function requireInOrder(
  { tx, organizationId }: Change,
  { id, number, title }: Pick<TaskView, 'id' | 'number' | 'title'>,
  dueAt: Date,
): Promise<void> {
  const [last] = await tx.$queryRaw<{ number: number; occursAt: Date }[]>`
    SELECT t.number, t.occurs_at AS "occursAt"
    FROM tasks this JOIN tasks t ON t.organization_id = this.organization_id AND t.series_id = this.series_id
      AND t.occurs_at < this.occurs_at
    WHERE this.organization_id = ${organizationId}::uuid AND this.id = ${id}::uuid
    ORDER BY t.occurs_at DESC LIMIT 1`;
  if (last && last.occursAt >= dueAt)
    throw new UserError('seriesOrder', { number, title, before: last.number });
}
