import type { Change } from '../change/change.ts';
import type { Promotion } from '../events/waiting-list.ts';
import { deleteContacts } from './delete-contacts.ts';

/** What it did in the actor's sight: what is out of it is done as well, and not counted. */
export interface Deletion {
  /** The groups that the contact left. */
  groupIds: string[];
  /** Open tasks that were withdrawn. */
  tasks: number;
  /** People who moved up from waiting lists into the places that became free. */
  promoted: Promotion[];
}

/** Takes one contact away, as deleteContacts does. */
export async function deleteContact(change: Change, id: string): Promise<Deletion> {
  const { groups, tasks, promoted } = await deleteContacts(change, [id]);
  return { groupIds: groups.map(({ groupId }) => groupId), tasks, promoted };
}
