import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { CallOutcome, PauseReason } from '../db/generated/enums.ts';
import { completeCampaigns } from './complete-campaigns.ts';
import { endedFor } from './last-outcome.ts';
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
  /** It rang. Whoever was not reached may be dialled again. */
  | { is: 'RUNG'; outcome: CallOutcome; again: boolean }
  /** It never rang: it is dialled later, and no attempt is used up. */
  | { is: 'LATER' }
  /** Neither did it ring, nor will any other. */
  | { is: 'STUCK'; reason: Exclude<PauseReason, 'BY_HAND'> };

const rung = (outcome: CallOutcome, again = false): Consequence => ({ is: 'RUNG', outcome, again });

/** What each ending means (docs/rules.md, calls): who was not reached is dialled again, who did not want is not. */
const consequences: Record<End['ending'], Consequence> = {
  ANSWERED: rung('ANSWERED'),
  BUSY: rung('BUSY', true),
  NO_ANSWER: rung('NO_ANSWER', true),
  VOICEMAIL: rung('VOICEMAIL'),
  DECLINED: rung('DECLINED'),
  FAILED: rung('FAILED', true),
  // It may have rung: whoever is dialled twice by a guess has been annoyed twice.
  UNCERTAIN: rung('FAILED'),
  INVALID: rung('FAILED'),
  LATER: { is: 'LATER' },
  NOT_CONFIGURED: { is: 'STUCK', reason: 'NOT_CONFIGURED' },
  NO_MONEY: { is: 'STUCK', reason: 'NO_MONEY' },
  BLOCKED: { is: 'STUCK', reason: 'BLOCKED' },
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
  const hasRung = consequence.is === 'RUNG';
  const durationSeconds = end.durationSeconds ?? attempt.durationSeconds;
  const costCents = end.costCents ?? attempt.costCents;
  await tx.attempt.updateMany({
    where: { organizationId, id: attempt.id },
    data: {
      status: hasRung ? 'SETTLED' : 'VOID',
      outcome: hasRung ? consequence.outcome : null,
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
  const isHeld = campaign.status === 'PAUSED' || consequence.is === 'STUCK';
  const reason = campaign.status === 'CANCELLED' ? 'STOPPED' : 'OVER';
  await tx.$executeRaw`
    UPDATE calls SET attempts = attempts + ${hasRung ? 1 : 0}, duration_seconds = ${durationSeconds}::int,
      cost_cents = CASE WHEN ${costCents}::float8 IS NULL THEN cost_cents ELSE coalesce(cost_cents, 0) + ${costCents}::float8 END,
      ${
        again
          ? sql`status = 'WAITING', next_at = ${isHeld ? null : again}, held_at = ${isHeld ? again : null}`
          : endedFor(sql`${reason}::left_out_reason`, at)
      }
    WHERE organization_id = ${organizationId}::uuid AND id = ${call.id}::uuid`;
  await recordAudit(change, {
    action: 'call.settle',
    subjectType: 'contact',
    subjectId: attempt.contactId,
    groupId: campaign.groupId,
    after: {
      campaign: campaign.number,
      ending: end.ending,
      detail: end.detail,
      attempt: call.attempts + (hasRung ? 1 : 0),
      again: again?.toISOString() ?? null,
    },
  });
  if (consequence.is === 'STUCK') await pauseFor(change, campaign, consequence.reason);
  if (!again) await completeCampaigns(change, [campaign.id]);
}

/** When its person is dialled again; undefined where they are not. */
async function nextDial(
  change: Change,
  { call, campaign, usefulUntil }: LockedAttempt,
  consequence: Consequence,
): Promise<Date | undefined> {
  if (campaign.status === 'CANCELLED') return undefined;
  const waitMs = consequence.is === 'RUNG' ? await retryMs(change, call, consequence) : laterMs;
  if (waitMs === undefined) return undefined;
  const next = new Date(change.at.getTime() + waitMs);
  return next < usefulUntil ? next : undefined;
}

async function retryMs(
  change: Change,
  { attempts }: LockedAttempt['call'],
  { again }: { again: boolean },
): Promise<number | undefined> {
  if (!again) return undefined;
  const minutes = (await readCallRules(change)).retryMinutes[attempts];
  return minutes === undefined ? undefined : minutes * 60_000;
}
