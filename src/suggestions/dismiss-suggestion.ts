import type { Change } from '../change/change.ts';
import { findDismissed, recordDismissal } from './dismissals.ts';
import { requireSuggestion } from './suggest-groups.ts';

/** A suggestion is made no more, to nobody in the organization; twice is once. Throws notFound. */
export async function dismissSuggestion(change: Change, key: string): Promise<void> {
  const { tx, organizationId, at } = change;
  if ((await findDismissed(change, [key])).has(key)) return;
  await requireSuggestion(change, key);
  const { count } = await tx.dismissal.createMany({
    data: [{ organizationId, suggestion: key, createdAt: at }],
    skipDuplicates: true,
  });
  if (count > 0) await recordDismissal(change, 'suggestion.dismiss', key);
}
