import type { Change } from '../change/change.ts';
import type { CampaignStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import type { CampaignView } from './campaign.ts';

/** Holds a campaign: nobody is dialled for it meanwhile (claim-dial.ts). Throws campaignOver. */
export async function lockLiveCampaign(
  { tx, organizationId }: Change,
  { id, number }: CampaignView,
): Promise<CampaignStatus> {
  const [row] = await tx.$queryRaw<{ status: CampaignStatus }[]>`
    SELECT status FROM campaigns WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const status = row!.status;
  if (status === 'COMPLETED' || status === 'CANCELLED')
    throw new UserError('campaignOver', { number, cancelled: status === 'CANCELLED' });
  return status;
}
