import type { Entry } from '../audit/entry.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { isUndoable, type Operation, wasTakenBack } from './operation.ts';

/**
 * What the actor did to many at once under this id, locked so that it is taken back once. Throws notFound, for what
 * somebody else did too; undoTooLate; conflict where it was taken back.
 */
export async function requireBulkOperation(change: Change, id: string): Promise<Operation> {
  const { tx, organizationId, actor } = change;
  // Who takes back does so one after another: the second finds what the first has left.
  await tx.$queryRaw`
    SELECT 1 FROM users WHERE organization_id = ${organizationId}::uuid AND id = ${actor.userId}::uuid
    FOR NO KEY UPDATE`;
  const found = await tx.$queryRaw<(Entry & { wasTakenBack: boolean })[]>`
    SELECT a.id, a.message_id AS "messageId", a.action, a.subject_id AS "subjectId", a.group_id AS "groupId", a.at,
      a.before, a.after, ${wasTakenBack} AS "wasTakenBack"
    FROM audit_entries a
    WHERE a.organization_id = ${organizationId}::uuid AND a.operation_id = ${id}::uuid
      AND a.actor_kind = 'API' AND a.actor_user_id = ${actor.userId}::uuid
    ORDER BY a.id DESC`;
  if (!found.some(({ action }) => action === 'contacts.bulk'))
    throw new UserError('notFound', { what: 'operation' });
  const entries = found.map(({ wasTakenBack: _, ...entry }) => entry);
  const operation = { id, messageId: null, at: found[0]!.at, entries };
  if (found.some((entry) => entry.wasTakenBack))
    throw new UserError('conflict', { what: 'operation', why: 'it was taken back already' });
  if (!isUndoable(change, operation)) throw new UserError('undoTooLate', {});
  // All groups before any of their events, in the order in which what is done to many takes them.
  const groupIds = entries.flatMap(({ groupId }) => groupId ?? []);
  await tx.$queryRaw`
    SELECT id FROM groups WHERE organization_id = ${organizationId}::uuid AND id = ANY(${groupIds}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  return operation;
}
