import type { Actor, Scope } from '../change/change.ts';
import type { MemberRole } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { type GroupView, requireGroupsById } from '../sight/visible-groups.ts';
import {
  countMatching,
  type Membership,
  pageMatching,
  type Stay,
  type Wanted,
} from './by-membership.ts';
import { type ContactFilter, fittingFilter } from './contact-filter.ts';
import { type ContactView, viewOf } from './contacts.ts';

/** What a list of contacts by groups is asked for. */
export interface GroupsFilter extends ContactFilter {
  /** In any of these, unless `match` says another. */
  groupIds?: readonly string[] | undefined;
  match?: Membership['match'] | undefined;
  includeUngrouped?: boolean | undefined;
  role?: MemberRole | undefined;
}

/** How many a list has. Throws groupNotFound. */
export async function countContacts(
  scope: Scope,
  actor: Actor,
  filter: GroupsFilter,
): Promise<number> {
  const groups = await requireGroupsById(scope, actor, [...new Set(filter.groupIds)]);
  return countMatching(scope, actor, wantedIn(groups, filter));
}

function wantedIn(groups: readonly GroupView[], filter: GroupsFilter): Wanted {
  const { match = 'or', includeUngrouped = false, role } = filter;
  const membership = { groups, match, includeUngrouped, role };
  return { membership, ...fittingFilter(filter) };
}

/** A page, and how many there are on all of them; null where that was not asked for. */
export interface Counted<Item> extends Page<Item> {
  total: number | null;
}

/** Contacts, each with what they are in the group where it is one; and the groups that were asked for. */
export interface ContactsPage extends Counted<ContactView & Partial<Stay>> {
  groups: readonly GroupView[];
}

/**
 * The organization's contacts by name, counted if `total` says so. Throws invalid (the cursor), and groupNotFound
 * for a group out of the actor's sight, whose members a filter must not tell either.
 */
export async function listContacts(
  scope: Scope,
  actor: Actor,
  filter: GroupsFilter,
  { limit, cursor, total = false }: PageRequest & { total?: boolean | undefined },
): Promise<ContactsPage> {
  const from = parseCursor(cursor, 'text', 'id');
  const groups = await requireGroupsById(scope, actor, [...new Set(filter.groupIds)]);
  const wanted = wantedIn(groups, filter);
  const place = { from, limit: limit + 1 };
  const { rows, total: counted } = await pageMatching(scope, actor, wanted, place, total);
  const page = createPage(rows, limit, ({ nameKey, id }) => [nameKey, id]);
  return {
    ...page,
    items: page.items.map(({ nameKey: _, ...stored }) => viewOf(stored)),
    total: counted,
    groups,
  };
}
