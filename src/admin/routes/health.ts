import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id, instant } from '../schemas.ts';

const account = z.object({
  id,
  state: z.string().meta({ examples: ['ready'] }),
  since: instant,
  reason: z
    .string()
    .nullable()
    .meta({ examples: [null] }),
  lastInboundAt: instant.nullable(),
  waitingMessages: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'Messages that are to be sent.', examples: [0] }),
});

const clock = z.object({
  tickedAt: instant
    .nullable()
    .describe('When this process last looked what is to happen; null before its first look.'),
  behindSeconds: z.int().meta({
    description: 'For how long the first of what is due has been waiting; 0 where nothing is.',
    examples: [0],
  }),
});

export interface Readiness {
  ok: boolean;
  /** What was looked at, and "ok" or what is wrong with it. */
  checks: Record<string, 'ok' | (string & {})>;
  clock: z.output<typeof clock>;
  /** The WhatsApp accounts that this process runs. */
  accounts: z.output<typeof account>[];
}

export const readiness = z.object({
  ok: z.boolean(),
  checks: z.record(z.string(), z.string()).meta({ examples: [{ database: 'ok', clock: 'ok' }] }),
  clock,
});

const details = readiness.extend({ accounts: z.array(account) });

/** For whoever watches over the service: no key, no limit, and answered under pressure too. */
export const healthRoutes =
  (check: () => Promise<Readiness>): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { rateLimit: false as const, pressureHandler: () => {} };
    app.get(
      '/healthz',
      {
        config,
        schema: {
          operationId: 'getHealth',
          summary: 'Whether the process is alive',
          tags: ['Health'],
          response: { 200: z.object({ ok: z.literal(true) }) },
        },
      },
      async () => ({ ok: true as const }),
    );
    app.get(
      '/readyz',
      {
        config,
        schema: {
          operationId: 'getReadiness',
          summary: 'Whether the service can do its work',
          tags: ['Health'],
          response: {
            200: readiness,
            503: readiness.describe('It cannot, for the reasons given.'),
          },
        },
      },
      async (_request, reply) => {
        const { ok, checks, clock } = await check();
        return reply.code(ok ? 200 : 503).send({ ok, checks, clock });
      },
    );
  };

/** What of it is of the organizations, for the operator. */
export const readinessRoutes =
  (check: () => Promise<Readiness>): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/organizations/readiness',
      {
        config: { access: 'operator' },
        schema: {
          operationId: 'getReadinessDetails',
          summary: 'Whether the service can do its work, with each account that this process runs',
          tags: ['Health'],
          response: { 200: details },
        },
      },
      check,
    );
  };
