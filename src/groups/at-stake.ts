import type { Change } from '../change/change.ts';

/** What people lose who leave a group. */
export interface Loss {
  /** Open copies of its tasks. */
  tasks: number;
  /** Places, and places in line, at its coming events. */
  places: number;
}

/** What is going on in a group. */
export interface Activity {
  people: number;
  /** Tasks that somebody still owes. */
  tasks: number;
  /** Events that have not started. */
  events: number;
  /** Another one when these are others. */
  hash: string;
}

/** What contacts would lose by leaving a group, in one statement. */
export async function readLoss(
  { tx, organizationId, at }: Change,
  groupId: string,
  contactIds: readonly string[],
): Promise<Loss> {
  const [loss] = await tx.$queryRaw<Loss[]>`
    SELECT
      (
        SELECT count(*)::int FROM tasks t
        JOIN tasks child ON child.organization_id = t.organization_id AND child.parent_id = t.id
        WHERE t.organization_id = ${organizationId}::uuid AND t.group_id = ${groupId}::uuid
          AND child.assignee_id = ANY(${contactIds}::uuid[]) AND child.status = 'OPEN'
      ) AS tasks,
      (
        SELECT count(*)::int FROM events e
        JOIN participants p ON p.organization_id = e.organization_id AND p.event_id = e.id
        WHERE e.organization_id = ${organizationId}::uuid AND e.group_id = ${groupId}::uuid
          AND e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > ${at})
          AND p.contact_id = ANY(${contactIds}::uuid[]) AND p.status IN ('GOING', 'WAITLISTED') AND NOT p.by_name
      ) AS places`;
  return loss!;
}

/** What is going on in a group, in one statement. */
export async function readActivity(
  { tx, organizationId, at }: Change,
  groupId: string,
): Promise<Activity> {
  const [activity] = await tx.$queryRaw<Activity[]>`
    WITH members AS (
      SELECT contact_id AS id FROM members
      WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid AND left_at IS NULL
    ), owed AS (
      SELECT id FROM tasks t
      WHERE t.organization_id = ${organizationId}::uuid AND t.group_id = ${groupId}::uuid AND t.status = 'OPEN'
        AND EXISTS (
          SELECT 1 FROM tasks child
          WHERE child.organization_id = t.organization_id AND child.parent_id = t.id AND child.status = 'OPEN'
        )
    ), coming AS (
      SELECT id FROM events
      WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid AND status = 'SCHEDULED'
        AND (starts_at IS NULL OR starts_at > ${at})
    )
    SELECT count(*) FILTER (WHERE kind = 'member')::int AS people, count(*) FILTER (WHERE kind = 'task')::int AS tasks,
      count(*) FILTER (WHERE kind = 'event')::int AS events,
      coalesce(md5(string_agg(id::text, ',' ORDER BY id)), '') AS hash
    FROM (
      SELECT 'member' AS kind, id FROM members
      UNION ALL SELECT 'task', id FROM owed
      UNION ALL SELECT 'event', id FROM coming
    ) part`;
  return activity!;
}
