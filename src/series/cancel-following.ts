import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { dropPolls } from '../outbox/outbox.ts';
import { lockFollowing, type Occurrence } from './following.ts';

/**
 * Calls an event off and those of its series that follow, and has no more come. The answers stay as they were given.
 * Answers those that were called off, in order. Throws eventNotFound, eventCancelled.
 */
export async function cancelFollowing(change: Change, eventId: string): Promise<Occurrence[]> {
  const { tx, organizationId, at } = change;
  const all = await lockFollowing(change, eventId);
  const [first] = all;
  if (!first) throw new UserError('eventNotFound', {});
  const { number, title } = first;
  if (first.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  const off = all.filter(({ status }) => status === 'SCHEDULED');
  await tx.$executeRaw`
    UPDATE events SET status = 'CANCELLED', recurrence = NULL, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${all.map(({ id }) => id)}::uuid[])`;
  await dropPolls(change, ...off.map((event) => event.number));
  const rules = all.map(({ id, recurrence }) => ({ id, recurrence }));
  await recordAudit(
    change,
    ...off.map((event) => ({
      action: 'event.cancel' as const,
      subjectType: 'event',
      subjectId: event.id,
      groupId: event.groupId,
      // With the first all rules are given back, also of those that had been left out.
      before: {
        number: event.number,
        title: event.title,
        status: event.status,
        ...(event === first ? { rules } : {}),
      },
      after: { number: event.number, status: 'CANCELLED' },
    })),
  );
  return off;
}
