import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { mostAtOnce } from './whom.ts';

/** Whom an operation deleted who are not back; throws notFound where it deleted nobody. */
export async function findDeletedBy(
  { tx, organizationId }: Change,
  operationId: string,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM audit_entries a
    JOIN contacts c ON c.organization_id = a.organization_id AND c.id = a.subject_id AND c.deleted_at = a.at
    WHERE a.organization_id = ${organizationId}::uuid AND a.operation_id = ${operationId}::uuid
      AND a.action = 'contact.delete'
    ORDER BY c.id LIMIT ${mostAtOnce}`;
  if (rows.length === 0) throw new UserError('notFound', { what: 'operation' });
  return rows.map(({ id }) => id);
}
