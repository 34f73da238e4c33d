import type { Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';

export interface DeletedContact {
  id: string;
  name: string;
  phone: string | null;
  deletedAt: Date;
}

/** The contacts that were deleted since an instant, the last first; those that proved to be another are none. */
export async function listDeleted(
  { tx, organizationId }: Scope,
  since: Date,
  { limit, cursor }: PageRequest,
): Promise<Page<DeletedContact>> {
  const older = parseCursor(cursor, 'instant', 'id');
  const rows = await tx.$queryRaw<
    { id: string; name: string; phone: string | null; deletedAt: Date | null }[]
  >`
    SELECT c.id, c.name, c.phone, c.deleted_at AS "deletedAt" FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NOT NULL AND c.deleted_at > ${since}
      AND c.merged_into_id IS NULL
      ${older ? sql`AND (c.deleted_at, c.id) < (${older[0]}, ${older[1]}::uuid)` : empty}
    ORDER BY c.deleted_at DESC, c.id DESC LIMIT ${limit + 1}`;
  const found = rows.flatMap(({ deletedAt, ...row }) => (deletedAt ? { ...row, deletedAt } : []));
  return createPage(found, limit, ({ deletedAt, id }) => [deletedAt, id]);
}
