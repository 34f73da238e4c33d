import type { Change } from '../change/change.ts';
import type { Priority } from './campaign.ts';
import type { PlannedCall } from './plan-campaign.ts';

const ranks: Record<Priority, number> = { NORMAL: 0, HIGH: 1, URGENT: 2 };

/** Writes the people of a campaign, each once: who waits for their moment, and who is left out. One statement. */
export async function insertCalls(
  { tx, organizationId, at }: Change,
  { id, priority }: { id: string; priority: Priority },
  calls: readonly PlannedCall[],
): Promise<void> {
  const contactIds = calls.map(({ contactId }) => contactId);
  // As milliseconds from now: dates cost several times as much to hand over.
  const waits = calls.map(({ nextAt }) => nextAt && nextAt.getTime() - at.getTime());
  const leftOut = calls.map((call) => call.leftOut);
  await tx.$executeRaw`
    INSERT INTO calls (organization_id, campaign_id, contact_id, status, next_at, rank, outcome, left_out, created_at, ended_at)
    SELECT ${organizationId}::uuid, ${id}::uuid, contact_id,
      CASE WHEN left_out IS NULL THEN 'WAITING' ELSE 'ENDED' END::call_status,
      ${at}::timestamptz + wait * interval '1 millisecond', ${ranks[priority]},
      CASE WHEN left_out IS NOT NULL THEN 'LEFT_OUT'::call_outcome END, left_out, ${at},
      CASE WHEN left_out IS NOT NULL THEN ${at}::timestamptz END
    FROM unnest(${contactIds}::uuid[], ${waits}::float8[], ${leftOut}::left_out_reason[])
      AS call (contact_id, wait, left_out)`;
}
