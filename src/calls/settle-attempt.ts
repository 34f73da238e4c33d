import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { CallOutcome, PauseReason } from '../db/generated/enums.ts';
import { completeCampaigns } from './complete-campaigns.ts';
import type { LockedAttempt } from './lock-attempt.ts';
import { pauseFor } from './pause-campaign.ts';
import type { Ending } from './provider.ts';
import { readCallRules } from './read-rules.ts';

/** How a dial ended, with what is known of it. */
export interface End {
  /** UNCERTAIN: nobody can tell whether it rang. */
  ending: Ending | 'UNCERTAIN';
  detail: string | null;
  durationSeconds?: number | null;
  costCents?: number | null;
}

/** What becomes of a call whose dial ended so. */
type Consequence =
  /** It is over, with this outcome. */
  | { outcome: CallOutcome; again: boolean }
  /** It never rang: it is dialled later, and no attempt is used up. */
  | 'LATER'
  /** Neither did it ring, nor will any other. */
  | { pause: Exclude<PauseReason, 'BY_HAND'> };

/** What each ending means (docs/rules.md, calls): who was not reached is dialled again, who did not want is not. */
const consequences: Record<End['ending'], Consequence> = {
  ANSWERED: { outcome: 'ANSWERED', again: false },
  BUSY: { outcome: 'BUSY', again: true },
  NO_ANSWER: { outcome: 'NO_ANSWER', again: true },
  VOICEMAIL: { outcome: 'VOICEMAIL', again: false },
  DECLINED: { outcome: 'DECLINED', again: false },
  FAILED: { outcome: 'FAILED', again: true },
  // It may have rung: whoever is dialled twice by a guess has been annoyed twice.
  UNCERTAIN: { outcome: 'FAILED', again: false },
  INVALID: { outcome: 'FAILED', again: false },
  LATER: 'LATER',
  NOT_CONFIGURED: { pause: 'NOT_CONFIGURED' },
  NO_MONEY: { pause: 'NO_MONEY' },
  BLOCKED: { pause: 'BLOCKED' },
};

/** Lines may be free again after so long, in milliseconds. */
const laterMs = 60_000;

/**
 * Settles a dial that is held (lock-attempt.ts), once: its call is over, or waits for another dial by the policy of its
 * organization, unless its campaign is stopped or its reason passes before.
 */
export async function settleAttempt(
  change: Change,
  attempt: LockedAttempt,
  end: End,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const { call, campaign } = attempt;
  const consequence = consequences[end.ending];
  const rang = typeof consequence !== 'string' && 'outcome' in consequence;
  const outcome = rang ? consequence.outcome : null;
  const durationSeconds = end.durationSeconds ?? attempt.durationSeconds;
  const costCents = end.costCents ?? attempt.costCents;
  await tx.attempt.updateMany({
    where: { organizationId, id: attempt.id },
    data: {
      status: rang ? 'SETTLED' : 'VOID',
      outcome,
      detail: end.detail ?? attempt.detail,
      durationSeconds,
      costCents,
      endedAt: attempt.endedAt ?? at,
      lookAt: null,
      hangUp: false,
      settledAt: at,
    },
  });
  const again = await nextDial(change, attempt, consequence);
  const isHeld =
    campaign.status === 'PAUSED' || (typeof consequence !== 'string' && 'pause' in consequence);
  await tx.call.updateMany({
    where: { organizationId, id: call.id },
    data: {
      attempts: { increment: rang ? 1 : 0 },
      ...(costCents !== null && call.attempts > 0
        ? { costCents: { increment: costCents } }
        : { costCents }),
      durationSeconds,
      ...(again
        ? { status: 'WAITING', ...(isHeld ? { heldAt: again } : { nextAt: again }) }
        : {
            status: 'ENDED',
            endedAt: at,
            outcome: outcome ?? 'LEFT_OUT',
            leftOut: outcome ? null : leftOutOf(attempt, at),
          }),
    },
  });
  await recordAudit(change, {
    action: 'call.settle',
    subjectType: 'contact',
    subjectId: attempt.contactId,
    groupId: campaign.groupId,
    after: {
      campaign: campaign.number,
      ending: end.ending,
      detail: end.detail,
      attempt: call.attempts + (rang ? 1 : 0),
      again: again?.toISOString() ?? null,
    },
  });
  if (typeof consequence !== 'string' && 'pause' in consequence)
    await pauseFor(change, campaign, consequence.pause);
  if (!again) await completeCampaigns(change, [campaign.id]);
}

/** When its person is dialled again; undefined where they are not. */
async function nextDial(
  change: Change,
  { call, campaign, usefulUntil }: LockedAttempt,
  consequence: Consequence,
): Promise<Date | undefined> {
  const { at } = change;
  if (campaign.status === 'CANCELLED') return undefined;
  let waitMs = laterMs;
  if (typeof consequence !== 'string' && 'outcome' in consequence) {
    if (!consequence.again) return undefined;
    const { retryMinutes } = await readCallRules(change);
    const minutes = retryMinutes[call.attempts];
    if (minutes === undefined) return undefined;
    waitMs = minutes * 60_000;
  }
  const next = new Date(at.getTime() + waitMs);
  return next < usefulUntil ? next : undefined;
}

/** Why somebody was never reached of whom no dial rang. */
function leftOutOf({ campaign }: LockedAttempt, _at: Date) {
  return campaign.status === 'CANCELLED' ? ('STOPPED' as const) : ('OVER' as const);
}
