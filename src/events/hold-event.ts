import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { lockEvent } from './lock-event.ts';

/**
 * Says of an event with too few people that it takes place: nothing changes but that this is asked no more. Throws as
 * lockEvent does.
 */
export async function holdEvent(change: Change, eventId: string): Promise<void> {
  const { number, groupId, seatsTaken } = await lockEvent(change, eventId);
  await recordAudit(change, {
    action: 'event.hold',
    subjectType: 'event',
    subjectId: eventId,
    groupId,
    after: { number, in: seatsTaken },
  });
}
