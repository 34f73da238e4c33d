import { requireOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import type { EventView } from '../../events/visible-events.ts';
import { requireGroupById } from '../../groups/find-group.ts';
import type { EventFacts, When } from '../../languages/reply.ts';

export { mayChange, requireMayChange } from '../../context/may-change-event.ts';

/** Throws notAllowed where the sender may not ask about an event: they are not invited, and its group says no. */
export async function requireMayAsk(
  { groupId, ownStatus }: EventView,
  { change, group }: Context,
): Promise<void> {
  if (ownStatus !== null) return;
  const own = group?.id === groupId ? group : await requireGroupById(change, change.actor, groupId);
  requireOnGroup(change.actor, 'ask', own);
}

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
