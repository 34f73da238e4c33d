import type { Change } from '../audit/change.ts';
import { UserError } from '../errors.ts';
import type { EventView } from '../events/visible-events.ts';
import { findGroupById } from '../groups/find-group.ts';
import { mayOnGroup } from './policy.ts';

/** Whether whoever acts planned an event or leads its group: they change it, and answer for others. */
export async function mayChange(
  { createdById, groupId }: Pick<EventView, 'createdById' | 'groupId'>,
  { change }: { change: Change },
): Promise<boolean> {
  const { actor } = change;
  if (createdById !== null && createdById === actor.contactId) return true;
  // Whoever is invited from outside sees the event and not its group.
  const group = await findGroupById(change, actor, groupId);
  return group !== undefined && mayOnGroup(actor, 'edit', group);
}

/** Throws notAllowed where mayChange says no. */
export async function requireMayChange(
  event: Pick<EventView, 'createdById' | 'groupId' | 'groupName'>,
  acting: { change: Change },
): Promise<void> {
  if (await mayChange(event, acting)) return;
  throw new UserError('notAllowed', { action: 'edit', group: event.groupName });
}
