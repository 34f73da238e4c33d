import type { Actor, Scope } from '../change/change.ts';
import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { type EventView, selectEvents } from '../sight/visible-events.ts';

export interface EventFilter {
  groupId?: string | undefined;
  /** Starts at or after. */
  from?: Date | undefined;
  /** Starts before. */
  to?: Date | undefined;
  number?: number | undefined;
  /** Those of one series. */
  seriesId?: string | undefined;
}

/** The events in an actor's sight, cancelled ones too, soonest first and undated ones last. */
export async function pageEvents(
  scope: Scope,
  actor: Actor,
  { groupId, from, to, number, seriesId }: EventFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<EventView>> {
  const after = parseCursor(cursor, 'instantOrNull', 'id');
  const rows = await selectEvents(
    scope,
    actor,
    sql`${plannedAnew}
      ${groupId ? sql`AND e.group_id = ${groupId}::uuid AND seen.id IS NOT NULL` : empty}
      ${from ? sql`AND e.starts_at >= ${from}` : empty}
      ${to ? sql`AND e.starts_at < ${to}` : empty}
      ${number ? sql`AND e.number = ${number}` : empty}
      ${seriesId ? sql`AND e.series_id = ${seriesId}::uuid` : empty}
      ${after ? later(after) : empty}
      ORDER BY e.starts_at, e.id LIMIT ${limit + 1}`,
  );
  return createPage(rows, limit, ({ startsAt, id }) => [startsAt, id]);
}

/** Events without a date stand at the end, as PostgreSQL sorts nulls. */
function later([at, id]: readonly [Date | null, string]): Sql {
  return at === null
    ? sql`AND e.starts_at IS NULL AND e.id > ${id}::uuid`
    : sql`AND (e.starts_at IS NULL OR (e.starts_at, e.id) > (${at}, ${id}::uuid))`;
}
