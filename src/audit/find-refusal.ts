import type { Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import { isSaidIn } from './said-in.ts';

/** A command that a rule forbade, as its sender was told. */
export interface Refusal {
  at: Date;
  /** What was typed, cut where it was long. */
  command: string;
  /** The code of the UserError, and its details. It may be of an earlier version of Muster. */
  code: string;
  details: unknown;
}

/** The last refusal that a contact met with, in one chat or, without it, anywhere. */
export async function findLastRefusal(
  { tx, organizationId }: Scope,
  contactId: string,
  chatId: string | null,
): Promise<Refusal | undefined> {
  const [refusal] = await tx.$queryRaw<Refusal[]>`
    SELECT a.at, a.after->>'command' AS command, a.after->>'code' AS code, a.after->'details' AS details
    FROM audit_entries a
    WHERE a.organization_id = ${organizationId}::uuid AND a.subject_type = 'contact'
      AND a.subject_id = ${contactId}::uuid AND a.action = 'command.refuse'
      ${chatId === null ? empty : sql`AND ${isSaidIn(chatId)}`}
    ORDER BY a.at DESC, a.id DESC LIMIT 1`;
  return refusal;
}
