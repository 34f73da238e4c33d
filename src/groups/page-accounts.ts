import type { Scope } from '../change/change.ts';
import type { Prisma } from '../db/generated/client.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';

const view = {
  id: true,
  transport: true,
  externalId: true,
  createdAt: true,
} satisfies Prisma.AccountSelect;

export type AccountRow = Prisma.AccountGetPayload<{ select: typeof view }>;

/** The WhatsApp accounts of an organization, oldest first. */
export async function pageAccounts(
  { tx, organizationId }: Scope,
  { limit, cursor }: PageRequest,
): Promise<Page<AccountRow>> {
  const from = parseCursor(cursor, 'id');
  const rows = await tx.account.findMany({
    where: { organizationId, ...(from ? { id: { gt: from[0] } } : {}) },
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: view,
  });
  return createPage(rows, limit, ({ id }) => [id]);
}
