import type { EventView } from '../../events/find-event.ts';
import type { When } from '../../replies/reply.ts';

/** When an event starts, as replies tell it: in the zone of its group, else in the given one. */
export function startOf(event: Pick<EventView, 'startsAt' | 'hasTime' | 'groupZone'>, zone: string): When | null {
  return event.startsAt && { at: event.startsAt, hasTime: event.hasTime, zone: event.groupZone ?? zone };
}
