import { planSeries } from '../alarms/series-alarms.ts';
import type { Entry } from '../audit/entry.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { TaskStatus } from '../db/generated/enums.ts';
import { asFacts, type DuePlace, placeTasks } from '../series/due-following.ts';
import { instantOf } from './instant-of.ts';
import { cannotUndo } from './inverse.ts';

/**
 * Takes away what came of a series of tasks by itself since an instant, but for those that are kept: cancelled and out
 * of the series, or erased. What others have done stands in the way, or stays where it `orStands`. Throws cannotUndo.
 */
export async function withdrawMadeTasks(
  change: Change,
  { seriesId, title }: { seriesId: string; title: string },
  {
    since,
    kept,
    erase = false,
    orStands = false,
  }: { since: Date; kept: readonly string[]; erase?: boolean; orStands?: boolean },
): Promise<void> {
  const { tx, organizationId, actor, at } = change;
  const made = await tx.$queryRaw<
    {
      id: string;
      number: number;
      groupId: string | null;
      status: TaskStatus;
      doer: string | null;
    }[]
  >`
    SELECT t.id, t.number, t.group_id AS "groupId", t.status, (
      SELECT c.name FROM tasks copy
      JOIN contacts c ON c.organization_id = copy.organization_id AND c.id = copy.assignee_id
      WHERE copy.organization_id = t.organization_id AND (copy.id = t.id OR copy.parent_id = t.id)
        AND copy.status = 'DONE' AND copy.assignee_id IS DISTINCT FROM ${actor.contactId}::uuid LIMIT 1
    ) AS doer
    FROM tasks t
    WHERE t.organization_id = ${organizationId}::uuid AND t.series_id = ${seriesId}::uuid AND t.created_at >= ${since}
      AND t.id <> ALL(${kept}::uuid[])
    ORDER BY t.id FOR NO KEY UPDATE OF t`;
  const done = made.find(({ doer }) => doer !== null);
  if (done && !orStands) throw cannotUndo(title, 'done', done.doer!);
  const gone = made.filter(({ doer }) => doer === null);
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id);
    const all = sql`organization_id = ${organizationId}::uuid AND (id = ANY(${ids}::uuid[]) OR parent_id = ANY(${ids}::uuid[]))`;
    if (erase) await tx.$executeRaw`DELETE FROM tasks WHERE ${all}`;
    else {
      await tx.$executeRaw`
        UPDATE tasks SET status = CASE WHEN number IS NULL THEN 'WITHDRAWN' ELSE 'CANCELLED' END::task_status,
          closed_at = ${at}, updated_at = ${at}, recurrence = NULL, series_id = NULL, rule_from = NULL, series_zone = NULL,
          occurs_at = NULL
        WHERE ${all} AND status IN ('OPEN', 'DONE')`;
    }
    await recordAudit(
      change,
      ...gone.map(({ id, number, groupId, status }) => ({
        action: 'task.cancel' as const,
        subjectType: 'task',
        subjectId: id,
        groupId,
        before: { number, status },
        after: { number, status: 'CANCELLED' },
        reason: 'undo',
      })),
    );
  }
  await planSeries(change, 'task', sql`s.series_id = ${seriesId}::uuid`);
}

/** Of a task that was left out of its series, what came in its place, at the same instant or since. */
export async function withdrawWhatFollowed(
  change: Change,
  { id, title }: { id: string; title: string },
  since: Date,
): Promise<void> {
  const { tx, organizationId } = change;
  const [task] = await tx.$queryRaw<{ seriesId: string | null }[]>`
    SELECT series_id AS "seriesId" FROM tasks WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
  const seriesId = task?.seriesId ?? null;
  if (seriesId === null) return;
  await withdrawMadeTasks(change, { seriesId, title }, { since, kept: [id], orStands: true });
}

type DueFacts = {
  [Key in keyof DuePlace]: DuePlace[Key] extends Date | null ? string | null : DuePlace[Key];
};

/** Tasks of a series that were given other dates: they are due when they were, unless one has another since. */
export async function dueBack(
  change: Change,
  { title, groupId, since }: { title: string; groupId: string | null; since: Date },
  before: NonNullable<Entry['before']>,
  after: NonNullable<Entry['after']>,
): Promise<void> {
  const { tx, organizationId } = change;
  const was = placesOf(before);
  const set = placesOf(after);
  const ids = was.map(({ id }) => id);
  const now = await tx.$queryRaw<{ id: string; dueAt: Date | null; seriesId: string | null }[]>`
    SELECT id, due_at AS "dueAt", series_id AS "seriesId" FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const isOther = set.some(
    ({ id, dueAt }) => now.find((row) => row.id === id)?.dueAt?.getTime() !== dueAt?.getTime(),
  );
  const seriesId = now[0]?.seriesId ?? null;
  if (isOther || seriesId === null) throw cannotUndo(title, 'changed');
  await withdrawMadeTasks(change, { seriesId, title }, { since, kept: ids });
  await placeTasks(change, was);
  const { number } = before;
  await recordAudit(change, {
    action: 'task.due',
    subjectType: 'task',
    subjectId: ids[0]!,
    groupId,
    before: { number: number as number, ...asFacts(set) },
    after: { number: number as number, ...asFacts(was) },
    reason: 'undo',
  });
}

function placesOf(facts: Record<string, unknown>): DuePlace[] {
  const { following, ...first } = facts as unknown as DueFacts & { following: DueFacts[] };
  return [first, ...following].map(({ id, dueAt, recurrence, ruleFrom, seriesZone, occursAt }) => ({
    id,
    dueAt: instantOf(dueAt),
    recurrence,
    ruleFrom: instantOf(ruleFrom),
    seriesZone,
    occursAt: instantOf(occursAt),
  }));
}
