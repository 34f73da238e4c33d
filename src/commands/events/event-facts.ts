import { requireOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import type { EventView } from '../../events/visible-events.ts';
import { requireGroupById } from '../../groups/find-group.ts';
import type { When } from '../../replies/reply.ts';

/** Throws notAllowed where the sender may not ask about an event: they are not invited, and its group says no. */
export async function requireMayAsk(
  { groupId, ownStatus }: EventView,
  { change, group }: Context,
): Promise<void> {
  if (ownStatus !== null) return;
  const own = group?.id === groupId ? group : await requireGroupById(change, change.actor, groupId);
  requireOnGroup(change.actor, 'ask', own);
}

/** When an event starts, as replies tell it: in the zone of its group, else in the given one. */
export function startOf(
  event: Pick<EventView, 'startsAt' | 'hasTime' | 'groupZone'>,
  zone: string,
): When | null {
  return (
    event.startsAt && { at: event.startsAt, hasTime: event.hasTime, zone: event.groupZone ?? zone }
  );
}
