import type { Actor, Scope } from '../change/change.ts';
import { empty, plannedAnew, sql } from '../db/client.ts';
import type { CampaignStatus } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { selectCampaigns } from '../sight/visible-campaigns.ts';
import { type CampaignState, readStates } from './campaign-state.ts';

export interface CampaignQuery {
  status?: CampaignStatus | undefined;
  groupId?: string | undefined;
  number?: number | undefined;
}

/** The campaigns in an actor's sight with how far they are, newest number first. */
export async function pageCampaigns(
  scope: Scope,
  actor: Actor,
  { status, groupId, number }: CampaignQuery,
  { limit, cursor }: PageRequest,
  at: Date,
): Promise<Page<CampaignState>> {
  const from = parseCursor(cursor, 'number');
  const campaigns = await selectCampaigns(
    scope,
    actor,
    sql`${plannedAnew}
      ${status ? sql`AND k.status = ${status}::campaign_status` : empty}
      ${groupId ? sql`AND k.group_id = ${groupId}::uuid` : empty}
      ${number ? sql`AND k.number = ${number}` : empty}
      ${from ? sql`AND k.number < ${from[0]}` : empty}
      ORDER BY k.number DESC LIMIT ${limit + 1}`,
  );
  const page = createPage(campaigns, limit, (campaign) => [campaign.number]);
  return { ...page, items: await readStates(scope, page.items, at) };
}
