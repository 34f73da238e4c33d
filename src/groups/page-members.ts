import type { Scope } from '../change/change.ts';
import { createPageIn, type Page, type PageRequest, parseCursorIn } from '../db/page.ts';
import type { GroupView } from '../sight/visible-groups.ts';
import type { ListedMember, MemberFilter, MemberOrder } from './listed-member.ts';
import { isOfContacts, keys, selectMembers, selectNamed } from './select-members.ts';

/** The active members of a group in the order that is wanted; one statement. */
export async function pageMembers(
  scope: Scope,
  group: Pick<GroupView, 'id' | 'memberCount'>,
  filter: MemberFilter,
  by: MemberOrder,
  { limit, cursor }: PageRequest,
): Promise<Page<ListedMember>> {
  const list = { scope, group, filter, by, ...keys[by.sort] };
  switch (by.sort) {
    case 'name': {
      const from = parseCursorIn(by, cursor, 'text', 'id');
      const rows = isOfContacts(filter)
        ? await selectMembers({ ...list, from }, limit + 1)
        : await selectNamed(list, from, limit + 1);
      return createPageIn(by, rows, limit, (row) => [row.nameKey, row.contactId]);
    }
    case 'joined': {
      const from = parseCursorIn(by, cursor, 'instant', 'id');
      const rows = await selectMembers({ ...list, from }, limit + 1);
      return createPageIn(by, rows, limit, (row) => [row.joinedAt, row.memberId]);
    }
    case 'appointment': {
      const from = parseCursorIn(by, cursor, 'instantOrNull', 'id');
      const rows = await selectMembers({ ...list, from }, limit + 1);
      return createPageIn(by, rows, limit, (row) => [row.appointmentTime, row.contactId]);
    }
    case 'lastContact': {
      const from = parseCursorIn(by, cursor, 'instantOrNull', 'id');
      const rows = await selectMembers({ ...list, from }, limit + 1);
      return createPageIn(by, rows, limit, (row) => [row.lastContactAt, row.contactId]);
    }
  }
}
