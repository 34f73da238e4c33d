import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';

/** Ends those of some campaigns of which nobody is to be called any more, and nobody is on the phone. */
export async function completeCampaigns(
  change: Change,
  campaignIds: readonly string[],
): Promise<void> {
  if (campaignIds.length === 0) return;
  const { tx, organizationId, at } = change;
  const ended = await tx.$queryRaw<{ id: string; number: number; groupId: string | null }[]>`
    UPDATE campaigns k SET status = 'COMPLETED', finished_at = ${at}, updated_at = ${at}, pause_reason = NULL
    WHERE k.organization_id = ${organizationId}::uuid AND k.id = ANY(${campaignIds}::uuid[])
      AND k.status IN ('PREPARING', 'EXECUTING', 'PAUSED')
      AND NOT EXISTS (
        SELECT FROM calls own
        WHERE own.organization_id = k.organization_id AND own.campaign_id = k.id AND own.status <> 'ENDED'
      )
    RETURNING k.id, k.number, k.group_id AS "groupId"`;
  await recordAudit(
    change,
    ...ended.map(({ id, number, groupId }) => ({
      action: 'campaign.complete' as const,
      subjectType: 'campaign',
      subjectId: id,
      groupId,
      after: { number },
    })),
  );
}
