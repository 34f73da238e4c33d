import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireOnGroup } from '../../context/policy.ts';
import { pageGroupMessages } from '../../messages/page-group-messages.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { type RouteDeps, scopeOf } from '../change.ts';
import { mediaKind, messageDirection } from '../enums.ts';
import { id, idParams, instant, pageOf, pageQuery } from '../schemas.ts';

const media = z.object({
  id: id.nullable().describe('Of a file that was sent through Muster: GET /api/media/{id}.'),
  kind: mediaKind,
  mimeType: z
    .string()
    .nullable()
    .meta({ examples: ['image/png'] }),
  fileName: z
    .string()
    .nullable()
    .meta({ examples: ['poster.png'] }),
  size: z
    .int()
    .nullable()
    .meta({ description: 'In bytes.', examples: [48_213] }),
});

export const message = z.object({
  id,
  direction: messageDirection,
  chat: z.object({
    id,
    name: z
      .string()
      .nullable()
      .meta({ examples: ['Book Club'] }),
  }),
  sender: z
    .object({
      contactId: id.nullable(),
      name: z
        .string()
        .nullable()
        .meta({ examples: ['Pau'] }),
      shownName: z
        .string()
        .nullable()
        .meta({ description: 'The name that they show on WhatsApp.', examples: ['Pau 📚'] }),
    })
    .nullable()
    .describe('Null for what Muster said; what it said for somebody begins with their name.'),
  body: z
    .string()
    .nullable()
    .meta({ description: 'Null where it was deleted.', examples: ['I’m in!'] }),
  mentions: z.array(z.string()).meta({
    description: 'WhatsApp ids; for each the body holds “@” and the part before the id’s own “@”.',
    examples: [['34600111222@c.us']],
  }),
  quotedId: id.nullable().describe('The message that it replies to, where that is kept.'),
  media: media.nullable(),
  pollOptions: z.array(z.string()).meta({
    description: 'Of a poll, whose question is the body.',
    examples: [[]],
  }),
  status: z.enum(['RECEIVED', 'SENT', 'DELIVERED', 'READ', 'FAILED']).meta({
    description: 'RECEIVED, or how far one of Muster’s has come.',
  }),
  sentAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
});

export const messageRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/groups/:id/messages',
      {
        schema: {
          operationId: 'listGroupMessages',
          summary: 'List what was said in the group chats of a group, newest first',
          description:
            'What was said while the chat was linked to the group, in and out. What still waits to be sent is not said yet, and what goes to the direct chats of members is theirs. For members and leading staff. Messages older than the organization keeps them are gone.',
          tags: ['Messages'],
          params: idParams,
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(message) },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { actor } = request.caller;
        const group = await requireGroupById(scope, actor, request.params.id);
        requireOnGroup(actor, 'ask', group);
        return pageGroupMessages(scope, group.id, request.query);
      },
    );
  };
