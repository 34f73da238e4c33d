import type { Alarm } from '../alarms/alarm.ts';
import type { Ring } from '../alarms/ring.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { AlarmKind } from '../db/generated/enums.ts';
import { createSay } from '../languages/say.ts';
import { addressTo } from '../outbox/tell.ts';
import { type Debtor, findDebtors } from './debtors.ts';

/** The evening before, to those who owe it; of what anyone of a group may do, to its chat and nobody by name. */
export const remindOfDue: Ring = remind('TASK_DUE');

/** The morning after, once, to those who still owe it. */
export const remindOfOverdue: Ring = remind('TASK_OVERDUE');

function remind(kind: AlarmKind): Ring {
  return async (change, alarms) => {
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
    const told = kind === 'TASK_OVERDUE' ? await toldOnTheEve(change, alarms) : new Set();
    const debtors = all
      .filter(({ isAway, mode, shared, taskId }) => {
        // Each on their phone once, of what one of them is to do: on the eve it can still be done in time.
        return !isAway && !(mode === 'ANYONE' && !shared && told.has(taskId));
      })
      .map((debtor) => ({ ...debtor, unnamed: kind === 'TASK_DUE' && isOpenToGroup(debtor) }));
    const { messages } = addressTo(debtors, (first, to) => {
      const { number, title, groupName, groupIcon, dueAt, mode, locale, zone, unnamed } = first;
      const say = createSay(locale, at, zone);
      const group = groupName === null ? null : { name: groupName, icon: groupIcon };
      const due = dueAt && { at: dueAt, zone };
      if (unnamed) return say.forAnyone({ number, title, group: group!, due: due! });
      const anyone = mode === 'ANYONE';
      return say.nudge({
        number,
        title,
        group,
        due,
        to,
        anyone,
      });
    });
    const owed = new Set(debtors.map(({ taskId }) => taskId));
    return {
      messages: messages.map((message) => ({ ...message, expiresAt: endOfUse(at) })),
      idle: alarms.flatMap(({ id, subjectId }) => (owed.has(subjectId) ? [] : id)),
    };
  };
}

/** What anyone of a group may do, read in its chat: nobody is called upon while there is time. */
function isOpenToGroup({ mode, groupName, shared }: Debtor): boolean {
  return mode === 'ANYONE' && groupName !== null && shared;
}

/** The tasks that alarms of the morning after are about of which somebody was told on the eve. */
async function toldOnTheEve(
  { tx, organizationId }: Change,
  alarms: readonly Alarm[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ taskId: string }[]>`
    SELECT eve.subject_id AS "taskId"
    FROM unnest(
      ${alarms.map(({ subjectId }) => subjectId)}::uuid[], ${alarms.map(({ plannedAt }) => plannedAt)}::timestamptz[]
    ) AS rung (id, planned_at)
    JOIN alarms eve ON eve.organization_id = ${organizationId}::uuid AND eve.subject_id = rung.id AND eve.kind = 'TASK_DUE'
      AND eve.planned_at > rung.planned_at - interval '2 days' AND eve.outcome = 'RUNG'`;
  return new Set(rows.map(({ taskId }) => taskId));
}

/** What could not be said for twelve hours comes too late. */
function endOfUse(at: Date): Date {
  return new Date(at.getTime() + 12 * 60 * 60_000);
}
