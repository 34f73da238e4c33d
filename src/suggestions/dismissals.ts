import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';

export interface DismissalView {
  /** The key of the suggestion. */
  key: string;
  createdAt: Date;
}

/** Which of some suggestions were dismissed, by their keys. */
export async function findDismissed(
  { tx, organizationId }: Scope,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT suggestion AS key FROM dismissals
    WHERE organization_id = ${organizationId}::uuid AND suggestion = ANY(${keys}::text[])`;
  return new Set(rows.map(({ key }) => key));
}

/** What was dismissed in the organization, in the order of the keys. */
export async function pageDismissals(
  { tx, organizationId }: Scope,
  { limit, cursor }: PageRequest,
): Promise<Page<DismissalView>> {
  const from = parseCursor(cursor, 'text');
  const rows = await tx.dismissal.findMany({
    where: { organizationId, ...(from ? { suggestion: { gt: from[0] } } : {}) },
    orderBy: { suggestion: 'asc' },
    take: limit + 1,
  });
  const views = rows.map(({ suggestion: key, createdAt }) => ({ key, createdAt }));
  return createPage(views, limit, ({ key }) => [key]);
}

/** A suggestion that was dismissed may be made again. Throws notFound. */
export async function restoreSuggestion(change: Change, key: string): Promise<void> {
  const { tx, organizationId } = change;
  const { count } = await tx.dismissal.deleteMany({ where: { organizationId, suggestion: key } });
  if (count === 0) throw new UserError('notFound', { what: 'dismissal' });
  await recordDismissal(change, 'suggestion.restore', key);
}

/** Nobody is concerned by it but the organization. */
export function recordDismissal(
  change: Change,
  action: 'suggestion.dismiss' | 'suggestion.restore',
  key: string,
): Promise<void> {
  return recordAudit(change, {
    action,
    subjectType: 'organization',
    subjectId: change.organizationId,
    after: { key },
  });
}
