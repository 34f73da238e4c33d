import type { Ring } from '../alarms/ring.ts';
import { sql } from '../db/client.ts';
import { createSay } from '../languages/say.ts';
import { addressTo } from '../outbox/tell.ts';
import { findDebtors } from './debtors.ts';

/** The evening before, and the morning after, to those who owe it: what is past is told as overdue. */
export const remindOfTasks: Ring = async (change, alarms) => {
  const { organizationId, at } = change;
  const planned = alarms.map(({ plannedAt }) => plannedAt);
  const subjectIds = alarms.map(({ subjectId }) => subjectId);
  // Near its moment still: a date that was moved while this alarm was being rung has alarms of its own.
  const tasks = sql`
      SELECT t.*
      FROM unnest(${subjectIds}::uuid[], ${planned}::timestamptz[]) AS rung (id, planned_at)
      JOIN tasks t ON t.organization_id = ${organizationId}::uuid AND t.id = rung.id AND t.status = 'OPEN'
      LEFT JOIN groups g ON g.organization_id = t.organization_id AND g.id = t.group_id
      WHERE (g.status IS NULL OR g.status = 'ACTIVE')
        AND t.due_at BETWEEN rung.planned_at - interval '2 days' AND rung.planned_at + interval '2 days'`;
  const all = await findDebtors(change, tasks);
  const debtors = all.filter(({ isAway }) => !isAway);
  const { messages } = addressTo(debtors, (first, to) => {
    const { number, title, groupName, groupIcon, dueAt, mode, locale, zone } = first;
    return createSay(locale, at, zone).nudge({
      number,
      title,
      group: groupName === null ? null : { name: groupName, icon: groupIcon },
      due: dueAt && { at: dueAt, zone },
      to,
      anyone: mode === 'ANYONE',
    });
  });
  const owed = new Set(debtors.map(({ taskId }) => taskId));
  return {
    messages: messages.map((message) => ({ ...message, expiresAt: endOfUse(at) })),
    idle: alarms.flatMap(({ id, subjectId }) => (owed.has(subjectId) ? [] : id)),
  };
};

/** What could not be said for twelve hours comes too late. */
function endOfUse(at: Date): Date {
  return new Date(at.getTime() + 12 * 60 * 60_000);
}
