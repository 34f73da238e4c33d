import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { giveCopies } from './give-copies.ts';

/** Whoever is left out of a task `t` stays so, whatever becomes of their membership. */
const notLeftOut = (contactId: Sql): Sql => sql`NOT EXISTS (
  SELECT 1 FROM exemptions x
  WHERE x.organization_id = t.organization_id AND x.task_id = t.id AND x.contact_id = ${contactId}
)`;

/**
 * Gives joiners their copy of every open task of the group that they are not left out of; one who comes
 * back gets the copy that was withdrawn. Answers the number of copies. The group's row must be locked.
 */
export function giveOpenTasks(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<number> {
  return giveCopies(
    change,
    sql`t.group_id = ${groupId}::uuid AND t.status = 'OPEN' AND EXISTS (
      SELECT 1 FROM tasks child
      WHERE child.organization_id = t.organization_id AND child.parent_id = t.id AND child.status = 'OPEN'
    ) AND ${notLeftOut(sql`person.id`)}`,
    contactIds,
  );
}

/**
 * Gives group tasks that are owed again to all members of the group who are not left out: those who
 * joined while nobody owed them have none yet. Who has done it has done it. Answers who owes one and did
 * not before. The group's row must be locked.
 */
export async function giveToMembers(
  { tx, organizationId, at }: Change,
  ...taskIds: string[]
): Promise<string[]> {
  const given = await tx.$queryRaw<{ contactId: string }[]>`
    INSERT INTO tasks (
      organization_id, parent_id, assignee_id, title, notes, due_at, created_by_id, created_at, updated_at
    )
    SELECT t.organization_id, t.id, m.contact_id, t.title, t.notes, t.due_at, t.created_by_id, ${at}, ${at}
    FROM tasks t
    -- Task by task: joined as a whole, PostgreSQL may rather read all members that there are.
    CROSS JOIN LATERAL (
      SELECT contact_id FROM members
      WHERE organization_id = t.organization_id AND group_id = t.group_id AND left_at IS NULL OFFSET 0
    ) m
    WHERE t.organization_id = ${organizationId}::uuid AND t.id = ANY(${taskIds}::uuid[]) AND ${notLeftOut(sql`m.contact_id`)}
    ON CONFLICT (organization_id, parent_id, assignee_id) DO UPDATE
      SET status = 'OPEN', closed_at = NULL, updated_at = excluded.updated_at
      WHERE tasks.status = 'WITHDRAWN'
    RETURNING assignee_id AS "contactId"`;
  return given.map(({ contactId }) => contactId);
}

/** Withdraws the open copies that leavers have of the group's tasks; answers their number. */
export function withdrawTasks(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<number> {
  const { tx, organizationId, at } = change;
  return tx.$executeRaw`
    UPDATE tasks child SET status = 'WITHDRAWN', closed_at = ${at}, updated_at = ${at}
    FROM tasks t
    WHERE t.organization_id = ${organizationId}::uuid AND t.group_id = ${groupId}::uuid
      AND child.organization_id = t.organization_id AND child.parent_id = t.id
      AND child.assignee_id = ANY(${contactIds}::uuid[]) AND child.status = 'OPEN'`;
}

/**
 * Gives the open copies back that leavers lost at an instant, and of what came meanwhile theirs. What
 * only they owed is owed again, by everybody. Answers how many they owe. They must be members again, and
 * the group's row locked.
 */
export async function returnTasks(
  change: Change,
  groupId: string,
  contactIds: readonly string[],
  leftAt: Date,
): Promise<number> {
  const { tx, organizationId } = change;
  const unowed = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM tasks t
    WHERE t.organization_id = ${organizationId}::uuid AND t.group_id = ${groupId}::uuid AND t.status = 'OPEN'
      AND EXISTS (
        SELECT 1 FROM tasks lost
        WHERE lost.organization_id = t.organization_id AND lost.parent_id = t.id AND lost.status = 'WITHDRAWN'
          AND lost.assignee_id = ANY(${contactIds}::uuid[]) AND lost.closed_at = ${leftAt}
      )
      AND NOT EXISTS (
        SELECT 1 FROM tasks other
        WHERE other.organization_id = t.organization_id AND other.parent_id = t.id
          AND (other.status = 'OPEN' OR (t.mode = 'ANYONE' AND other.status = 'DONE'))
      )`;
  if (unowed.length > 0) await giveToMembers(change, ...unowed.map(({ id }) => id));
  await giveOpenTasks(change, groupId, contactIds);
  const [owed] = await tx.$queryRaw<{ tasks: number }[]>`
    SELECT count(*)::int AS tasks
    FROM tasks t JOIN tasks child ON child.organization_id = t.organization_id AND child.parent_id = t.id
    WHERE t.organization_id = ${organizationId}::uuid AND t.group_id = ${groupId}::uuid
      AND child.assignee_id = ANY(${contactIds}::uuid[]) AND child.status = 'OPEN'`;
  return owed!.tasks;
}
