import type { Change, Scope } from '../change/change.ts';
import type { Tx } from '../db/client.ts';
import { lostAfterMs } from './claim-dial.ts';
import { lockAttempt } from './lock-attempt.ts';
import type { Found } from './provider.ts';
import { receiveReport } from './receive-report.ts';
import { lookAgainMs } from './record-dial.ts';
import { settleAttempt } from './settle-attempt.ts';

/** A dial that is to be looked for at the provider, or hung up. */
export interface Look {
  attemptId: string;
  organizationId: string;
  callId: string | null;
  provider: string;
  hangUp: boolean;
}

/** So many are looked for in one go. */
const batch = 20;

/** A dial that the provider neither knows nor denies is given up after so many looks. */
const mostLooks = 10;

/** Nobody talks longer: what is told of as going on after that is over, in milliseconds. */
const longestCallMs = 2 * 60 * 60_000;

/** Organizations with a dial that is to be looked for by now: one look at an index. */
export async function dueToLook(tx: Tx, at: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ organizationId: string }[]>`
    SELECT DISTINCT organization_id AS "organizationId" FROM attempts WHERE look_at <= ${at}`;
  return rows.map(({ organizationId }) => organizationId);
}

/** Claims dials to be looked for: whoever dies while looking leaves them to the next, a minute later. */
export function claimLooks({ tx, organizationId }: Scope, at: Date): Promise<Look[]> {
  return tx.$queryRaw<Look[]>`
    UPDATE attempts a SET look_at = ${new Date(at.getTime() + lookAgainMs)}, looks = looks + 1
    WHERE a.organization_id = ${organizationId}::uuid AND a.id IN (
      SELECT id FROM attempts
      WHERE organization_id = ${organizationId}::uuid AND look_at <= ${at}
      ORDER BY look_at LIMIT ${batch} FOR UPDATE SKIP LOCKED
    )
    RETURNING a.id AS "attemptId", a.organization_id AS "organizationId", a.provider_call_id AS "callId", a.provider,
      a.hang_up AS "hangUp"`;
}

/**
 * Settles what was found of a dial. One that the provider never had is dialled anew, but not before a minute has
 * passed since it was asked; of one that nobody can tell anything of it is not guessed whether it rang: it has failed,
 * and is for people to decide.
 */
export async function settleLook(change: Change, attemptId: string, found: Found): Promise<void> {
  const { at } = change;
  const attempt = await lockAttempt(change, { attemptId, callId: null });
  if (!attempt || attempt.settledAt !== null) return;
  const age = at.getTime() - attempt.dialledAt.getTime();
  if (found === 'NONE' && attempt.providerCallId === null) {
    if (age >= lostAfterMs)
      await settleAttempt(change, attempt, { ending: 'LATER', detail: 'the provider has none' });
    return;
  }
  if (found === 'NONE' || found === 'UNKNOWN') {
    if (attempt.looks < mostLooks) return;
    const ending = attempt.status === 'ENDED' ? 'ANSWERED' : 'UNCERTAIN';
    return settleAttempt(change, attempt, {
      ending,
      detail: attempt.detail ?? 'it was never told how it ended',
    });
  }
  const isOver = found.stage === 'ENDED' || found.stage === 'ANALYZED';
  if (!isOver && age > longestCallMs)
    return settleAttempt(change, attempt, { ending: 'UNCERTAIN', detail: 'it never ended' });
  await receiveReport(change, { ...found, attemptId });
}
