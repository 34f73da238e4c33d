import { listClosedCampaigns, listOpenCampaigns } from '../../calls/campaign.ts';
import { pauseCampaign, resumeCampaign } from '../../calls/pause-campaign.ts';
import { stopCampaign } from '../../calls/stop-campaign.ts';
import { optionalNumber } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { factsOf, whichCampaign } from './which-campaign.ts';

const who = 'For whoever began it, and admins of the group.';
const slots = () => ({ number: optionalNumber('number of the campaign') });

export const campaignCommand = defineCommand({
  name: 'campaign',
  aliases: ['show campaign', 'campaign status', 'call status', 'calls status'],
  topic: 'groups',
  brief: 'how far the calls are',
  summary: 'How far the calls of a campaign are, who answered, and who was left out',
  who,
  examples: ['/campaign 7', '/campaign'],
  slots: slots(),
  async run({ args, context, say }) {
    const campaign = await whichCampaign(args.number, 'show', context, say);
    const [progress] = await factsOf([campaign], context.change);
    return { text: say.campaignProgress(progress!), about: campaign.number };
  },
});

export const campaignsCommand = defineCommand({
  name: 'campaigns',
  aliases: ['my campaigns', 'all campaigns', 'show campaigns', 'calls'],
  topic: 'groups',
  brief: 'what is under way',
  summary: 'The campaigns that are under way; where none is, the last ones',
  who,
  examples: ['/campaigns'],
  slots: {},
  async run({ context, say }) {
    const { change } = context;
    const open = await listOpenCampaigns(change, change.actor);
    const shown = open.length > 0 ? open : await listClosedCampaigns(change, change.actor);
    return say.campaignList(await factsOf(shown, change));
  },
});

/** At once and without a question: whoever wants it to end cannot wait for one. */
export const stopCommand = defineCommand({
  name: 'stop',
  aliases: [
    ...['stop campaign', 'stop calling', 'stop calls', 'stop the calls', 'stop call', 'hang up'],
    ...['cancel campaign', 'end campaign', 'cancel call', 'cancel calls'],
  ],
  topic: 'groups',
  brief: 'nobody else is called',
  summary: 'Stop a campaign at once: nobody else is called, and what rings is hung up',
  who,
  examples: ['/stop 7'],
  slots: slots(),
  async run({ args, context, say }) {
    const campaign = await whichCampaign(args.number, 'stop', context, say);
    const { number } = campaign;
    const stopped = await stopCampaign(context.change, campaign);
    return { text: say.campaignStopped({ number, ...stopped }), about: number };
  },
});

export const pauseCommand = defineCommand({
  name: 'pause',
  aliases: ['pause campaign', 'pause calls', 'pause the calls', 'pause call'],
  topic: 'groups',
  brief: 'nobody is called meanwhile',
  summary: 'Pause a campaign: nobody is called until it goes on; what rings goes on',
  who,
  examples: ['/pause 7'],
  slots: slots(),
  async run({ args, context, say }) {
    const campaign = await whichCampaign(args.number, 'pause', context, say);
    const { number } = campaign;
    await pauseCampaign(context.change, campaign);
    return { text: say.campaignPaused({ number }), about: number };
  },
});

export const resumeCommand = defineCommand({
  name: 'resume',
  aliases: ['resume campaign', 'resume calls', 'resume the calls', 'continue', 'unpause'],
  topic: 'groups',
  brief: 'the calls go on',
  summary: 'Have a campaign go on that is paused',
  who,
  examples: ['/resume 7'],
  slots: slots(),
  async run({ args, context, say }) {
    const campaign = await whichCampaign(args.number, 'resume', context, say);
    const { number } = campaign;
    await resumeCampaign(context.change, campaign);
    return { text: say.campaignResumed({ number }), about: number };
  },
});
