import {
  type CampaignView,
  hasOpenCampaign,
  listClosedCampaigns,
  listOpenCampaigns,
  requireCampaign,
} from '../../calls/campaign.ts';
import { readProgress } from '../../calls/read-progress.ts';
import { requireOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import type { ProgressFacts } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import { Misread } from '../misread.ts';

/** What is to be done to a campaign: that tells which of them may be meant. */
type Does = 'show' | 'stop' | 'pause' | 'resume';

const fits: Record<Does, (campaign: CampaignView) => boolean> = {
  show: () => true,
  stop: () => true,
  pause: ({ status }) => status !== 'PAUSED',
  resume: ({ status }) => status === 'PAUSED',
};

/**
 * The campaign that a command is about: the numbered one, the only one that it can be done to, of this chat's group
 * first, or to look at, the last that is over. Throws Misread where none is, or several are, and notAllowed.
 */
export async function whichCampaign(
  number: number | null,
  does: Does,
  { change, group }: Context,
  say: Say,
): Promise<CampaignView> {
  if (number !== null) return requireCampaign(change, change.actor, number);
  const all = (await listOpenCampaigns(change, change.actor)).filter(fits[does]);
  const here = all.filter((campaign) => group !== null && campaign.group?.id === group.id);
  const [only, ...others] = here.length > 0 ? here : all;
  if (only && others.length === 0) return only;
  if (only) throw new Misread(say.whichCampaign(await factsOf([only, ...others], change)));
  // Of their own group they may know that, and whom to ask.
  if (group && (await hasOpenCampaign(change, group.id)))
    requireOnGroup(change.actor, 'call', group);
  const [last] = does === 'show' ? await listClosedCampaigns(change, change.actor) : [];
  if (last) return last;
  throw new Misread(does === 'show' ? say.campaignList([]) : say.noCampaign({ does }));
}

/** How far campaigns are, newest first. */
export async function factsOf(
  campaigns: readonly CampaignView[],
  change: Context['change'],
): Promise<ProgressFacts[]> {
  const ids = campaigns.map(({ id }) => id);
  return readProgress(change, ids, change.at);
}
