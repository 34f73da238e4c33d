import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireOnGroup } from '../../context/policy.ts';
import { fetchMedia } from '../../messages/fetch-media.ts';
import { largestFile, type MediaFile, mediaFile, storeMedia } from '../../messages/media.ts';
import type { AddressRule } from '../../messages/public-address.ts';
import { type Reach, sendToGroup, type Unreached } from '../../messages/send-to-group.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { asChange, type RouteDeps } from '../change.ts';
import type { Room } from '../room.ts';
import { id, idParams } from '../schemas.ts';
import { readForm, uploadLike } from '../upload.ts';

const text = z
  .string()
  .trim()
  .min(1)
  .max(4096)
  .meta({
    description: 'What is said; with a file, its caption.',
    examples: ['We meet at 7'],
  });

const url = z
  .string()
  .max(2000)
  .meta({
    description: 'An http or https address on the open internet; it is fetched at once.',
    examples: ['https://example.org/poster.png'],
  });

const json = z
  .strictObject({
    body: text.exactOptional(),
    media: z.strictObject({ url }).exactOptional(),
  })
  .refine(({ body, media }) => body !== undefined || media !== undefined, {
    error: 'a body, or media, or both',
    path: ['body'],
  })
  .meta({ examples: [{ body: 'We meet at 7' }] });

const form = z
  .strictObject({
    body: text.exactOptional(),
    file: uploadLike('one file of 1 byte to 16 MB'),
  })
  .meta({ description: 'A file, 16 MB at most, and its caption.' });

const unreached = (reason: string) =>
  z
    .object({
      total: z.int().meta({ examples: [1] }),
      people: z
        .array(z.object({ contactId: id, name: z.string().meta({ examples: ['Pau'] }) }))
        .describe('The first hundred by name.'),
    })
    .describe(reason);

const sent = z.object({
  through: z.enum(['groupChats', 'directChats']).meta({
    description:
      'The group chats that are linked to the group or, where there is none, the direct chats of its members.',
  }),
  chats: z.int().meta({ description: 'In how many chats it is on its way.', examples: [1] }),
  people: z.int().meta({
    description: 'The members of the group, or those whose direct chats they are.',
    examples: [12],
  }),
  strangers: unreached(
    'Members who share no chat with Muster; nobody where there is a group chat.',
  ),
  optedOut: unreached('Members who want no messages; nobody where there is a group chat.'),
});

/** Of a caption. */
const textBytes = 64 * 1024;

/** The route by which something is said to a group; the rule says from where a file may be fetched. */
export const sendMessageRoutes =
  (deps: RouteDeps, mayFetchFrom: AddressRule, room: Room): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart, {
      limits: { fileSize: largestFile, files: 1, fields: 1, parts: 2, fieldSize: textBytes },
    });

    app.post(
      '/api/groups/:id/messages',
      {
        preValidation: readForm,
        // With what stands between the two.
        config: { may: { onGroup: 'send' }, formBytes: largestFile + 2 * textBytes },
        schema: {
          operationId: 'sendGroupMessage',
          summary: 'Say something to a group, in the name of the key’s user',
          description:
            'A text, a file by its address, or as a form a file itself. It goes to the group chats that are linked to the group, else to the members’ direct chats, and begins with who says it. For members; in a restricted group for its admins.',
          tags: ['Messages'],
          params: idParams,
          body: {
            content: {
              'application/json': { schema: json },
              'multipart/form-data': { schema: form },
            },
          },
          response: { 202: sent },
        },
      },
      async (request, reply) => {
        const { id: groupId } = request.params;
        const wanted = request.body as z.infer<typeof json> | z.infer<typeof form>;
        // Nobody knows beforehand how large it is.
        if ('media' in wanted) room.keep(request, largestFile);
        const file = await fileOf(wanted, mayFetchFrom);
        const reach = await asChange(deps, request, async (change) => {
          const group = await requireGroupById(change, change.actor, groupId);
          requireOnGroup(change.actor, 'send', group);
          const mediaId = file ? await storeMedia(change, file) : null;
          return sendToGroup(change, groupId, { text: wanted.body ?? null, mentions: [], mediaId });
        });
        return reply.code(202).send(presentReach(reach));
      },
    );
  };

async function fileOf(
  wanted: z.infer<typeof json> | z.infer<typeof form>,
  mayFetchFrom: AddressRule,
): Promise<MediaFile | undefined> {
  if ('file' in wanted) return mediaFile(wanted.file);
  return wanted.media && fetchMedia(wanted.media.url, mayFetchFrom);
}

/** As many as an answer names. */
const mostNamed = 100;

function presentReach({ groupChats, chats, people, strangers, optedOut }: Reach) {
  const present = (all: readonly Unreached[]) => ({
    total: all.length,
    people: all.slice(0, mostNamed).map(({ contactId, name }) => ({ contactId, name })),
  });
  return {
    through: groupChats > 0 ? ('groupChats' as const) : ('directChats' as const),
    chats,
    people,
    strangers: present(strangers),
    optedOut: present(optedOut),
  };
}
