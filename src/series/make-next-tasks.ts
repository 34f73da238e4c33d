import { datesDue, planSeries, readNewest } from '../alarms/series-alarms.ts';
import { planTasks } from '../alarms/task-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { drawNumbers } from '../numbers/number.ts';
import type { Made } from './made.ts';

/** The newest of a series of tasks, held. */
interface LastTask {
  id: string;
  isActive: boolean;
}

/** A task that is to be made. */
interface NextTask {
  fromId: string;
  number: number;
  dueAt: Date;
}

/**
 * Makes what is due of the series of which tasks are the newest, like these: a group's for the members of that moment,
 * but for those who are left out; what was given by name for the same people. Others of these ids are left alone.
 * A bounded number of statements.
 */
export async function makeNextTasks(change: Change, taskIds: readonly string[]): Promise<Made[]> {
  const { at } = change;
  const held = new Map((await lockLast(change, taskIds)).map((task) => [task.id, task]));
  if (held.size === 0) return [];
  const which = sql`s.id = ANY(${[...held.keys()]}::uuid[])`;
  const newest = (await readNewest(change, 'task', which)).filter(
    ({ id }) => held.get(id)?.isActive,
  );
  const due = newest.flatMap((last) =>
    datesDue(last, 'task', at).map((dueAt) => ({ fromId: last.id, dueAt })),
  );
  const made = due.length > 0 ? await insertNext(change, due) : [];
  const ids = made.map(({ id }) => id);
  const waiting = newest.filter(({ id }) => !due.some(({ fromId }) => fromId === id));
  await planSeries(
    change,
    'task',
    sql`s.id = ANY(${[...waiting.map(({ id }) => id), ...ids]}::uuid[])`,
  );
  await planTasks(change, ids);
  return made;
}

/** Groups before tasks, both in order, as everywhere (lock-group.ts): nobody joins or leaves meanwhile. */
async function lockLast(
  { tx, organizationId }: Change,
  taskIds: readonly string[],
): Promise<LastTask[]> {
  await tx.$queryRaw`
    SELECT 1 FROM groups WHERE organization_id = ${organizationId}::uuid AND id IN (
      SELECT unnest(through_group_ids || group_id) FROM tasks
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${taskIds}::uuid[]) AND series_id IS NOT NULL
    )
    ORDER BY id FOR SHARE`;
  return tx.$queryRaw<LastTask[]>`
    SELECT t.id, g.id IS NULL OR g.status = 'ACTIVE' AS "isActive"
    FROM tasks t LEFT JOIN groups g ON g.organization_id = t.organization_id AND g.id = t.group_id
    WHERE t.organization_id = ${organizationId}::uuid AND t.id = ANY(${taskIds}::uuid[]) AND t.series_id IS NOT NULL
    ORDER BY t.id FOR NO KEY UPDATE OF t`;
}

