import type { Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';

export interface AccountRow {
  id: string;
  transport: string;
  externalId: string;
  createdAt: Date;
}

/** The WhatsApp accounts of an organization, oldest first. */
export async function pageAccounts(
  { tx, organizationId }: Scope,
  { limit, cursor }: PageRequest,
): Promise<Page<AccountRow>> {
  const from = parseCursor(cursor, 'id');
  const rows = await tx.$queryRaw<AccountRow[]>`
    SELECT id, transport, external_id AS "externalId", created_at AS "createdAt" FROM accounts
    WHERE organization_id = ${organizationId}::uuid ${from ? sql`AND id > ${from[0]}::uuid` : empty}
    ORDER BY id LIMIT ${limit + 1}`;
  return createPage(rows, limit, ({ id }) => [id]);
}
