import type { Scope } from '../change/change.ts';
import { empty, plannedAnew, sql } from '../db/client.ts';
import type { ActorKind } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';

export interface AuditFilter {
  /** Whoever did it: by their user, in the API and in chats, or by their contact. */
  actorUserId?: string | undefined;
  actorContactId?: string | undefined;
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  groupId?: string | undefined;
  action?: string | undefined;
  operationId?: string | undefined;
  /** At or after. */
  from?: Date | undefined;
  /** Before. */
  to?: Date | undefined;
}

export interface AuditRow {
  id: string;
  at: Date;
  actorKind: ActorKind;
  actorContactId: string | null;
  actorUserId: string | null;
  /** What the actor is called now; null for the system, and for somebody who is gone. */
  actorName: string | null;
  messageId: string | null;
  operationId: string;
  action: string;
  subjectType: string;
  subjectId: string;
  groupId: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}

/** The audit log of an organization, newest first. */
export async function pageAudit(
  { tx, organizationId }: Scope,
  {
    actorUserId,
    actorContactId,
    subjectType,
    subjectId,
    groupId,
    action,
    operationId,
    from,
    to,
  }: AuditFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<AuditRow>> {
  const older = parseCursor(cursor, 'instant', 'id');
  const rows = await tx.$queryRaw<AuditRow[]>`
    ${plannedAnew}
    SELECT a.id, a.at, a.actor_kind AS "actorKind", a.actor_contact_id AS "actorContactId",
      a.actor_user_id AS "actorUserId", coalesce(u.name, c.name) AS "actorName", a.message_id AS "messageId",
      a.operation_id AS "operationId", a.action, a.subject_type AS "subjectType", a.subject_id AS "subjectId",
      a.group_id AS "groupId", a.before, a.after, a.reason
    FROM audit_entries a
    LEFT JOIN users u ON u.organization_id = a.organization_id AND u.id = a.actor_user_id
    LEFT JOIN contacts c ON c.organization_id = a.organization_id AND c.id = a.actor_contact_id
    WHERE a.organization_id = ${organizationId}::uuid
      ${actorUserId ? sql`AND a.actor_user_id = ${actorUserId}::uuid` : empty}
      ${actorContactId ? sql`AND a.actor_contact_id = ${actorContactId}::uuid` : empty}
      ${subjectType ? sql`AND a.subject_type = ${subjectType}` : empty}
      ${subjectId ? sql`AND a.subject_id = ${subjectId}::uuid` : empty}
      ${groupId ? sql`AND a.group_id = ${groupId}::uuid` : empty}
      ${action ? sql`AND a.action = ${action}` : empty}
      ${operationId ? sql`AND a.operation_id = ${operationId}::uuid` : empty}
      ${from ? sql`AND a.at >= ${from}` : empty}
      ${to ? sql`AND a.at < ${to}` : empty}
      ${older ? sql`AND (a.at, a.id) < (${older[0]}, ${older[1]}::uuid)` : empty}
    ORDER BY a.at DESC, a.id DESC LIMIT ${limit + 1}`;
  return createPage(rows, limit, ({ at, id }) => [at, id]);
}
