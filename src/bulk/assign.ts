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
  const among = mode === 'replace' ? null : groupIds;
  const before = await readMembers(change, contactIds, among);
  const concerned = [...new Set([...wanted, ...before.keys()])].sort();
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
  const now = await readMembers(change, contactIds, ids);
  const result: Assigned = { contactIds: [], groups: [], promoted: [] };
  const touched = new Set<string>();
  for (const groupId of ids) {
    const inside = new Set(now.get(groupId));
    const joins = wanted.has(groupId) && mode !== 'remove';
    const people = joins ? contactIds.filter((id) => !inside.has(id)) : [...inside];
    if (people.length === 0) continue;
    try {
      const joining = new Set(people);
      const leader = named.find((id) => joining.has(id)) ?? null;
      if (joins) await addMembers(change, groupId, asMembers(people), { leader });
      else result.promoted.push(...(await removeMembers(change, groupId, people)).promoted);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refuse(error);
      continue;
    }
    for (const id of people) touched.add(id);
    const [added, removed] = joins ? [people.length, 0] : [0, people.length];
    result.groups.push({ groupId, name: seen.get(groupId)!.name, added, removed });
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
