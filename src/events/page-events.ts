import type { Actor, Scope } from '../change/change.ts';
import { empty, plannedAnew, type Sql, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { type EventView, selectEvents } from '../sight/visible-events.ts';
import { isToCome } from './is-to-come.ts';

export interface EventFilter {
  groupId?: string | undefined;
  /** Starts at or after. */
  from?: Date | undefined;
  /** Starts before. */
  to?: Date | undefined;
  number?: number | undefined;
  /** Those of one series. */
  seriesId?: string | undefined;
  /** Coming: they are not over, or have no date. */
  when: 'coming' | 'over' | 'all';
  order: 'asc' | 'desc';
  /** What time it is. */
  at: Date;
}

/** The events in an actor's sight, cancelled ones too, by when they start, undated ones last; from the last on they are first. */
export async function pageEvents(
  scope: Scope,
  actor: Actor,
  { groupId, from, to, number, seriesId, when, order, at }: EventFilter,
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
      ${when === 'all' ? empty : when === 'coming' ? sql`AND ${isToCome(at)}` : sql`AND NOT ${isToCome(at)}`}
      ${after ? beyond(after, order) : empty}
      ORDER BY ${order === 'asc' ? sql`e.starts_at, e.id` : sql`e.starts_at DESC, e.id DESC`}
      LIMIT ${limit + 1}`,
  );
  return createPage(rows, limit, ({ startsAt, id }) => [startsAt, id]);
}

/** What comes after an event: those without a date as the latest, as PostgreSQL sorts nulls and an index has them. */
export function beyond([at, id]: readonly [Date | null, string], order: EventFilter['order']): Sql {
  if (order === 'asc')
    return at === null
      ? sql`AND e.starts_at IS NULL AND e.id > ${id}::uuid`
      : sql`AND (e.starts_at IS NULL OR (e.starts_at, e.id) > (${at}, ${id}::uuid))`;
  return at === null
    ? sql`AND (e.starts_at IS NOT NULL OR e.id < ${id}::uuid)`
    : sql`AND (e.starts_at, e.id) < (${at}, ${id}::uuid)`;
}
