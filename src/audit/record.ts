import type { Change } from '../change/change.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { AuditAction } from './actions.ts';

export interface AuditFacts {
  /** "task.create": subject and verb. */
  action: AuditAction;
  subjectType: string;
  subjectId: string;
  groupId?: string | null;
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
  reason?: string;
}

/**
 * Writes the audit entries of a change, in its own transaction: a change that is rolled back leaves
 * none, and a change cannot be committed without. One statement, however many entries.
 */
export async function recordAudit(change: Change, ...facts: AuditFacts[]): Promise<void> {
  if (facts.length === 0) return;
  const { tx, organizationId, actor, at, messageId, operationId } = change;
  const ownReason = change.reason ?? null;
  const entries = facts.map((fact) => ({
    action: fact.action,
    subject_type: fact.subjectType,
    subject_id: fact.subjectId,
    group_id: fact.groupId ?? null,
    before: fact.before ?? null,
    after: fact.after ?? null,
    reason: fact.reason ?? ownReason,
  }));
  await tx.$executeRaw`
    INSERT INTO audit_entries (
      organization_id, at, actor_kind, actor_contact_id, actor_user_id, message_id, operation_id,
      action, subject_type, subject_id, group_id, before, after, reason
    )
    SELECT
      ${organizationId}::uuid, ${at}, ${actor.kind}::actor_kind, ${actor.contactId}::uuid,
      ${actor.userId}::uuid, ${messageId}::uuid, ${operationId}::uuid,
      action, subject_type, subject_id, group_id, before, after, reason
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS fact (
      action text, subject_type text, subject_id uuid, group_id uuid, before jsonb, after jsonb, reason text
    )`;
}
