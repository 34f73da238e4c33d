import type { Change } from '../change/change.ts';
import { lostAfterMs } from './claim-dial.ts';
import { lockAttempt } from './lock-attempt.ts';
import type { Dialled } from './provider.ts';
import { settleAttempt } from './settle-attempt.ts';

/** What is under way is looked at again after so long, in milliseconds: a webhook may never come. */
export const lookAgainMs = 60_000;

/**
 * Records what came of asking for a dial. What a webhook has told meanwhile stands: this one only adds the provider's
 * id. One whose answer was lost is looked for by our own id, and never asked for again before that.
 */
export async function recordDial(
  change: Change,
  attemptId: string,
  dialled: Dialled,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const attempt = await lockAttempt(change, { attemptId, callId: null });
  if (!attempt || attempt.settledAt !== null) return;
  if ('refused' in dialled)
    return settleAttempt(change, attempt, { ending: dialled.refused, detail: dialled.detail });
  const isOpen = attempt.status === 'DIALLING' || attempt.status === 'UNKNOWN';
  await tx.attempt.updateMany({
    where: { organizationId, id: attemptId },
    data:
      'unknown' in dialled
        ? isOpen
          ? {
              status: 'UNKNOWN',
              detail: dialled.unknown,
              lookAt: new Date(at.getTime() + lostAfterMs),
            }
          : {}
        : {
            providerCallId: dialled.callId,
            ...(isOpen ? { status: 'PLACED', lookAt: new Date(at.getTime() + lookAgainMs) } : {}),
          },
  });
}
