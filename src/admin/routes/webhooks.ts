import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CallReport, Webhook } from '../../calls/provider.ts';
import { Refusal } from '../error-handler.ts';
import { addLast } from '../rights.ts';
import { noContent } from '../schemas.ts';

export interface WebhookDeps {
  /** Whose it is, by headers and body as they came. */
  readWebhook(headers: Readonly<Record<string, unknown>>, rawBody: Buffer): Promise<Webhook>;
  /** Takes what is told; once it resolves, it is kept. What came before, and what is out of date, it passes over. */
  receive(report: CallReport): Promise<unknown>;
}

/** The body as it came: its signature is over these bytes, and over no other way to write them. */
const raw = z.custom<Buffer>(Buffer.isBuffer).meta({
  type: 'string',
  description: 'An event of Retell, as JSON.',
  examples: ['{"event":"call_ended","call":{"call_id":"call_1","call_status":"ended"}}'],
});

/**
 * What Retell tells of its calls. It has no key: who it is shows in the signature of each request, so that a
 * request without one is refused before its body is read.
 */
export const webhookRoutes =
  ({ readWebhook, receive }: WebhookDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    app.addHook('onRoute', (route) => {
      addLast(route, async ({ headers }) => {
        if (headers['x-retell-signature'] === undefined) throw forged();
      });
    });

    app.post(
      '/api/webhooks/retell',
      {
        config: { access: 'signature' },
        schema: {
          operationId: 'receiveRetellWebhook',
          summary: 'Take what Retell tells of a call',
          tags: ['Calls'],
          body: { content: { 'application/json': { schema: raw } } },
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const read = await readWebhook(request.headers, body);
        if (read === 'FORGED') throw forged();
        if (read !== 'IGNORED') await receive(read.report);
        return reply.code(204).send();
      },
    );
  };

function forged(): Refusal {
  return new Refusal({
    status: 401,
    code: 'unauthorized',
    reason: 'badSignature',
    detail:
      'The header x-retell-signature is missing, too old, or not made with the key that Muster has: see docs/calls.md.',
  });
}
