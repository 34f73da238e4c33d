import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { pageOutbox, resendMessage } from '../../outbox/dead-letters.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { chatKind, outboxStatus } from '../enums.ts';
import { id, idParams, instant, pageOf, pageQuery } from '../schemas.ts';

export const message = z.object({
  id,
  status: outboxStatus,
  chat: z.object({
    id,
    externalId: z
      .string()
      .meta({ description: 'What WhatsApp calls it.', examples: ['1203630270000@g.us'] }),
    kind: chatKind,
    name: z
      .string()
      .nullable()
      .meta({ examples: ['Soccer ⚽'] }),
  }),
  group: z
    .object({ id, name: z.string().meta({ examples: ['Sunday Soccer Team'] }) })
    .nullable()
    .describe('The group that the chat is linked to.'),
  body: z.string().meta({ examples: ['✅ Read Chapter 5 → Book Club (10 people)'] }),
  failure: z
    .string()
    .nullable()
    .meta({
      description: 'Why it was not sent, or not yet.',
      examples: ['WhatsApp is reconnecting'],
    }),
  attempts: z
    .int()
    .meta({ description: 'How often it was handed over to be sent.', examples: [10] }),
  createdAt: instant,
  expiresAt: instant.nullable().describe('After this it is of no use and is not sent.'),
  sentAt: instant.nullable(),
  settledAt: instant.nullable().describe('Null while something is still to be done about it.'),
});

/** What is to be sent, and what could not be: for whoever looks after dead letters. */
export const outboxRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Outbox'];

    app.get(
      '/api/outbox',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'listOutbox',
          summary: 'List what was to be sent in the last 30 days, newest first',
          description:
            'Dead letters are those with status FAILED, EXPIRED, and UNKNOWN once they are settled.',
          tags,
          querystring: z.strictObject({ ...pageQuery, status: outboxStatus.optional() }),
          response: { 200: pageOf(message) },
        },
      },
      (request) => {
        const { status, ...page } = request.query;
        return pageOutbox(scopeOf(deps, request), status, page);
      },
    );

    app.post(
      '/api/outbox/:id/resend',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'resendMessage',
          summary: 'Send a dead letter after all',
          tags,
          params: idParams,
          response: {
            200: z.object({
              message,
              mayArriveTwice: z
                .boolean()
                .describe('Whether it may have arrived before: its status was UNKNOWN.'),
            }),
          },
        },
      },
      (request) => {
        return asChange(deps, request, (change) => resendMessage(change, request.params.id));
      },
    );
  };
