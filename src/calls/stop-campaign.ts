import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { CampaignView } from './campaign.ts';
import { endedFor } from './last-outcome.ts';
import { lockLiveCampaign } from './lock-campaign.ts';

/** What a campaign that was stopped leaves. */
export interface Stopped {
  /** Who is not called any more. */
  people: number;
  /** Whose dials are under way, and are hung up where the provider can. */
  ringing: number;
}

/**
 * Stops a campaign at once: nobody is dialled any more, and what rings is to be hung up. Those who dial wait for this
 * change, or it for theirs: so at most what was dialled before goes on. Throws campaignOver.
 */
export async function stopCampaign(change: Change, campaign: CampaignView): Promise<Stopped> {
  const { tx, organizationId, at } = change;
  await lockLiveCampaign(change, campaign);
  const people = await tx.$executeRaw`
    UPDATE calls SET ${endedFor(sql`'STOPPED'::left_out_reason`, at)}
    WHERE organization_id = ${organizationId}::uuid AND campaign_id = ${campaign.id}::uuid AND status = 'WAITING'`;
  const ringing = await tx.$executeRaw`
    UPDATE attempts a SET hang_up = TRUE, look_at = ${at}
    FROM calls c
    WHERE c.organization_id = ${organizationId}::uuid AND c.campaign_id = ${campaign.id}::uuid AND c.status = 'DIALLING'
      AND a.organization_id = c.organization_id AND a.call_id = c.id AND a.settled_at IS NULL`;
  await tx.campaign.updateMany({
    where: { organizationId, id: campaign.id },
    data: { status: 'CANCELLED', pauseReason: null, finishedAt: at, updatedAt: at },
  });
  await recordAudit(change, {
    action: 'campaign.stop',
    subjectType: 'campaign',
    subjectId: campaign.id,
    groupId: campaign.group?.id ?? null,
    before: { status: campaign.status },
    after: { number: campaign.number, people, ringing },
  });
  return { people, ringing };
}
