import type { Actor, Scope } from '../change/change.ts';
import { empty, plannedAnew, sql } from '../db/client.ts';
import type { ReminderKind } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { type ReminderView, selectReminders } from '../sight/visible-reminders.ts';

export interface ReminderQuery {
  groupId?: string | undefined;
  kind?: ReminderKind | undefined;
  /** Open: it is still to be said. Over: it was, or is off. */
  status: 'open' | 'over' | 'all';
  number?: number | undefined;
}

/** The reminders and messages for later in an actor's sight, newest number first. */
export async function pageReminders(
  scope: Scope,
  actor: Actor,
  { groupId, kind, status, number }: ReminderQuery,
  { limit, cursor }: PageRequest,
): Promise<Page<ReminderView>> {
  const from = parseCursor(cursor, 'number');
  const isOpen = sql`r.status IN ('OPEN', 'HELD')`;
  const reminders = await selectReminders(
    scope,
    actor,
    sql`${plannedAnew}
      ${groupId ? sql`AND r.group_id = ${groupId}::uuid AND seen.id IS NOT NULL` : empty}
      ${kind ? sql`AND r.kind = ${kind}::reminder_kind` : empty}
      ${status === 'all' ? empty : status === 'open' ? sql`AND ${isOpen}` : sql`AND NOT (${isOpen})`}
      ${number ? sql`AND r.number = ${number}` : empty}
      ${from ? sql`AND r.number < ${from[0]}` : empty}
      ORDER BY r.number DESC LIMIT ${limit + 1}`,
  );
  return createPage(reminders, limit, (reminder) => [reminder.number]);
}
