import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { pageAlarms } from '../../alarms/page-alarms.ts';
import { type RouteDeps, scopeOf } from '../change.ts';
import { alarmKind } from '../enums.ts';
import { groupLike, id, instant, pageOf, pageQuery } from '../schemas.ts';

export const alarm = z.object({
  id,
  kind: alarmKind,
  about: z
    .object({
      type: z.enum(['event', 'task', 'campaign']),
      id,
      number: z.int().meta({ examples: [12] }),
      title: z.string().meta({
        description: 'Of a campaign, what is said by it or what it is about.',
        examples: ['Game vs. The Eagles'],
      }),
      group: groupLike('Sunday Soccer Team', '⚽')
        .nullable()
        .describe('Whose it is; null where it is no group’s.'),
    })
    .nullable()
    .describe('The event, task or campaign that it is about; null where it is something else.'),
  plannedAt: instant.describe('The instant that follows from what it is about.'),
  ringsAt: instant.describe(
    'When it happens: later than planned where it waits for the end of quiet hours, or is tried again.',
  ),
  usefulUntil: instant.nullable().describe('From then on it is left out, and noted.'),
  zone: z.string().meta({
    description: 'IANA: by whose clock it was planned.',
    examples: ['Europe/Madrid'],
  }),
  attempts: z.int().meta({ description: 'How often it was tried in vain.', examples: [0] }),
});

/** What is to happen by the clock: for whoever watches it. */
export const scheduleRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/schedule',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'listSchedule',
          summary: 'List what is to happen by the clock, soonest first',
          tags: ['Schedule'],
          querystring: z.strictObject({
            ...pageQuery,
            from: instant.optional().describe('Happens at or after.'),
            to: instant.optional().describe('Happens before.'),
          }),
          response: { 200: pageOf(alarm) },
        },
      },
      (request) => {
        const { limit, cursor, ...span } = request.query;
        return pageAlarms(scopeOf(deps, request), span, { limit, cursor });
      },
    );
  };
