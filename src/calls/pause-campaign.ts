import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { PauseReason } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import type { CampaignView } from './campaign.ts';
import { completeCampaigns } from './complete-campaigns.ts';
import { lockLiveCampaign } from './lock-campaign.ts';
import { readCallRules } from './read-rules.ts';
import { startCampaign } from './start-campaigns.ts';
import { tellPaused } from './tell-paused.ts';

/** Pauses a campaign: nobody is dialled until it is resumed; what rings goes on. Throws campaignOver, campaignPaused. */
export async function pauseCampaign(change: Change, campaign: CampaignView): Promise<void> {
  const status = await lockLiveCampaign(change, campaign);
  const { id, number } = campaign;
  if (status === 'PAUSED') throw new UserError('campaignPaused', { number });
  await pause(change, { id, number, groupId: campaign.group?.id ?? null }, 'BY_HAND');
}

/** Pauses a campaign that is held, because its provider will not dial; whoever began it is told, once. */
export async function pauseFor(
  change: Change,
  campaign: { id: string; number: number; status: string; groupId: string | null },
  reason: Exclude<PauseReason, 'BY_HAND'>,
): Promise<void> {
  if (campaign.status !== 'PREPARING' && campaign.status !== 'EXECUTING') return;
  await pause(change, campaign, reason);
  await tellPaused(change, campaign.id, reason);
}

async function pause(
  change: Change,
  { id, number, groupId }: { id: string; number: number; groupId: string | null },
  reason: PauseReason,
): Promise<void> {
  const { tx, organizationId, at } = change;
  await tx.campaign.updateMany({
    where: { organizationId, id },
    data: { status: 'PAUSED', pauseReason: reason, updatedAt: at },
  });
  await tx.$executeRaw`
    UPDATE calls SET held_at = next_at, next_at = NULL
    WHERE organization_id = ${organizationId}::uuid AND campaign_id = ${id}::uuid AND next_at IS NOT NULL`;
  await recordAudit(change, {
    action: 'campaign.pause',
    subjectType: 'campaign',
    subjectId: id,
    groupId,
    after: { number, reason },
  });
}

/**
 * Has a campaign that is paused go on; one whose moment passed meanwhile begins now. Throws campaignOver,
 * campaignNotPaused.
 */
export async function resumeCampaign(change: Change, campaign: CampaignView): Promise<void> {
  const { tx, organizationId, at } = change;
  const { id, number, startedAt, startsAt } = campaign;
  // Before the campaign, as everywhere: beginning asks for it (start-campaigns.ts).
  await readCallRules(change, { held: true });
  if ((await lockLiveCampaign(change, campaign)) !== 'PAUSED')
    throw new UserError('campaignNotPaused', { number });
  // Its people are written when it begins.
  const isToBegin =
    startsAt !== null &&
    (await tx.call.findFirst({
      where: { organizationId, campaignId: id },
      select: { id: true },
    })) === null;
  await tx.campaign.updateMany({
    where: { organizationId, id },
    data: {
      status: isToBegin ? 'SCHEDULED' : startedAt === null ? 'PREPARING' : 'EXECUTING',
      pauseReason: null,
      updatedAt: at,
    },
  });
  await tx.$executeRaw`
    UPDATE calls SET next_at = held_at, held_at = NULL
    WHERE organization_id = ${organizationId}::uuid AND campaign_id = ${id}::uuid AND held_at IS NOT NULL`;
  await recordAudit(change, {
    action: 'campaign.resume',
    subjectType: 'campaign',
    subjectId: id,
    groupId: campaign.group?.id ?? null,
    after: { number },
  });
  if (!isToBegin) await completeCampaigns(change, [id]);
  // Nothing rings for it any more: its alarm rang in vain.
  else if (startsAt <= at) await startCampaign(change, id);
}
