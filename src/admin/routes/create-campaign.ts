import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { createCampaign } from '../../calls/create-campaign.ts';
import { previewCampaign, previewOf } from '../../calls/preview.ts';
import { requireMayCallPlanned } from '../../calls/require-may-call.ts';
import type { Whom } from '../../calls/wanted.ts';
import type { Change } from '../../change/change.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { cents, excluded } from '../campaign-schemas.ts';
import { asChange, type CallDeps, type RouteDeps } from '../change.ts';
import { leftOutReason } from '../enums.ts';
import { once, onceHeaders } from '../once.ts';
import { exampleId, id, idParams, instant, number } from '../schemas.ts';
import {
  answerCreated,
  type CreatedAnswer,
  contactIds,
  type Wanted,
  wantedCampaign,
  wantedFields,
} from '../wanted-campaign.ts';
import { type AskedWhom, resolveWhom, whomFields } from '../whom-to-call.ts';

export const created = z.object({
  success: z.literal(true),
  campaignId: id,
  number,
  groupName: z
    .string()
    .nullable()
    .meta({ examples: ['Sunday Soccer Team'] }),
  totalMembers: z.int().meta({ description: 'All whom it is for.', examples: [15] }),
  called: z.int().meta({ description: 'Those who are called.', examples: [12] }),
  excluded,
  callType: wantedFields.callTiming.unwrap(),
  estimatedCompletion: instant.describe('About when the last is dialled.').nullable(),
  estimatedCostCents: cents,
  statusEndpoint: z.string().meta({
    examples: [`/api/groups/campaigns/${exampleId}/status`],
  }),
  message: z.string().meta({ examples: ['Campaign #41 calls 12 of 15 people.'] }),
});

const person = { contactId: id, name: z.string().meta({ examples: ['Pau'] }) };

export const preview = z.object({
  called: z.int().meta({ examples: [12] }),
  people: z
    .array(z.object({ ...person, nextAt: instant }))
    .describe('Who is called, in that order, each with when at the earliest.'),
  excluded: z.array(
    z.object({
      reason: leftOutReason,
      count: z.int().meta({ examples: [3] }),
      people: z.array(z.object(person)),
    }),
  ),
  firstAt: instant.nullable().describe('When the first is dialled.'),
  minutes: z.int().meta({ description: 'From the first dial to the last.', examples: [3] }),
  cents,
  usefulUntil: instant.describe('From then on nobody is called for it.'),
});

/** A whole of what may be asked for, as an example: the parts of it do not all go together. */
const example = {
  callTiming: 'staggered',
  staggerDurationMinutes: 60,
  customMessageAddition: 'We moved to 7 pm',
  priorityLevel: 'normal',
};
const whomExamples = [
  { contactIds: [exampleId] },
  { groupId: exampleId },
  { filter: { groupId: exampleId, appointmentStatus: 'PENDING' } },
  { eventId: exampleId },
  { taskId: exampleId },
];

export const wantedBody = z.union(
  whomFields.map((whom, place) =>
    z
      .strictObject({ ...wantedFields, ...whom })
      .meta({ examples: [{ ...whomExamples[place], ...example }] }),
  ),
) as z.ZodType<Wanted & AskedWhom>;

/** What begins a campaign, and what shows beforehand what it would do. */
export const createCampaignRoutes =
  (deps: RouteDeps, { centsPerMinute }: CallDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Calls'];

    async function begin(
      change: Change,
      asked: Wanted,
      { whom, groupName }: { whom: Whom; groupName: string | null },
    ): Promise<CreatedAnswer> {
      const wanted = wantedCampaign(asked, whom, change.at);
      const made = await createCampaign(change, wanted);
      const shown = previewOf(made.plan, made.settings, wanted, centsPerMinute);
      return answerCreated(made, shown, asked, groupName);
    }

    app.post(
      '/api/groups/:id/call-all',
      {
        config: { may: { onGroup: 'call' } },
        schema: {
          operationId: 'callGroup',
          summary: 'Call everyone in a group, or some of it',
          description:
            'Who may not be called is left out, and named by why. The same request again with the same Idempotency-Key begins nothing.',
          tags,
          params: idParams,
          headers: onceHeaders,
          body: z
            .strictObject({
              ...wantedFields,
              contactIds: contactIds.exactOptional().describe('These of its members alone.'),
            })
            .meta({ examples: [{ ...example, contactIds: [exampleId] }] }),
          response: { 201: created },
        },
      },
      async (request, reply) => {
        const { body, params } = request;
        const answer = await once(deps, request, async (change) => {
          const group = await requireGroupById(change, change.actor, params.id);
          requireOnGroup(change.actor, 'call', group);
          const named = body.contactIds ? { contactIds: body.contactIds } : {};
          const of = { whom: { groupId: group.id, ...named }, groupName: group.name };
          return begin(change, body, of);
        });
        return reply.code(201).send(presentCreated(answer));
      },
    );

    app.post(
      '/api/campaigns',
      {
        schema: {
          operationId: 'createCampaign',
          summary: 'Call people by name, of a group, by a filter, about an event or about a task',
          description:
            'For those who lead the group that it is about; people of several are called by an ADMIN, and by whoever leads a group of each. A thousand people at most, or none is called.',
          tags,
          headers: onceHeaders,
          body: wantedBody,
          response: { 201: created },
        },
      },
      async (request, reply) => {
        const { body } = request;
        const answer = await once(deps, request, async (change) => {
          const allowed = await resolveWhom(change, body);
          if (allowed.byName)
            await requireMayCallPlanned(change, wantedCampaign(body, allowed.whom, change.at));
          return begin(change, body, allowed);
        });
        return reply.code(201).send(presentCreated(answer));
      },
    );

    app.post(
      '/api/campaigns/preview',
      {
        schema: {
          operationId: 'previewCampaign',
          summary: 'Show whom a campaign would call, who would be left out and why',
          description: 'The same that begins one; nothing is changed by it.',
          tags,
          body: wantedBody,
          response: { 200: preview },
        },
      },
      (request) => {
        const { body } = request;
        return asChange(deps, request, async (change) => {
          const allowed = await resolveWhom(change, body);
          const wanted = wantedCampaign(body, allowed.whom, change.at);
          if (allowed.byName) await requireMayCallPlanned(change, wanted);
          const { calls, leftOut, ...shown } = await previewCampaign(
            change,
            wanted,
            centsPerMinute,
          );
          return {
            ...shown,
            called: calls.length,
            people: calls,
            excluded: leftOut.map((one) => ({ ...one, count: one.people.length })),
          };
        });
      },
    );
  };

function presentCreated({ estimatedCompletion, ...answer }: CreatedAnswer) {
  return {
    ...answer,
    estimatedCompletion: estimatedCompletion === null ? null : new Date(estimatedCompletion),
  };
}
