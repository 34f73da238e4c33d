import type { Change, Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';

/** What somebody did to something, as the log tells it. */
export interface Deed {
  action: string;
  at: Date;
  /** Null for what Muster does by itself, and for a user who is bound to no contact. */
  contactId: string | null;
  /** What whoever did it is called now; null where nobody in particular did. */
  name: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}

/** The deed columns over `a`, an audit entry, with the joins that they need. */
const deeds = sql`
  SELECT a.action, a.at, a.actor_contact_id AS "contactId", coalesce(c.name, u.name) AS name, a.before, a.after,
    a.reason
  FROM audit_entries a
  LEFT JOIN contacts c ON c.organization_id = a.organization_id AND c.id = a.actor_contact_id
  LEFT JOIN users u ON u.organization_id = a.organization_id AND u.id = a.actor_user_id`;

/**
 * The last of some actions on one subject, or undefined; with `contactId`, only what was done to that
 * person by it (the entry's `after` names them). Looks at the subject's own entries alone.
 */
export async function findLastDeed(
  { tx, organizationId }: Scope,
  subject: { type: 'task' | 'event' | 'reminder'; id: string },
  actions: readonly string[],
  contactId?: string,
): Promise<Deed | undefined> {
  const [deed] = await tx.$queryRaw<Deed[]>`
    ${deeds}
    WHERE a.organization_id = ${organizationId}::uuid AND a.subject_type = ${subject.type}
      AND a.subject_id = ${subject.id}::uuid AND a.action = ANY(${actions}::text[])
      ${contactId === undefined ? empty : sql`AND a.after->>'contactId' = ${contactId}`}
    ORDER BY a.at DESC, a.id DESC LIMIT 1`;
  return deed;
}

/** The last of some actions that others than the actor did to a subject since an instant, and that stands. */
export async function findDeedOfOthers(
  { tx, organizationId, actor }: Change,
  subject: { type: 'task' | 'event' | 'reminder'; id: string },
  actions: readonly string[],
  since: Date,
): Promise<Deed | undefined> {
  const [deed] = await tx.$queryRaw<Deed[]>`
    ${deeds}
    WHERE a.organization_id = ${organizationId}::uuid AND a.subject_type = ${subject.type}
      AND a.subject_id = ${subject.id}::uuid AND a.action = ANY(${actions}::text[]) AND a.at >= ${since}
      AND a.actor_contact_id IS DISTINCT FROM ${actor.contactId}::uuid
      AND (${actor.userId}::uuid IS NULL OR a.actor_user_id IS DISTINCT FROM ${actor.userId}::uuid)
      AND a.reason IS DISTINCT FROM 'undo' AND NOT EXISTS (
        SELECT 1 FROM audit_entries u
        WHERE u.organization_id = a.organization_id AND u.subject_type = 'operation' AND u.subject_id = a.operation_id
          AND u.action = 'operation.undo'
      )
    ORDER BY a.at DESC, a.id DESC LIMIT 1`;
  return deed;
}

/** Who took a contact out of a group at an instant, or undefined. */
export async function findRemoval(
  { tx, organizationId }: Scope,
  groupId: string,
  contactId: string,
  at: Date,
): Promise<Deed | undefined> {
  const [deed] = await tx.$queryRaw<Deed[]>`
    ${deeds}
    WHERE a.organization_id = ${organizationId}::uuid AND a.group_id = ${groupId}::uuid AND a.at = ${at}
      AND a.action = 'group.members.remove' AND a.before->'contactIds' @> to_jsonb(${contactId}::text)
    ORDER BY a.id DESC LIMIT 1`;
  return deed;
}
