import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor, Change } from '../../change/change.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { pageAccounts } from '../../groups/page-accounts.ts';
import { type ChatView, pageChats, requireChat } from '../../groups/page-chats.ts';
import { linkChat, unlinkChat } from '../../mirror/link-chat.ts';
import { tellAdmins } from '../../outbox/tell-admins.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { chatKind } from '../enums.ts';
import {
  flag,
  id,
  idParams,
  instant,
  noContent,
  pageOf,
  pageQuery,
  presentPage,
} from '../schemas.ts';

export const account = z.object({
  id,
  transport: z.string().meta({ examples: ['whatsapp'] }),
  externalId: z
    .string()
    .meta({ description: 'What the transport calls it.', examples: ['34600111222@c.us'] }),
  createdAt: instant,
});

const chatName = z
  .string()
  .nullable()
  .meta({ examples: ['Soccer ⚽'] });
const groupName = z.string().meta({ examples: ['Sunday Soccer Team'] });

export const chat = z.object({
  id,
  accountId: id,
  externalId: z
    .string()
    .meta({ description: 'What WhatsApp calls it.', examples: ['1203630270000@g.us'] }),
  kind: chatKind,
  name: chatName,
  createdAt: instant,
  link: z
    .object({ groupId: id, groupName, createdAt: instant })
    .nullable()
    .describe('The group that it is linked to.'),
});

export const link = z.object({ chatId: id, chatName, groupId: id, groupName, createdAt: instant });

export const chatRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Chats'];

    app.get(
      '/api/accounts',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'listAccounts',
          summary: 'List the WhatsApp accounts, oldest first',
          tags,
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(account) },
        },
      },
      (request) => {
        return pageAccounts(scopeOf(deps, request), request.query);
      },
    );

    app.get(
      '/api/chats',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'listChats',
          summary:
            'List the chats in sight of the key, with their links, in the order in which they became known',
          description:
            'For ADMINs every chat that the accounts see; for others those of groups in their sight.',
          tags,
          querystring: z.strictObject({
            ...pageQuery,
            kind: chatKind.optional(),
            accountId: id.optional(),
            linked: flag.optional().describe('Whether it is linked to a group.'),
          }),
          response: { 200: pageOf(chat) },
        },
      },
      async (request) => {
        const { actor } = request.caller;
        const { kind, accountId, linked, ...page } = request.query;
        const chats = await pageChats(
          scopeOf(deps, request),
          actor,
          { kind, accountId, linked },
          page,
        );
        return presentPage(chats, presentChat);
      },
    );

    app.get(
      '/api/links',
      {
        schema: {
          operationId: 'listLinks',
          summary: 'List which chat is linked to which group',
          tags,
          querystring: z.strictObject({ ...pageQuery, groupId: id.optional() }),
          response: { 200: pageOf(link) },
        },
      },
      async (request) => {
        const { groupId, ...page } = request.query;
        const linked = await pageChats(
          scopeOf(deps, request),
          request.caller.actor,
          { groupId, linked: true },
          page,
        );
        return presentPage(linked, presentLink);
      },
    );

    app.put(
      '/api/chats/:id/link',
      {
        schema: {
          operationId: 'linkChat',
          summary: 'Link a chat to a group, in place of the group it was linked to',
          description:
            'A chat that has no group is in sight of ADMINs alone: to anybody else it is not there.',
          tags,
          params: idParams,
          body: z.strictObject({ groupId: id }),
          response: { 200: link },
        },
      },
      (request) => {
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireChat(change, actor, request.params.id);
          const group = await requireGroupById(change, actor, request.body.groupId);
          requireOnGroup(actor, 'edit', group);
          requireMayUnlink(actor, found);
          await linkChat(change, found.id, group.id);
          if (!found.link) await tellLinked(change, found, group);
          return presentLink(await requireChat(change, actor, found.id));
        });
      },
    );

    app.delete(
      '/api/chats/:id/link',
      {
        schema: {
          operationId: 'unlinkChat',
          summary: 'Unlink a chat from its group',
          tags,
          params: idParams,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        await asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireChat(change, actor, request.params.id);
          if (!found.link) throw new UserError('chatNotLinked', {});
          requireMayUnlink(actor, found);
          await unlinkChat(change, found.id);
        });
        return reply.code(204).send();
      },
    );
  };

/** Taking a chat away from a group is an edit of that group. Throws notAllowed. */
export function requireMayUnlink(actor: Actor, { link: current }: ChatView): void {
  if (current) requireOnGroup(actor, 'edit', current.group);
}

/** Tells the other ADMINs of a chat that the members of a group can read from now on. */
export function tellLinked(
  change: Change,
  { name, externalId }: ChatView,
  group: GroupView,
): Promise<void> {
  return tellAdmins(change, (say, by) =>
    say.chatLinkedFromAfar({ by, chat: name ?? externalId, group: group.name }),
  );
}

function presentChat({ link: current, ...found }: ChatView) {
  return { ...found, link: current && presentGroup(current) };
}

function presentLink({ id: chatId, name, link: current }: ChatView) {
  return { chatId, chatName: name, ...presentGroup(current!) };
}

function presentGroup({ group, createdAt }: NonNullable<ChatView['link']>) {
  return { groupId: group.id, groupName: group.name, createdAt };
}
