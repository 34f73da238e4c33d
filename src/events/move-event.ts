import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { UserError } from '../errors.ts';

/**
 * Gives an event a new start, or its first; it keeps its length, and answers stand. Throws
 * eventNotFound, eventCancelled.
 */
export async function moveEvent(
  change: Change,
  eventId: string,
  to: { startsAt: Date; hasTime: boolean },
): Promise<void> {
  const { tx, organizationId, at } = change;
  const [event] = await tx.$queryRaw<
    {
      number: number;
      title: string;
      groupId: string;
      status: string;
      startsAt: Date | null;
      endsAt: Date | null;
    }[]
  >`
    SELECT number, title, group_id AS "groupId", status, starts_at AS "startsAt", ends_at AS "endsAt" FROM events
    WHERE organization_id = ${organizationId}::uuid AND id = ${eventId}::uuid FOR UPDATE`;
  if (!event) throw new UserError('eventNotFound', {});
  const { number, title, groupId, startsAt, endsAt } = event;
  if (event.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  const length = startsAt && endsAt && to.hasTime ? endsAt.getTime() - startsAt.getTime() : null;
  const newEnd = length === null ? null : new Date(to.startsAt.getTime() + length);
  await tx.$executeRaw`
    UPDATE events SET starts_at = ${to.startsAt}, has_time = ${to.hasTime}, ends_at = ${newEnd}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${eventId}::uuid`;
  await recordAudit(change, {
    action: 'event.move',
    subjectType: 'event',
    subjectId: eventId,
    groupId,
    before: { startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null },
    after: { startsAt: to.startsAt.toISOString(), endsAt: newEnd?.toISOString() ?? null },
  });
}
