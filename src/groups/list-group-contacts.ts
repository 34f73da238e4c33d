import type { Actor, Scope } from '../change/change.ts';
import type { MemberRole } from '../db/generated/enums.ts';
import type { PageRequest } from '../db/page.ts';
import type { ContactView } from '../people/contacts.ts';
import { type Counted, type GroupsFilter, listContacts } from '../people/list-contacts.ts';

/** A contact, and what they are in a group. */
export interface GroupContact extends ContactView {
  role: MemberRole;
  title: string | null;
}

/** The contacts in a group, as listContacts, each with role and title. Throws invalid (the cursor), groupNotFound. */
export async function listGroupContacts(
  scope: Scope,
  actor: Actor,
  groupId: string,
  filter: Omit<GroupsFilter, 'groupIds' | 'match' | 'includeUngrouped'>,
  request: PageRequest & { total?: boolean | undefined },
): Promise<Counted<GroupContact>> {
  const page = await listContacts(scope, actor, { ...filter, groupIds: [groupId] }, request);
  const stays = await findStays(
    scope,
    groupId,
    page.items.map(({ id }) => id),
  );
  return {
    ...page,
    // Whoever has left since the page was read is no more in it.
    items: page.items.flatMap((contact) => {
      const stay = stays.get(contact.id);
      return stay ? [{ ...contact, role: stay.role, title: stay.title }] : [];
    }),
  };
}

interface Stay {
  contactId: string;
  role: MemberRole;
  title: string | null;
}

async function findStays(
  { tx, organizationId }: Scope,
  groupId: string,
  contactIds: readonly string[],
): Promise<Map<string, Stay>> {
  if (contactIds.length === 0) return new Map();
  const stays = await tx.$queryRaw<Stay[]>`
    SELECT m.contact_id AS "contactId", m.role, m.title
    FROM unnest(${contactIds}::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
      SELECT contact_id, role, title FROM members
      WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid AND contact_id = wanted.id
        AND left_at IS NULL OFFSET 0
    ) m`;
  return new Map(stays.map((stay) => [stay.contactId, stay]));
}
