import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Page, PageRequest } from '../../db/page.ts';
import { requireContactField } from '../../people/contact-fields.ts';
import { instant, noContent, pageOf, pageQuery, presentPage } from '../schemas.ts';

const phone = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .meta({ description: 'A phone number with its country code.', examples: ['+34600111222'] });

const chat = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .meta({ description: 'What the chat is called by; made on first use.', examples: ['soccer'] });

const externalId = z.string().min(1).max(200);

export const said = z.strictObject({
  chat,
  chatName: z
    .string()
    .max(120)
    .optional()
    .meta({ examples: ['Soccer ⚽'] }),
  chatKind: z
    .enum(['group', 'direct'])
    .optional()
    .meta({ description: 'group unless said otherwise.', examples: ['group'] }),
  from: phone,
  senderName: z
    .string()
    .max(120)
    .optional()
    .meta({ description: 'The name that they show.', examples: ['Pau'] }),
  // WhatsApp's own limit for a message.
  body: z
    .string()
    .max(65_536)
    .meta({ examples: ['/who is playing this week?'] }),
  sentAt: instant.optional(),
  id: externalId.optional().meta({
    description: 'The message’s id; one that came before is not dealt with again.',
    examples: ['m-1'],
  }),
  mentions: z
    .array(phone)
    .max(1024)
    .optional()
    .meta({ examples: [['+34600111333']] }),
  quotedId: externalId.optional().meta({ examples: ['simulated-1'] }),
});

const revised = said
  .pick({ chat: true, from: true, mentions: true })
  .extend({ body: said.shape.body.nullable().meta({ description: 'null deletes the message.' }) });

const reacted = said.pick({ chat: true, from: true }).extend({
  emoji: z
    .string()
    .min(1)
    .max(40)
    .nullable()
    .meta({ description: 'null takes the reaction away.', examples: ['👍'] }),
});

const voted = said.pick({ chat: true, from: true }).extend({
  options: z
    .array(z.string().max(100))
    .max(12)
    .meta({ description: 'By their texts; none takes the vote back.', examples: [['Going']] }),
});

const reply = z.object({
  id: z.string().meta({ examples: ['simulated-0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10'] }),
  chat: z.string().meta({ examples: ['soccer'] }),
  body: z.string().meta({ examples: ['⚽ Sunday Soccer Team has no event this week.'] }),
  pollOptions: z
    .array(z.string())
    .meta({ description: 'Of a poll, whose question is the body.', examples: [[]] }),
  mentions: z.array(z.string()).meta({ examples: [['+34600111333']] }),
  quotedId: z
    .string()
    .nullable()
    .meta({ examples: ['m-1'] }),
});

export const outcome = z.object({
  messageId: z.string().meta({ examples: ['m-1'] }),
  duplicate: z
    .boolean()
    .meta({ description: 'Whether the id came before; then nothing was done.', examples: [false] }),
  replies: z.array(reply),
});

export const message = reply.omit({ chat: true }).extend({
  direction: z.enum(['IN', 'OUT']),
  from: z
    .string()
    .nullable()
    .meta({
      description: 'The sender’s WhatsApp id; null for Muster.',
      examples: ['34600111222@c.us'],
    }),
  senderName: z
    .string()
    .nullable()
    .meta({ examples: ['Pau'] }),
  body: z.string().meta({
    description: 'Empty where it was deleted.',
    examples: ['/who is playing this week?'],
  }),
  sentAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
});

/** The simulated world that these routes open: people who write in chats, and chats to read. */
export interface SimulatedWorld {
  say(organizationId: string, message: z.output<typeof said>): Promise<z.input<typeof outcome>>;
  revise(
    organizationId: string,
    revision: z.output<typeof revised> & { id: string },
  ): Promise<z.input<typeof outcome>>;
  react(
    organizationId: string,
    reaction: z.output<typeof reacted> & { messageId: string },
  ): Promise<void>;
  vote(organizationId: string, vote: z.output<typeof voted> & { pollId: string }): Promise<void>;
  read(
    organizationId: string,
    chat: string,
    request: PageRequest,
  ): Promise<Page<z.output<typeof message>>>;
}

/**
 * The simulator over HTTP. Whoever uses it speaks as anybody, so it takes an ADMIN's key; and it is
 * there only while the simulator is the transport.
 */
export const simulatorRoutes =
  (world: SimulatedWorld): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Simulator'];

    app.post(
      '/api/simulator/messages',
      {
        // People talk faster than an API is used; each message counts as one of theirs, not of the key's.
        config: { may: 'administer', rateLimit: { max: 60_000 } },
        schema: {
          operationId: 'simulateMessage',
          summary: 'Say something in a simulated chat, and read what is answered',
          tags,
          body: said,
          response: { 200: outcome },
        },
      },
      (request) => {
        const { organizationId } = request.caller;
        const { from, mentions, ...rest } = request.body;
        return world.say(organizationId, {
          ...rest,
          from: requirePhone(from),
          ...(mentions ? { mentions: mentions.map(requirePhone) } : {}),
        });
      },
    );

    app.patch(
      '/api/simulator/messages/:id',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'reviseSimulatedMessage',
          summary: 'Edit or delete what was said, and read what is answered',
          tags,
          params: z.strictObject({ id: externalId }),
          body: revised,
          response: { 200: outcome },
        },
      },
      (request) => {
        const { organizationId } = request.caller;
        const { from, mentions, ...rest } = request.body;
        return world.revise(organizationId, {
          ...rest,
          id: request.params.id,
          from: requirePhone(from),
          ...(mentions ? { mentions: mentions.map(requirePhone) } : {}),
        });
      },
    );

    app.put(
      '/api/simulator/messages/:id/reaction',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'simulateReaction',
          summary: 'React to a message, or take that back',
          tags,
          params: z.strictObject({ id: externalId }),
          body: reacted,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        const { organizationId } = request.caller;
        const { chat, from, emoji } = request.body;
        const messageId = request.params.id;
        await world.react(organizationId, { chat, from: requirePhone(from), messageId, emoji });
        return reply.code(204).send();
      },
    );

    app.put(
      '/api/simulator/messages/:id/vote',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'simulateVote',
          summary: 'Vote in a poll, or take that back',
          tags,
          params: z.strictObject({ id: externalId }),
          body: voted,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        const { organizationId } = request.caller;
        const { chat, from, options } = request.body;
        const pollId = request.params.id;
        await world.vote(organizationId, { chat, from: requirePhone(from), pollId, options });
        return reply.code(204).send();
      },
    );

    app.get(
      '/api/simulator/chats/:chat/messages',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'listSimulatedMessages',
          summary: 'Read a simulated chat back, newest first',
          tags,
          params: z.strictObject({ chat }),
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(message) },
        },
      },
      async (request) => {
        const { organizationId } = request.caller;
        return presentPage(
          await world.read(organizationId, request.params.chat, request.query),
          (row) => row,
        );
      },
    );
  };

function requirePhone(text: string): string {
  return requireContactField('phone', text) ?? '';
}
