import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { UserError } from '../errors.ts';

/** When an event is to be; without an end of its own it keeps its length. */
export interface NewStart {
  /** Null takes the date away. */
  startsAt: Date | null;
  hasTime: boolean;
  endsAt?: Date | null;
}

/** Gives an event a new start, or its first; answers stand. Throws eventNotFound, eventCancelled. */
export async function moveEvent(change: Change, eventId: string, to: NewStart): Promise<void> {
  const { tx, organizationId, at } = change;
  const [event] = await tx.$queryRaw<
    {
      number: number;
      title: string;
      groupId: string;
      status: string;
      startsAt: Date | null;
      hasTime: boolean;
      endsAt: Date | null;
    }[]
  >`
    SELECT number, title, group_id AS "groupId", status, starts_at AS "startsAt",
      has_time AS "hasTime", ends_at AS "endsAt" FROM events
    WHERE organization_id = ${organizationId}::uuid AND id = ${eventId}::uuid FOR UPDATE`;
  if (!event) throw new UserError('eventNotFound', {});
  const { number, title, groupId, startsAt, endsAt } = event;
  if (event.status === 'CANCELLED') throw new UserError('eventCancelled', { number, title });
  const length = startsAt && endsAt && to.hasTime ? endsAt.getTime() - startsAt.getTime() : null;
  const sameLength =
    to.startsAt === null || length === null ? null : new Date(to.startsAt.getTime() + length);
  const newEnd = to.endsAt === undefined ? sameLength : to.endsAt;
  await tx.$executeRaw`
    UPDATE events SET starts_at = ${to.startsAt}, has_time = ${to.hasTime}, ends_at = ${newEnd}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${eventId}::uuid`;
  await recordAudit(change, {
    action: 'event.move',
    subjectType: 'event',
    subjectId: eventId,
    groupId,
    before: startOf(event),
    after: startOf({ ...to, endsAt: newEnd }),
  });
}

function startOf({ startsAt, hasTime, endsAt }: Required<NewStart>) {
  return {
    startsAt: startsAt?.toISOString() ?? null,
    hasTime,
    endsAt: endsAt?.toISOString() ?? null,
  };
}
