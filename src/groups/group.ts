import type { Actor } from '../audit/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { GroupStatus, GroupVisibility, MemberRole } from '../db/generated/enums.ts';

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
  memberCount: number;
  createdAt: Date;
  updatedAt: Date;
  /** The actor's role in the group, null where the actor is no member. */
  memberRole: MemberRole | null;
  /** Whether the actor created the group. */
  created: boolean;
}

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
        ? sql`(m.id IS NOT NULL OR g.created_by_contact_id = ${contactId}::uuid)`
        : sql`(
            m.id IS NOT NULL
            OR g.created_by_contact_id = ${contactId}::uuid
            OR g.created_by_user_id = ${userId}::uuid
            OR g.visibility = 'ALL_STAFF'
            OR (g.visibility = 'CUSTOM' AND EXISTS (
              SELECT 1 FROM group_viewers v
              WHERE v.organization_id = g.organization_id AND v.group_id = g.id AND v.user_id = ${userId}::uuid
            ))
          )`;
  return sql`
    FROM groups g
    LEFT JOIN members m ON m.organization_id = g.organization_id AND m.group_id = g.id
      AND m.contact_id = ${contactId}::uuid AND m.left_at IS NULL
    WHERE g.organization_id = ${organizationId}::uuid AND ${seen}`;
}

/** The columns of a GroupView, over the aliases of visibleGroups. */
export function groupColumns({ contactId, userId }: Actor): Sql {
  return sql`
    g.id, g.name, g.description, g.color, g.icon, g.time_zone AS "timeZone", g.visibility, g.status,
    g.restricted, g.member_count AS "memberCount", g.created_at AS "createdAt", g.updated_at AS "updatedAt",
    m.role AS "memberRole",
    coalesce(g.created_by_contact_id = ${contactId}::uuid, FALSE)
      OR coalesce(g.created_by_user_id = ${userId}::uuid, FALSE) AS created`;
}
