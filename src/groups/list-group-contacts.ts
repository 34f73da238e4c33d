import type { Actor, Scope } from '../change/change.ts';
import type { PageRequest } from '../db/page.ts';
import type { Stay } from '../people/by-membership.ts';
import type { ContactView } from '../people/contacts.ts';
import { type ContactsPage, type GroupsFilter, listContacts } from '../people/list-contacts.ts';

/** The contacts in a group, as listContacts, each with role and title. Throws invalid (the cursor), groupNotFound. */
export async function listGroupContacts(
  scope: Scope,
  actor: Actor,
  groupId: string,
  filter: Omit<GroupsFilter, 'groupIds' | 'match' | 'includeUngrouped'>,
  request: PageRequest & { total?: boolean | undefined },
): Promise<ContactsPage & { items: (ContactView & Stay)[] }> {
  const page = await listContacts(scope, actor, { ...filter, groupIds: [groupId] }, request);
  // Of one group each has them.
  return page as ContactsPage & { items: (ContactView & Stay)[] };
}
