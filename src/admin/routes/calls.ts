import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireCampaignById } from '../../calls/campaign.ts';
import { pageCampaignCalls, pageContactCalls } from '../../calls/page-calls.ts';
import { requireInOrganization } from '../../context/policy.ts';
import { requireContactById } from '../../people/contacts.ts';
import { type RouteDeps, scopeOf } from '../change.ts';
import {
  appointmentAction,
  callOutcome,
  callStatus,
  leftOutReason,
  participantStatus,
  sentiment,
} from '../enums.ts';
import { id, idParams, instant, number, pageOf, pageQuery } from '../schemas.ts';

export const call = z.object({
  id,
  campaign: z.object({ id, number }),
  contact: z.object({ id, name: z.string().meta({ examples: ['Pau'] }) }),
  status: callStatus,
  outcome: callOutcome.nullable().describe('Null while they are still to be reached.'),
  leftOut: leftOutReason.nullable().describe('Why they are not called, where they are not.'),
  appointmentAction: appointmentAction.nullable().describe('What becomes of their appointment.'),
  answer: participantStatus.nullable().describe('How they stand to the event by what they said.'),
  done: z
    .boolean()
    .nullable()
    .describe('Of a campaign about a task, whether they said that it is done.'),
  durationSeconds: z
    .int()
    .nullable()
    .meta({ examples: [42] }),
  costCents: z
    .number()
    .nullable()
    .meta({ description: 'Of all dials.', examples: [10] }),
  attempts: z.int().meta({ description: 'Dials that rang.', examples: [1] }),
  sentiment: sentiment.nullable(),
  summary: z
    .string()
    .nullable()
    .meta({ examples: ['Pau comes with one guest.'] }),
  nextAt: instant.nullable().describe('When they are dialled at the earliest, of those who wait.'),
  createdAt: instant,
  endedAt: instant.nullable(),
  dials: z.array(
    z.object({
      dialledAt: instant,
      outcome: callOutcome.nullable().describe('Null while it is under way, or where none rang.'),
      detail: z
        .string()
        .nullable()
        .meta({ description: 'The provider’s own word.', examples: ['user_hangup'] }),
    }),
  ),
});

const query = {
  ...pageQuery,
  status: callStatus.optional(),
  outcome: callOutcome.optional(),
};

export const callRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Calls'];

    app.get(
      '/api/campaigns/:id/calls',
      {
        schema: {
          operationId: 'listCampaignCalls',
          summary: 'List the people of a campaign, and what became of each',
          tags,
          params: idParams,
          querystring: z.strictObject(query),
          response: { 200: pageOf(call) },
        },
      },
      async (request) => {
        const { limit, cursor, ...filter } = request.query;
        const scope = scopeOf(deps, request);
        const found = await requireCampaignById(scope, request.caller.actor, request.params.id);
        return pageCampaignCalls(scope, found.id, filter, { limit, cursor });
      },
    );

    app.get(
      '/api/contacts/:id/calls',
      {
        schema: {
          operationId: 'listContactCalls',
          summary: 'List the calls of a contact by campaigns in sight of the key, newest first',
          tags,
          params: idParams,
          querystring: z.strictObject(query),
          response: { 200: pageOf(call) },
        },
      },
      async (request) => {
        const { limit, cursor, ...filter } = request.query;
        const scope = scopeOf(deps, request);
        const { actor } = request.caller;
        requireInOrganization(actor, 'seeContacts');
        const { id: contactId } = await requireContactById(scope, request.params.id);
        return pageContactCalls(scope, actor, contactId, filter, { limit, cursor });
      },
    );
  };
