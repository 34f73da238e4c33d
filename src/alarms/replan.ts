import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { planDigests } from './digest-alarms.ts';
import { planEvents } from './event-alarms.ts';
import { planSeries } from './series-alarms.ts';
import { planTasks } from './task-alarms.ts';

/**
 * Plans anew what is to ring about all that is to come of a group, or of the whole organization: its zone, or what it
 * wants to be reminded of, is another one now. A bounded number of statements.
 */
export async function replan(change: Change, groupId: string | null): Promise<void> {
  const { tx, organizationId, at } = change;
  const events = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM events
    WHERE organization_id = ${organizationId}::uuid AND starts_at > ${at}::timestamptz - interval '1 day' AND status = 'SCHEDULED'
      AND (${groupId}::uuid IS NULL OR group_id = ${groupId}::uuid)`;
  const tasks = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM tasks
    WHERE organization_id = ${organizationId}::uuid AND number IS NOT NULL AND status = 'OPEN' AND due_at > ${at}
      AND (${groupId}::uuid IS NULL OR group_id = ${groupId}::uuid OR chat_group_id = ${groupId}::uuid)`;
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  await planEvents(change, idsOf(events));
  await planSeries(change, 'event', sql`s.id = ANY(${idsOf(events)}::uuid[])`);
  await planTasks(change, idsOf(tasks));
  const digests = await tx.group.findMany({
    where: {
      organizationId,
      ...(groupId === null ? { digestRule: { not: null } } : { id: groupId }),
    },
    select: { id: true },
  });
  await planDigests(change, idsOf(digests));
}
