import type { Actor, Scope } from '../change/change.ts';
import { type CampaignView, requireCampaignById } from './campaign.ts';
import { type Progress, readProgress } from './read-progress.ts';

/** A campaign with how far it is. */
export interface CampaignState extends CampaignView {
  progress: Progress;
}

/** How far campaigns are that somebody may see, in their order; two statements, however many. */
export async function readStates(
  scope: Scope,
  campaigns: readonly CampaignView[],
  at: Date,
): Promise<CampaignState[]> {
  const ids = campaigns.map(({ id }) => id);
  const progress = new Map((await readProgress(scope, ids, at)).map((one) => [one.id, one]));
  return campaigns.flatMap((campaign) => {
    const found = progress.get(campaign.id);
    // One that was taken back between the two statements is gone.
    return found ? [{ ...campaign, progress: found }] : [];
  });
}

/** The campaign with this id, if the actor may see it, with how far it is. Throws notFound. */
export async function requireState(
  scope: Scope,
  actor: Actor,
  id: string,
  at: Date,
): Promise<CampaignState> {
  const [state] = await readStates(scope, [await requireCampaignById(scope, actor, id)], at);
  return state ?? requireState(scope, actor, id, at);
}
