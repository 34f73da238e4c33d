import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { createApiKey, listApiKeys, requireApiKey, revokeApiKey } from '../../people/api-keys.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { id, idParams, instant, pageOf, pageQuery } from '../schemas.ts';

const label = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .meta({ description: 'What the key is for.', examples: ['website'] });

export const key = z.object({
  id,
  userId: id,
  label,
  prefix: z
    .string()
    .meta({ description: 'The first 8 characters after "mst_".', examples: ['c2xkdm9q'] }),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable().meta({ examples: [null] }),
  lastUsedAt: instant.nullable().describe('To the minute; null for one that was never used.'),
});

export const newKey = key.extend({
  secret: z.string().meta({
    description: 'The key itself, shown this once: only its hash is kept.',
    examples: ['mst_c2xkdm9q…'],
  }),
});

export const keyRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Keys'];

    app.get(
      '/api/keys',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'listKeys',
          summary: 'List the keys, revoked ones too, newest first',
          tags,
          querystring: z.strictObject({ ...pageQuery, userId: id.optional() }),
          response: { 200: pageOf(key) },
        },
      },
      (request) => {
        const { userId, ...page } = request.query;
        return listApiKeys(scopeOf(deps, request), { userId }, page);
      },
    );

    app.post(
      '/api/keys',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'createKey',
          summary: 'Create a key of a user',
          description: 'The secret is in this answer and nowhere else.',
          tags,
          body: z.strictObject({
            userId: id,
            label,
            expiresAt: instant.nullable().exactOptional(),
          }),
          response: { 201: newKey },
        },
      },
      async (request, reply) => {
        const created = await asChange(deps, request, async (change) => {
          const made = await createApiKey(change, request.body);
          return { ...(await requireApiKey(change, made.id)), secret: made.secret };
        });
        return reply.code(201).send(created);
      },
    );

    app.delete(
      '/api/keys/:id',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'revokeKey',
          summary: 'Revoke a key, at once and for good',
          tags,
          params: idParams,
          response: { 200: key },
        },
      },
      (request) => {
        return asChange(deps, request, (change) => revokeApiKey(change, request.params.id));
      },
    );
  };
