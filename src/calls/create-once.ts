import { createHash } from 'node:crypto';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { readCallRules } from './read-rules.ts';

/** By what a request is known again. */
export interface Once {
  /** Whose it is and what they call it, 300 characters at most. */
  key: string;
  /** All that it asks for. */
  asked: unknown;
}

/**
 * Begins a campaign by `create` and keeps with it what is answered; the same request again, by its key, is answered the
 * same and begins nothing. Those who begin campaigns take turns (read-rules.ts), so that of two that come at once
 * the second finds the first. Throws conflict where the key was used for something else, and as `create` does.
 */
export async function createOnce<Answer extends { campaignId: string }>(
  change: Change,
  once: Once | undefined,
  create: () => Promise<Answer>,
): Promise<Answer> {
  if (!once) return create();
  const { tx, organizationId } = change;
  await readCallRules(change, { held: true });
  const digest = createHash('sha256').update(JSON.stringify(once.asked)).digest('hex');
  const known = await tx.campaign.findFirst({
    where: { organizationId, onceKey: once.key },
    select: { once: true },
  });
  if (known) {
    const kept = known.once as unknown as { digest: string; answer: Answer };
    if (kept.digest === digest) return kept.answer;
    const why = 'the same key came with another request before';
    throw new UserError('conflict', { what: 'Idempotency-Key', why });
  }
  const answer = await create();
  await tx.campaign.updateMany({
    where: { organizationId, id: answer.campaignId },
    data: { onceKey: once.key, once: { digest, answer } },
  });
  return answer;
}
