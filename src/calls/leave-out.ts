import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { LeftOutReason } from '../db/generated/enums.ts';

import { endedFor } from './last-outcome.ts';

/** Somebody who waits, and is not called after all. */
export interface LeftOutCall {
  callId: string;
  contactId: string;
  campaignId: string;
  leftOut: LeftOutReason;
}

/** Leaves people out of their campaigns for good, each for a reason, unless they were dialled before; two statements, however many. */
export async function leaveOut(change: Change, calls: readonly LeftOutCall[]): Promise<void> {
  if (calls.length === 0) return;
  const { tx, organizationId, at } = change;
  await tx.$executeRaw`
    UPDATE calls SET ${endedFor(sql`out.reason`, at)}
    FROM unnest(${calls.map(({ callId }) => callId)}::uuid[], ${calls.map(({ leftOut }) => leftOut)}::left_out_reason[])
      AS out (id, reason)
    WHERE calls.organization_id = ${organizationId}::uuid AND calls.id = out.id AND calls.status = 'WAITING'`;
  await recordAudit(
    change,
    ...calls.map(({ campaignId, contactId, leftOut }) => ({
      action: 'call.leaveOut' as const,
      subjectType: 'campaign',
      subjectId: campaignId,
      after: { contactId, leftOut },
    })),
  );
}
