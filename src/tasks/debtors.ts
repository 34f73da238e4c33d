import { isAwayAt } from '../absences/away-at.ts';
import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { TaskMode } from '../db/generated/enums.ts';
import {
  directChat,
  type Reached,
  reachColumns,
  reachJoins,
  readerLocale,
} from '../outbox/tell.ts';

/** Somebody who still owes a task, and where they are told. */
export interface Debtor extends Reached {
  taskId: string;
  contactId: string;
  /** Whether they are away, and so left alone. */
  isAway: boolean;
  title: string;
  dueAt: Date | null;
  mode: TaskMode;
  /** The group that it is of; null where it is people's. */
  groupName: string | null;
  groupIcon: string | null;
  locale: string;
  zone: string;
}

/**
 * Those who still owe tasks, task by task by name: `tasks` is a query of them whole, `copies` what holds of the copies
 * `copy` that count. Told in a chat of the task's group, else in their direct chats; whoever has none, of what they were
 * given by name in the chat of a group, in that. One statement, however many tasks.
 */
export function findDebtors(
  change: Change,
  tasks: Sql,
  copies: Sql = sql`TRUE`,
): Promise<Debtor[]> {
  const { tx, at } = change;
  const isAway = isAwayAt({
    organizationId: sql`copy.organization_id`,
    contactId: sql`c.id`,
    groupId: sql`t.group_id`,
    at: sql`${at}`,
  });
  const groups = sql`(
    SELECT t.group_id, TRUE AS own
    UNION ALL
    SELECT given.id, FALSE FROM groups given ${directChat}
    WHERE given.organization_id = t.organization_id AND given.id = t.chat_group_id AND t.group_id IS NULL
      AND given.status = 'ACTIVE' AND (direct.id IS NULL OR c.opted_out_at IS NOT NULL)
  )`;
  return tx.$queryRaw<Debtor[]>`
    SELECT t.id AS "taskId", t.number, t.title, t.due_at AS "dueAt", t.mode, g.name AS "groupName", g.icon AS "groupIcon",
      c.id AS "contactId", ${isAway} AS "isAway", ${reachColumns}, ${readerLocale}, coalesce(g.time_zone, o.time_zone) AS zone
    FROM (${tasks}) t
    JOIN organizations o ON o.id = t.organization_id
    LEFT JOIN groups g ON g.organization_id = t.organization_id AND g.id = t.group_id
    CROSS JOIN LATERAL (
      SELECT * FROM tasks
      WHERE t.assignee_id IS NULL AND organization_id = t.organization_id AND parent_id = t.id AND status = 'OPEN'
      UNION ALL
      SELECT t.* WHERE t.assignee_id IS NOT NULL AND t.status = 'OPEN'
    ) copy
    JOIN contacts c ON c.organization_id = copy.organization_id AND c.id = copy.assignee_id
    ${reachJoins(change, groups)}
    WHERE ${copies}
    ORDER BY t.due_at, t.number, c.name_key, c.id`;
}
