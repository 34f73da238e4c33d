import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireOnGroup } from '../../context/policy.ts';
import { makeAvatar } from '../../groups/make-avatar.ts';
import { setAvatar } from '../../groups/set-avatar.ts';
import { largestFile } from '../../messages/media.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { avatarUrl, avatarUrlOf } from '../avatar-url.ts';
import { asChange, type RouteDeps } from '../change.ts';
import { busy } from '../error-handler.ts';
import { idParams } from '../schemas.ts';
import { readForm, uploadLike } from '../upload.ts';

const form = z
  .strictObject({ file: uploadLike('a JPEG, PNG or WebP image of 16 MB at most') })
  .meta({ description: 'An image, 16 MB at most.' });

/** Of what stands around the file in its form. */
const aroundBytes = 64 * 1024;

/** The route by which a group is given an image. */
export const setAvatarRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    // An image comes in a form, and as nothing else.
    app.removeContentTypeParser('application/json');
    await app.register(multipart, {
      limits: { fileSize: largestFile, files: 1, fields: 1, parts: 1 },
    });

    app.put(
      '/api/groups/:id/avatar',
      {
        preValidation: readForm,
        config: { may: { onGroup: 'edit' }, formBytes: largestFile + aroundBytes },
        schema: {
          operationId: 'setAvatar',
          summary: 'Give a group an avatar',
          description:
            'A JPEG, PNG or WebP image of 50 megapixels at most. It is turned upright, the square in its middle is kept, 640 pixels at most, and nothing else of the file. The chat that the group is kept in step with gets it too.',
          tags: ['Groups'],
          params: idParams,
          body: { content: { 'multipart/form-data': { schema: form } } },
          response: { 200: z.object({ avatarUrl }) },
        },
      },
      async (request) => {
        const { id } = request.params;
        const { file } = request.body as z.infer<typeof form>;
        const made = await makeAvatar(file.data);
        if ('busy' in made) throw busy('images');
        return asChange(deps, request, async (change) => {
          requireOnGroup(change.actor, 'edit', await requireGroupById(change, change.actor, id));
          return { avatarUrl: avatarUrlOf(id, await setAvatar(change, id, made)) };
        });
      },
    );
  };
