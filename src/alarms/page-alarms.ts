import type { Scope } from '../change/change.ts';
import { empty, type Sql, sql } from '../db/client.ts';
import type { AlarmKind } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';

/** An alarm that has not rung yet, and what it is about. */
export interface AlarmView {
  id: string;
  kind: AlarmKind;
  /** The event, task or campaign that it is about; null where it is something else, or gone. */
  about: {
    type: 'event' | 'task' | 'campaign';
    id: string;
    number: number;
    title: string;
    /** Whose it is; null where it is no group's. */
    group: { id: string; name: string; icon: string | null } | null;
  } | null;
  plannedAt: Date;
  /** Later than planned where it waits for the end of quiet hours, or is tried again. */
  ringsAt: Date;
  usefulUntil: Date | null;
  zone: string;
  attempts: number;
}

/** When what is asked for happens: from, and before. */
export interface AlarmSpan {
  from?: Date | undefined;
  to?: Date | undefined;
}

/** What is to happen by the clock, soonest first. */
export async function pageAlarms(
  { tx, organizationId }: Scope,
  { from, to }: AlarmSpan,
  { limit, cursor }: PageRequest,
): Promise<Page<AlarmView>> {
  const after = parseCursor(cursor, 'instant', 'id');
  const rows = await tx.$queryRaw<AlarmView[]>`
    SELECT a.id, a.kind, a.planned_at AS "plannedAt", a.rings_at AS "ringsAt", a.useful_until AS "usefulUntil", a.zone,
      a.attempts, coalesce(
        (
          SELECT jsonb_build_object('type', 'event', 'id', e.id, 'number', e.number, 'title', e.title, 'group', ${groupOf(sql`e`)}) FROM events e
          WHERE e.organization_id = a.organization_id AND e.id = a.subject_id
        ),
        (
          SELECT jsonb_build_object('type', 'task', 'id', t.id, 'number', t.number, 'title', t.title, 'group', ${groupOf(sql`t`)}) FROM tasks t
          WHERE t.organization_id = a.organization_id AND t.id = a.subject_id
        ),
        (
          SELECT jsonb_build_object('type', 'campaign', 'id', k.id, 'number', k.number, 'title', coalesce(
            k.message,
            (SELECT title FROM events e WHERE e.organization_id = k.organization_id AND e.id = k.event_id),
            (SELECT title FROM tasks t WHERE t.organization_id = k.organization_id AND t.id = k.task_id),
            (SELECT name FROM groups g WHERE g.organization_id = k.organization_id AND g.id = k.group_id),
            ''
          ), 'group', ${groupOf(sql`k`)}) FROM campaigns k
          WHERE k.organization_id = a.organization_id AND k.id = a.subject_id
        )
      ) AS about
    FROM alarms a
    WHERE a.organization_id = ${organizationId}::uuid AND a.settled_at IS NULL
      ${from ? sql`AND a.rings_at >= ${from}` : empty}
      ${to ? sql`AND a.rings_at < ${to}` : empty}
      ${after ? sql`AND (a.rings_at, a.id) > (${after[0]}, ${after[1]}::uuid)` : empty}
    ORDER BY a.rings_at, a.id LIMIT ${limit + 1}`;
  return createPage(rows, limit, ({ ringsAt, id }) => [ringsAt, id]);
}

/** The group of a row, as JSON; null where it has none. */
function groupOf(row: Sql): Sql {
  return sql`(
    SELECT jsonb_build_object('id', g.id, 'name', g.name, 'icon', g.icon) FROM groups g
    WHERE g.organization_id = ${row}.organization_id AND g.id = ${row}.group_id
  )`;
}
