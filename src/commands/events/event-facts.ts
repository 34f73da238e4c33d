import type { EventFacts, When } from '../../languages/reply.ts';
import type { EventView } from '../../sight/visible-events.ts';

/** When an event starts, as replies tell it: in the zone of its group, which is named if it is not the given one. */
export function startOf(
  { startsAt, hasTime, groupZone }: Pick<EventView, 'startsAt' | 'hasTime' | 'groupZone'>,
  zone: string,
): When | null {
  if (!startsAt) return null;
  const own = groupZone ?? zone;
  const when = { at: startsAt, hasTime, zone: own };
  return own === zone ? when : { ...when, city: own.replace(/^.*\//, '').replaceAll('_', ' ') };
}

/** What replies say of an event first: its number, its title, and when it is. */
export function factsOf(event: EventView, zone: string): EventFacts {
  return { number: event.number, title: event.title, start: startOf(event, zone) };
}
