import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireOnGroup } from '../../context/policy.ts';
import { avatarNotFound, findAvatar, findAvatarHash } from '../../groups/avatar.ts';
import { setAvatar } from '../../groups/set-avatar.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { isKnown } from '../is-known.ts';
import { idParams, noContent } from '../schemas.ts';

/** The images of groups, which set-avatar.ts gives them. */
export const avatarRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Groups'];

    app.get(
      '/api/groups/:id/avatar',
      {
        schema: {
          operationId: 'getAvatar',
          summary: 'Get the avatar of a group',
          description: 'A square of 640 pixels at most. If-None-Match is answered with 304.',
          tags,
          params: idParams,
          querystring: z.strictObject({
            version: z
              .string()
              .max(100)
              .optional()
              .describe('As it stands in avatarUrl. What is answered is the avatar of now.'),
          }),
          response: {
            200: {
              description: 'The image.',
              content: {
                'image/jpeg': { schema: z.string().meta({ format: 'binary', examples: ['…'] }) },
              },
            },
            304: z.undefined().describe('It is the one that the caller has.'),
          },
        },
      },
      async (request, reply) => {
        const scope = scopeOf(deps, request);
        const { id } = await requireGroupById(scope, request.caller.actor, request.params.id);
        const hash = await findAvatarHash(scope, id);
        // Whoever keeps it asks each time: the group may be out of their sight by then.
        void reply.header('cache-control', 'private, no-cache');
        if (hash !== null && isKnown(request, etagOf(hash)))
          return reply.code(304).header('etag', etagOf(hash)).send(undefined);
        const avatar = await findAvatar(scope, id);
        if (!avatar) throw avatarNotFound();
        return reply
          .type('image/jpeg')
          .header('etag', etagOf(avatar.hash))
          .send(avatar.data as never);
      },
    );

    app.delete(
      '/api/groups/:id/avatar',
      {
        config: { may: { onGroup: 'edit' } },
        schema: {
          operationId: 'deleteAvatar',
          summary: 'Take the avatar of a group away',
          tags,
          params: idParams,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        await asChange(deps, request, async (change) => {
          requireOnGroup(change.actor, 'edit', await requireGroupById(change, change.actor, id));
          if ((await findAvatarHash(change, id)) === null) throw avatarNotFound();
          await setAvatar(change, id, null);
        });
        return reply.code(204).send();
      },
    );
  };

function etagOf(hash: string): string {
  return `"${hash}"`;
}
