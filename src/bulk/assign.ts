import type { Change } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import type { Promotion } from '../events/waiting-list.ts';
import { addMembers } from '../membership/add-members.ts';
import { removeMembers } from '../membership/remove-members.ts';
import { findGroupsById } from '../sight/visible-groups.ts';

export interface Assignment {
  /** Into these groups, out of these, or into these and out of all others in sight. */
  mode: 'add' | 'remove' | 'replace';
  groupIds: readonly string[];
  /** The order in which they were named: of a group that had nobody the first leads it. */
  named?: readonly string[] | undefined;
}

/** What becomes of one group. */
export interface GroupChange {
  groupId: string;
  name: string;
  added: number;
  removed: number;
}

export interface Assigned {
  /** Those of whom something is another now. */
  contactIds: string[];
  groups: GroupChange[];
  promoted: Promotion[];
}

/**
 * Puts contacts into groups or takes them out of some, by the services that do so for one group: with all that this
 * means for tasks and events, and all that a group refuses. Statements grow with the groups, and not with the contacts.
 * `refuse` is told what a group refuses, and may go on with the others where nothing is to stand. Throws groupNotFound.
 */
export async function assignContacts(
  change: Change,
  contactIds: readonly string[],
  { mode, groupIds, named = contactIds }: Assignment,
  refuse: (error: UserError) => void,
): Promise<Assigned> {
  const wanted = new Set(groupIds);
  const others = mode === 'replace' ? (await readMembers(change, contactIds, null)).keys() : [];
  const concerned = [...new Set([...wanted, ...others])].sort();
  const seen = await findGroupsById(change, change.actor, concerned);
  const missing = groupIds.find((id) => !seen.has(id));
  if (missing !== undefined)
    throw new UserError('groupNotFound', { name: missing, suggestions: [] });

  // All of them before any of their events, in one order: what two of these name is not taken crosswise.
  const { tx, organizationId } = change;
  const ids = concerned.filter((id) => seen.has(id));
  await tx.$queryRaw`
    SELECT id FROM groups WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  const joins = (groupId: string) => mode !== 'remove' && wanted.has(groupId);
  const leaving = ids.filter((id) => !joins(id));
  const inside = leaving.length > 0 ? await readMembers(change, contactIds, leaving) : undefined;
  const leader = named.find((id) => contactIds.includes(id)) ?? null;
  const result: Assigned = { contactIds: [], groups: [], promoted: [] };
  const touched = new Set<string>();
  for (const groupId of ids) {
    let added: string[] = [];
    const removed = inside?.get(groupId) ?? [];
    try {
      if (joins(groupId))
        ({ added } = await addMembers(change, groupId, asMembers(contactIds), { leader }));
      else if (removed.length > 0)
        result.promoted.push(...(await removeMembers(change, groupId, removed)).promoted);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refuse(error);
      continue;
    }
    for (const id of [...added, ...removed]) touched.add(id);
    if (added.length + removed.length === 0) continue;
    const { name } = seen.get(groupId)!;
    result.groups.push({ groupId, name, added: added.length, removed: removed.length });
  }
  return { ...result, contactIds: [...touched] };
}

const asMembers = (contactIds: readonly string[]) => contactIds.map((contactId) => ({ contactId }));

/** Who of the contacts is in which group, in the order of their ids; among some groups where these are given. */
async function readMembers(
  { tx, organizationId }: Change,
  contactIds: readonly string[],
  groupIds: readonly string[] | null,
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ groupId: string; contactIds: string[] }[]>`
    SELECT group_id AS "groupId", array_agg(contact_id ORDER BY contact_id) AS "contactIds" FROM members
    WHERE organization_id = ${organizationId}::uuid AND contact_id = ANY(${contactIds}::uuid[]) AND left_at IS NULL
      ${groupIds ? sql`AND group_id = ANY(${groupIds}::uuid[])` : empty}
    GROUP BY group_id`;
  return new Map(rows.map((row) => [row.groupId, row.contactIds]));
}
