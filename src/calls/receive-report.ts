import type { Change } from '../change/change.ts';
import { hear } from './hear.ts';
import { type LockedAttempt, lockAttempt } from './lock-attempt.ts';
import type { CallReport } from './provider.ts';
import { lookAgainMs } from './record-dial.ts';
import { settleAttempt } from './settle-attempt.ts';

/** What is said is known some seconds after a call; after so many looks it is taken that nothing comes. */
const mostWaits = 3;

/**
 * Takes in what a provider tells of a call, by webhook or because it was asked: at any time, in any order, as often as it
 * likes. A state never goes back, a dial is settled once, and what was said is acted upon once, though it come after
 * that. Answers whether the call is one of ours.
 */
export async function receiveReport(change: Change, report: CallReport): Promise<boolean> {
  const attempt = await lockAttempt(change, report);
  if (!attempt || isAnother(attempt, report)) return attempt !== undefined;
  await keepId(change, attempt, report);
  if (report.stage === 'RINGING' || report.stage === 'TALKING') await notePlaced(change, attempt);
  else await takeEnd(change, attempt, report);
  return true;
}

/** A second call for one dial: the provider's, not ours. What becomes of the first counts. */
function isAnother({ providerCallId }: LockedAttempt, { callId }: CallReport): boolean {
  return providerCallId !== null && providerCallId !== callId;
}

async function keepId(
  change: Change,
  attempt: LockedAttempt,
  { callId }: CallReport,
): Promise<void> {
  if (attempt.providerCallId !== null) return;
  const { tx, organizationId } = change;
  await tx.attempt.updateMany({
    where: { organizationId, id: attempt.id },
    data: { providerCallId: callId },
  });
  attempt.providerCallId = callId;
}

async function notePlaced(
  { tx, organizationId, at }: Change,
  { id }: LockedAttempt,
): Promise<void> {
  await tx.attempt.updateMany({
    where: { organizationId, id, status: { in: ['DIALLING', 'UNKNOWN'] } },
    data: { status: 'PLACED', lookAt: new Date(at.getTime() + lookAgainMs) },
  });
}

async function takeEnd(change: Change, attempt: LockedAttempt, report: CallReport): Promise<void> {
  const ending = report.ending ?? 'FAILED';
  if (attempt.settledAt === null) {
    const isHeard = report.stage === 'ANALYZED' || report.heard !== null;
    const waits = ending === 'ANSWERED' && !isHeard && attempt.looks < mostWaits;
    if (waits) return waitForAnalysis(change, attempt, report);
    await settleAttempt(change, attempt, { ...report, ending });
  }
  if (report.heard && attempt.heardAt === null) await hear(change, attempt, report.heard);
}

/** It is over; what was said is still to come. */
async function waitForAnalysis(
  { tx, organizationId, at }: Change,
  attempt: LockedAttempt,
  { detail, durationSeconds, costCents }: CallReport,
): Promise<void> {
  if (attempt.status === 'ENDED') return;
  await tx.attempt.updateMany({
    where: { organizationId, id: attempt.id },
    data: {
      status: 'ENDED',
      endedAt: at,
      detail,
      durationSeconds,
      costCents,
      looks: 0,
      lookAt: new Date(at.getTime() + lookAgainMs),
    },
  });
}
