import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RouteDeps } from '../change.ts';
import { once, onceHeaders } from '../once.ts';
import { id } from '../schemas.ts';
import { takeBackBulk } from '../take-back.ts';

/** What takes back what was done to many at once. */
export const operationRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/operations/:operationId/undo',
      {
        config: { may: 'bulk' },
        schema: {
          operationId: 'undoOperation',
          summary: 'Take back a bulk operation, whole, for ten minutes',
          description:
            'For whoever did it. It gives back exactly what was; where something was changed since, nothing is taken back.',
          tags: ['Bulk operations'],
          params: z.strictObject({ operationId: id }),
          headers: onceHeaders,
          response: {
            200: z.object({
              operationId: id,
              undone: z
                .int()
                .meta({ description: 'Changes that were taken back.', examples: [12] }),
            }),
          },
        },
      },
      (request) =>
        once(deps, request, async (change) => {
          const { operationId } = request.params;
          return { operationId, undone: await takeBackBulk(change, operationId) };
        }),
    );
  };
