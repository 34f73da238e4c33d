import type { Actor, Scope } from '../change/change.ts';
import { empty, isAmong, type Sql, sql } from '../db/client.ts';
import type { GroupStatus, GroupVisibility, MemberRole } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';

/** A group as one actor sees it: what it is, and how the actor stands to it. */
export interface GroupView {
  id: string;
  name: string;
  description: string | null;
  color: string;
  icon: string | null;
  timeZone: string | null;
  visibility: GroupVisibility;
  status: GroupStatus;
  restricted: boolean;
  /** Who is in it is shown by the minimum, and who has looked is kept. */
  sensitive: boolean;
  /** Minutes before an event at which those are reminded who have not answered, and who are in; null for never. */
  remindUnanswered: number | null;
  remindComing: number | null;
  /** Minutes for which a place that comes free on the last day is offered to one person; null where nobody is asked. */
  rescueMinutes: number | null;
  /** The same in the last three hours. */
  rescueLastMinutes: number;
  /** So many days before it begins the next event of a series is there, though the last one is not over. */
  aheadDays: number;
  /** The days on which its chats are told what comes, RFC 5545; null for none. */
  digestRule: string | null;
  /** At which minute of the day. */
  digestMinute: number;
  /** Whether its members may ask who came most. */
  topList: boolean;
  memberCount: number;
  createdAt: Date;
  updatedAt: Date;
  /** The actor's role in the group, null where the actor is no member. */
  memberRole: MemberRole | null;
  /** Whether the actor created the group and has never been in it: from then on membership decides. */
  created: boolean;
}

/** What a task or an event shows of its group, and how the actor stands to that. */
export type GroupOf = Pick<
  GroupView,
  'id' | 'name' | 'icon' | 'timeZone' | 'restricted' | 'memberRole' | 'created'
>;

/**
 * The groups that an actor may see, as a FROM clause ending in WHERE conditions, to which a query
 * adds its own. A group out of sight is not found, never forbidden (docs/rules.md, visibility).
 */
export function visibleGroups(organizationId: string, actor: Actor): Sql {
  const { contactId, userId, role } = actor;
  const seen =
    role === 'ADMIN'
      ? sql`TRUE`
      : role === null
        ? sql`m.id IS NOT NULL`
        : sql`(
            m.id IS NOT NULL
            OR g.visibility = 'ALL_STAFF'
            OR (g.visibility = 'CUSTOM' AND EXISTS (
              SELECT 1 FROM group_viewers v
              WHERE v.organization_id = g.organization_id AND v.group_id = g.id AND v.user_id = ${userId}::uuid
            ))
            ${role === 'MANAGER' ? sql`OR ${isFounder(actor)}` : empty}
          )`;
  return sql`
    FROM groups g
    LEFT JOIN members m ON m.organization_id = g.organization_id AND m.group_id = g.id
      AND m.contact_id = ${contactId}::uuid AND m.left_at IS NULL
    WHERE g.organization_id = ${organizationId}::uuid AND ${seen}`;
}

/**
 * Whether an actor made a group and has never been in it. Having made a group is a reason only until being
 * in it is one: whoever leaves, or is taken out or demoted, keeps nothing by it (decision 0038).
 */
function isFounder({ contactId, userId }: Actor): Sql {
  return sql`(
    coalesce(g.created_by_contact_id = ${contactId}::uuid OR g.created_by_user_id = ${userId}::uuid, FALSE)
    AND NOT EXISTS (
      SELECT 1 FROM members stay
      WHERE stay.organization_id = g.organization_id AND stay.group_id = g.id
        AND stay.contact_id IN (g.created_by_contact_id, ${contactId}::uuid)
    )
  )`;
}

/** Whether an actor leads a group, over the same aliases: as its admin, or as the MANAGER who founded it. */
export function leadsGroup(actor: Actor): Sql {
  return sql`(m.role IS NOT DISTINCT FROM 'ADMIN' ${actor.role === 'MANAGER' ? sql`OR ${isFounder(actor)}` : empty})`;
}

/** The columns of a GroupView, over the aliases of visibleGroups. */
export function groupColumns(actor: Actor): Sql {
  return sql`
    g.id, g.name, g.description, g.color, g.icon, g.time_zone AS "timeZone", g.visibility, g.status,
    g.restricted, g.sensitive, g.remind_unanswered AS "remindUnanswered", g.remind_coming AS "remindComing",
    g.rescue_minutes AS "rescueMinutes", g.rescue_last_minutes AS "rescueLastMinutes",
    g.ahead_days AS "aheadDays",
    g.digest_rule AS "digestRule", g.digest_minute AS "digestMinute", g.top_list AS "topList",
    g.member_count AS "memberCount", g.created_at AS "createdAt", g.updated_at AS "updatedAt",
    m.role AS "memberRole", ${isFounder(actor)} AS created`;
}

/**
 * The group with an id as `seen`, a LEFT JOIN over nothing but that: all that a task, an event or a chat
 * shows of its group, NULL where the group is out of the actor's sight. Looked up by its key, row by row:
 * joined as a whole, PostgreSQL reads all groups that there are.
 */
export function joinSeenGroup(organizationId: string, actor: Actor, id: Sql): Sql {
  return sql`
    LEFT JOIN LATERAL (
      SELECT g.id, g.name, g.icon, g.time_zone AS "timeZone", g.restricted, m.role AS "memberRole",
        ${isFounder(actor)} AS created
      ${visibleGroups(organizationId, actor)} AND g.id = ${id} OFFSET 0
    ) seen ON TRUE`;
}

/** What joins it has of the group: a GroupOf or null. */
export const seenAsJson = sql`CASE WHEN seen.id IS NULL THEN NULL ELSE to_jsonb(seen) END`;

/** The same as its column `group`. */
export const seenGroup = sql`${seenAsJson} AS "group"`;

/** The groups that an actor may see, with `rest` as further conditions and order. */
export function selectGroups(
  { tx, organizationId }: Scope,
  actor: Actor,
  rest: Sql,
): Promise<GroupView[]> {
  return tx.$queryRaw<GroupView[]>`
    SELECT ${groupColumns(actor)} ${visibleGroups(organizationId, actor)} ${rest}`;
}

/** The group with this id as the actor sees it; undefined for one out of sight too. */
export async function findGroupById(
  scope: Scope,
  actor: Actor,
  id: string,
): Promise<GroupView | undefined> {
  const [group] = await selectGroups(scope, actor, sql`AND g.id = ${id}::uuid`);
  return group;
}

/** As findGroupById. Throws groupNotFound. */
export async function requireGroupById(scope: Scope, actor: Actor, id: string): Promise<GroupView> {
  const group = await findGroupById(scope, actor, id);
  if (!group) throw new UserError('groupNotFound', { name: id, suggestions: [] });
  return group;
}

/** As findGroupById, of several in one statement; by their ids. */
export async function findGroupsById(
  scope: Scope,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, GroupView>> {
  if (ids.length === 0) return new Map();
  const groups = await selectGroups(scope, actor, sql`AND ${isAmong(sql`g.id`, ids)}`);
  return new Map(groups.map((group) => [group.id, group]));
}

/** As requireGroupById, of several in one statement. */
export async function requireGroupsById(
  scope: Scope,
  actor: Actor,
  ids: readonly string[],
): Promise<GroupView[]> {
  const groups = await findGroupsById(scope, actor, ids);
  const missing = ids.find((id) => !groups.has(id));
  if (missing !== undefined)
    throw new UserError('groupNotFound', { name: missing, suggestions: [] });
  return [...groups.values()];
}
