import type { Entry } from '../audit/entry.ts';
import { type CampaignView, requireCampaignById } from '../calls/campaign.ts';
import { pauseCampaign, resumeCampaign } from '../calls/pause-campaign.ts';
import { stopCampaign } from '../calls/stop-campaign.ts';
import type { Change } from '../change/change.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** Whoever was called has been called: nobody else is. In another's place it may stand only while nobody was. */
const undoCreate: Inverse = async (change, { subjectId }, { erase }) => {
  const { tx, organizationId } = change;
  const campaign = await liveCampaign(change, subjectId);
  const { number } = campaign;
  const { people, ringing } = await stopCampaign(change, campaign);
  const called = await tx.attempt.count({
    where: { organizationId, call: { campaignId: subjectId }, status: { not: 'VOID' } },
  });
  if (erase && called > 0) throw cannotUndo(`#${number}`, 'sent');
  if (erase) {
    await tx.campaign.deleteMany({ where: { organizationId, id: subjectId } });
    change.freedNumbers.push(number);
  }
  return { undone: { kind: 'campaign', number, kept: people, gone: Math.max(called, ringing) } };
};

const undoPause: Inverse = async (change, entry) => {
  const campaign = await liveCampaign(change, entry.subjectId);
  if (campaign.status !== 'PAUSED') throw cannotUndo(`#${campaign.number}`, 'changed');
  await resumeCampaign(change, campaign);
  return { undone: { kind: 'campaignPaused', number: campaign.number, paused: false } };
};

const undoResume: Inverse = async (change, entry) => {
  const campaign = await liveCampaign(change, entry.subjectId);
  if (campaign.status === 'PAUSED') throw cannotUndo(`#${campaign.number}`, 'changed');
  await pauseCampaign(change, campaign);
  return { undone: { kind: 'campaignPaused', number: campaign.number, paused: true } };
};

async function liveCampaign(change: Change, id: Entry['subjectId']): Promise<CampaignView> {
  const campaign = await requireCampaignById(change, change.actor, id);
  if (campaign.finishedAt) throw cannotUndo(`#${campaign.number}`, 'sent');
  return campaign;
}

export const campaignInverses = {
  'campaign.create': undoCreate,
  'campaign.pause': undoPause,
  'campaign.resume': undoResume,
} satisfies Inverses;
