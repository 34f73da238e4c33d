import type { AuditAction } from './actions.ts';

/** An audit entry, as it is asked of when it is taken back. */
export interface Entry {
  id: string;
  action: AuditAction;
  /** The message that it is the answer to; null for what was done by the API. */
  messageId: string | null;
  subjectId: string;
  groupId: string | null;
  at: Date;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}
