import type { Change } from '../change/change.ts';
import { addMembers } from '../membership/add-members.ts';
import { type CreatedGroup, createGroup, type NewGroup } from '../membership/create-group.ts';

/**
 * Makes a group and puts people into it, in a handful of statements. Whoever makes it leads it where they are among
 * them; else nobody does, as after an import: being found by an appointment is no reason to lead anybody.
 */
export async function makeFilled(
  change: Change,
  group: Omit<NewGroup, 'members'>,
  contactIds: readonly string[],
): Promise<CreatedGroup> {
  const made = await createGroup(change, group);
  if (contactIds.length === 0) return made;
  const own = change.actor.contactId;
  const leader = own !== null && contactIds.includes(own) ? own : null;
  const people = contactIds.map((contactId) => ({ contactId }));
  const { added } = await addMembers(change, made.id, people, { leader });
  return { ...made, memberCount: added.length };
}
