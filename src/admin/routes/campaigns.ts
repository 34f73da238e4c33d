import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type CampaignView, requireCampaignById } from '../../calls/campaign.ts';
import { requireState } from '../../calls/campaign-state.ts';
import { pageCampaigns } from '../../calls/page-campaigns.ts';
import { pauseCampaign, resumeCampaign } from '../../calls/pause-campaign.ts';
import { stopCampaign } from '../../calls/stop-campaign.ts';
import type { Change } from '../../change/change.ts';
import { campaign, presentCampaign } from '../campaign-schemas.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { campaignStatus } from '../enums.ts';
import { id, idParams, numberFilter, pageOf, pageQuery, presentPage } from '../schemas.ts';

/** What may be done to a campaign; whoever sees one may do each. Twice is no error. */
const deeds = [
  {
    name: 'stop',
    operationId: 'stopCampaign',
    summary: 'Stop a campaign: nobody is dialled any more',
    description: 'What rings is hung up where the provider can. What was said on the phone stands.',
    isDone: ({ status }: CampaignView) => status === 'CANCELLED',
    run: stopCampaign,
  },
  {
    name: 'pause',
    operationId: 'pauseCampaign',
    summary: 'Pause a campaign: nobody is dialled until it is resumed',
    description: 'What rings goes on.',
    isDone: ({ status }: CampaignView) => status === 'PAUSED',
    run: pauseCampaign,
  },
  {
    name: 'resume',
    operationId: 'resumeCampaign',
    summary: 'Have a campaign that is paused go on',
    description: 'Whoever may not be called any more by then is left out.',
    isDone: ({ status, finishedAt }: CampaignView) => status !== 'PAUSED' && finishedAt === null,
    run: resumeCampaign,
  },
] satisfies {
  isDone: (found: CampaignView) => boolean;
  run: (change: Change, found: CampaignView) => Promise<unknown>;
  [text: string]: unknown;
}[];

export const campaignRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Calls'];

    app.get(
      '/api/campaigns',
      {
        schema: {
          operationId: 'listCampaigns',
          summary: 'List the campaigns in sight of the key with how far they are, newest first',
          description: 'An ADMIN sees all, others those of groups that they lead and their own.',
          tags,
          querystring: z.strictObject({
            ...pageQuery,
            status: campaignStatus.optional(),
            groupId: id.optional(),
            number: numberFilter,
          }),
          response: { 200: pageOf(campaign) },
        },
      },
      async (request) => {
        const { limit, cursor, ...query } = request.query;
        const { actor } = request.caller;
        const scope = scopeOf(deps, request);
        const wanted = { limit, cursor };
        return presentPage(
          await pageCampaigns(scope, actor, query, wanted, deps.clock.now()),
          presentCampaign,
        );
      },
    );

    app.get(
      '/api/campaigns/:id',
      {
        schema: {
          operationId: 'getCampaign',
          summary: 'Get a campaign, with how far it is',
          tags,
          params: idParams,
          response: { 200: campaign },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { actor } = request.caller;
        return presentCampaign(
          await requireState(scope, actor, request.params.id, deps.clock.now()),
        );
      },
    );

    app.get(
      '/api/groups/campaigns/:campaignId/status',
      {
        schema: {
          operationId: 'getCampaignStatus',
          summary: 'Tell how far a campaign is',
          description: 'The same as the campaign itself.',
          tags,
          params: z.strictObject({ campaignId: id }),
          response: { 200: campaign },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { actor } = request.caller;
        const { campaignId } = request.params;
        return presentCampaign(await requireState(scope, actor, campaignId, deps.clock.now()));
      },
    );

    for (const { name, isDone, run, ...told } of deeds)
      app.post(
        `/api/campaigns/:id/${name}`,
        {
          schema: {
            ...told,
            description: `${told.description} Doing it twice is no error.`,
            tags,
            params: idParams,
            response: { 200: campaign },
          },
        },
        (request) =>
          asChange(deps, request, async (change) => {
            const { actor, at } = change;
            const found = await requireCampaignById(change, actor, request.params.id);
            if (!isDone(found)) await run(change, found);
            return presentCampaign(await requireState(change, actor, found.id, at));
          }),
      );
  };
