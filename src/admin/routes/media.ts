import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { mayOnGroup } from '../../context/policy.ts';
import {
  listMediaGroups,
  mediaNotFound,
  requireMedia,
  requireMediaSize,
} from '../../messages/media.ts';
import { asDownload } from '../as-download.ts';
import { type RouteDeps, scopeOf } from '../change.ts';
import type { Room } from '../room.ts';
import { idParams } from '../schemas.ts';

export const mediaRoutes =
  (deps: RouteDeps, room: Room): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/media/:id',
      {
        schema: {
          operationId: 'getMedia',
          summary: 'Get a file that was sent',
          description:
            'For whoever may read a message of a group that it hangs on, and for an ADMIN. Always as a download.',
          tags: ['Messages'],
          params: idParams,
          response: {
            200: {
              description: 'The file, in its own type.',
              content: {
                '*/*': {
                  schema: z.string().meta({ format: 'binary', examples: ['…'] }),
                },
              },
            },
          },
        },
      },
      async (request, reply) => {
        const scope = scopeOf(deps, request);
        const { actor } = request.caller;
        // Before the file itself is read, which may be large.
        if (actor.role !== 'ADMIN') {
          const groups = await listMediaGroups(scope, actor, request.params.id);
          if (!groups.some((group) => mayOnGroup(actor, 'ask', group))) throw mediaNotFound();
        }
        room.keep(request, await requireMediaSize(scope, request.params.id));
        const file = await requireMedia(scope, request.params.id);
        return reply
          .type(file.mimeType)
          .header('content-disposition', asDownload(file.fileName))
          .header('cache-control', 'private, no-store')
          .send(file.data as never);
      },
    );
  };
