import type { Change } from '../change/change.ts';
import { lockEvent } from './lock-event.ts';
import { setEventStatus } from './set-event-status.ts';

/**
 * Calls an event off; the answers stay as they were given. Throws eventNotFound, eventCancelled,
 * groupNotActive, eventOver.
 */
export async function cancelEvent(change: Change, eventId: string): Promise<void> {
  const event = await lockEvent(change, eventId);
  await setEventStatus(change, { ...event, id: eventId }, 'CANCELLED');
}