async function insertNext(
  change: Change,
  due: readonly Omit<NextTask, 'number'>[],
): Promise<Made[]> {
  const { tx, organizationId, at } = change;
  const first = await drawNumbers(change, due.length);
  const next: NextTask[] = [...due]
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map((task, place) => ({ ...task, number: first + place }));
  const rows = await tx.$queryRaw<(Made & Facts)[]>`
    WITH next AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(next)}::jsonb) AS next ("fromId" uuid, number int, "dueAt" timestamptz)
    ), people AS (
      -- A group's task for its members, one for several groups for theirs, by which each has it.
      SELECT t.id AS from_id, m.contact_id AS id, CASE WHEN t.group_id IS NULL THEN array_agg(m.group_id) ELSE '{}' END AS through
      FROM next JOIN tasks t ON t.organization_id = ${organizationId}::uuid AND t.id = next."fromId"
      CROSS JOIN LATERAL unnest(t.through_group_ids || t.group_id) AS wanted (id)
      JOIN groups g ON g.organization_id = t.organization_id AND g.id = wanted.id AND g.status = 'ACTIVE'
      JOIN members m ON m.organization_id = g.organization_id AND m.group_id = g.id AND m.left_at IS NULL
      WHERE t.assignee_id IS NULL AND NOT EXISTS (
          SELECT 1 FROM exemptions x
          WHERE x.organization_id = t.organization_id AND x.task_id = t.id AND x.contact_id = m.contact_id
        ) AND NOT (t.group_id IS NULL AND EXISTS (
          SELECT 1 FROM tasks named
          WHERE named.organization_id = t.organization_id AND named.parent_id = t.id AND named.assignee_id = m.contact_id
            AND named.through_group_ids = '{}' AND named.status <> 'WITHDRAWN'
        ))
      GROUP BY t.id, t.group_id, m.contact_id
      UNION ALL
      -- Who was given it by name, and one person's own.
      SELECT next."fromId", c.id, '{}'
      FROM next JOIN tasks t ON t.organization_id = ${organizationId}::uuid AND t.id = next."fromId" AND t.group_id IS NULL
      JOIN tasks copy ON copy.organization_id = t.organization_id AND copy.assignee_id IS NOT NULL
        AND (copy.id = t.id OR (copy.parent_id = t.id AND copy.status <> 'WITHDRAWN' AND copy.through_group_ids = '{}'))
      JOIN contacts c ON c.organization_id = copy.organization_id AND c.id = copy.assignee_id AND c.deleted_at IS NULL
    ), made AS (
      INSERT INTO tasks (
        organization_id, number, title, notes, due_at, recurrence, series_id, rule_from, series_zone, occurs_at, mode,
        group_id, through_group_ids, chat_group_id, assignee_id, created_by_id, created_at, updated_at
      )
      SELECT t.organization_id, next.number, t.title, t.notes, next."dueAt", t.recurrence, t.series_id, t.rule_from,
        t.series_zone, next."dueAt", t.mode, t.group_id, t.through_group_ids, t.chat_group_id, t.assignee_id,
        t.created_by_id, ${at}, ${at}
      FROM next JOIN tasks t ON t.organization_id = ${organizationId}::uuid AND t.id = next."fromId"
      -- What nobody is there for any more ends.
      WHERE t.group_id IS NOT NULL OR EXISTS (SELECT 1 FROM people WHERE people.from_id = t.id)
      -- Held by the database: none is made twice, whoever makes it.
      ON CONFLICT (series_id, organization_id, occurs_at) WHERE series_id IS NOT NULL DO NOTHING
      RETURNING *
    ), copies AS (
      INSERT INTO tasks (
        organization_id, parent_id, assignee_id, through_group_ids, title, notes, due_at, created_by_id, created_at,
        updated_at
      )
      SELECT made.organization_id, made.id, people.id, people.through, made.title, made.notes, made.due_at,
        made.created_by_id, ${at}, ${at}
      FROM made JOIN next ON next.number = made.number JOIN people ON people.from_id = next."fromId"
      WHERE made.assignee_id IS NULL
      RETURNING parent_id
    ), left_out AS (
      INSERT INTO exemptions (organization_id, task_id, contact_id)
      SELECT made.organization_id, made.id, x.contact_id
      FROM made JOIN next ON next.number = made.number
      JOIN exemptions x ON x.organization_id = made.organization_id AND x.task_id = next."fromId"
    )
    SELECT next."fromId", made.id, made.number, made.occurs_at AS "occursAt", made.title, made.recurrence,
      made.series_id AS "seriesId", made.group_id AS "groupId",
      greatest((SELECT count(*)::int FROM copies WHERE copies.parent_id = made.id), num_nonnulls(made.assignee_id)) AS people
    FROM made JOIN next ON next.number = made.number ORDER BY made.number`;
  await recordAudit(
    change,
    ...rows.map(({ id, groupId, number, title, occursAt, recurrence, seriesId, people }) => ({
      action: 'task.create' as const,
      subjectType: 'task',
      subjectId: id,
      groupId,
      after: { number, title, dueAt: occursAt.toISOString(), people, recurrence, seriesId },
    })),
  );
  return rows;
}

interface Facts {
  title: string;
  recurrence: string;
  seriesId: string;
  groupId: string | null;
  people: number;
}
