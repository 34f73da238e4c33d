import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor, Scope } from '../../change/change.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { type ChatView, requireChat } from '../../groups/page-chats.ts';
import { chooseAccount, createMirror } from '../../mirror/create-mirror.ts';
import { endMirror } from '../../mirror/end-mirror.ts';
import type { GroupInfo } from '../../mirror/group-info.ts';
import { findMirrorOf, type Mirror } from '../../mirror/mirror.ts';
import { pageMissing } from '../../mirror/page-missing.ts';
import { previewSync, type SyncPreview } from '../../mirror/preview-sync.ts';
import { requireLeadsChat, syncChat } from '../../mirror/sync-chat.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { id, idParams, instant, noContent, pageOf, pageQuery } from '../schemas.ts';
import { requireMayUnlink, tellLinked } from './chats.ts';

/** How the network shows a group chat; null where it does not. */
export type Show = (accountId: string, chatExternalId: string) => Promise<GroupInfo | null>;

const problems = [
  'notAdmin',
  'full',
  'nameTooLong',
  'notInChat',
  'refused',
  'severalChats',
] as const;

export const mirror = z.object({
  groupId: id,
  accountId: id,
  chatId: id.nullable().describe('Null while the chat is to be made.'),
  status: z.enum(['CREATING', 'ACTIVE', 'STOPPED']).meta({ examples: ['ACTIVE'] }),
  problem: z
    .enum(problems)
    .nullable()
    .meta({ description: 'What keeps the two from being in step.', examples: [null] }),
  inviteLink: z
    .string()
    .nullable()
    .meta({ examples: ['https://chat.whatsapp.com/AbCdEf'] }),
  createdAt: instant,
  comparedAt: instant.nullable().describe('When the chat was last looked at, or asked for.'),
});

const names = z
  .array(z.string())
  .readonly()
  .meta({ examples: [['Pau']] });

export const preview = z.object({
  joining: names.describe('Who is in the chat and joins the group.'),
  strangers: z.int().meta({ description: 'Of those, who become contacts.', examples: [0] }),
  adding: names.describe('Who is in the group and is added to the chat.'),
  without: names.describe('Who is in the group and has neither a phone nor an id on WhatsApp.'),
  promoted: names.describe('Who becomes an admin of the group.'),
  chatName: z
    .string()
    .nullable()
    .meta({ description: 'What the chat is called then.', examples: ['Sunday Soccer Team'] }),
  description: z
    .enum(['group', 'chat'])
    .nullable()
    .meta({ description: 'Whose description both have then.', examples: [null] }),
  avatar: z
    .boolean()
    .meta({ description: 'Whether the chat is given the avatar of the group.', examples: [false] }),
  isAdmin: z.boolean().meta({ description: 'Whether the account may change the chat.' }),
  hash: z.string().meta({ description: 'Of all this.', examples: ['0a1b2c3d4e5f6071'] }),
});

const missing = z.object({
  contactId: id,
  name: z.string().meta({ examples: ['Pau'] }),
  state: z
    .enum(['WAITING', 'INVITED', 'NEEDS_LINK', 'NOT_ON_WHATSAPP', 'FAILED', 'NO_NUMBER'])
    .meta({ examples: ['NEEDS_LINK'] }),
  since: instant.nullable(),
});

/** A group's own chat on WhatsApp, made or taken over, and kept in step. */
export const groupChatRoutes =
  (deps: RouteDeps, show: Show): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Chats'];

    /** Whoever may not is told so before WhatsApp is asked; it is asked again with the change. */
    const lookFirst = async (
      request: FastifyRequest<{ Params: { id: string } }>,
      chatId: string,
    ) => {
      const scope = scopeOf(deps, request);
      const { actor } = request.caller;
      await requireEditable(scope, actor, request.params.id);
      return look(scope, actor, await requireOwnChat(scope, actor, chatId), show);
    };

    app.get(
      '/api/groups/:id/chat',
      {
        schema: {
          operationId: 'getGroupChat',
          summary: 'Read how the chat stands that a group is kept in step with',
          tags,
          params: idParams,
          response: { 200: mirror },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const group = await requireEditable(scope, request.caller.actor, request.params.id);
        return requireMirror(scope, group);
      },
    );

    app.get(
      '/api/groups/:id/chat/missing',
      {
        schema: {
          operationId: 'listMissingFromGroupChat',
          summary: 'List who is in the group and not in its chat, by name',
          tags,
          params: idParams,
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(missing) },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const group = await requireEditable(scope, request.caller.actor, request.params.id);
        return pageMissing(scope, await requireMirror(scope, group), request.query);
      },
    );

    app.post(
      '/api/groups/:id/chat/preview',
      {
        config: { may: { onGroup: 'edit' } },
        schema: {
          operationId: 'previewGroupChat',
          summary: 'See what keeping a group in step with an existing chat would do',
          tags,
          params: idParams,
          body: z.strictObject({ chatId: id }),
          response: { 200: preview },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { actor } = request.caller;
        const group = await requireEditable(scope, actor, request.params.id);
        const found = await requireOwnChat(scope, actor, request.body.chatId);
        return previewSync(scope, group.id, await look(scope, actor, found, show));
      },
    );

    app.post(
      '/api/groups/:id/chat',
      {
        config: { may: { onGroup: 'edit' } },
        schema: {
          operationId: 'createGroupChat',
          summary: 'Give a group a chat on WhatsApp: a new one, or one that is there',
          description:
            'Without a chatId, a chat is made after this request, by the account given or the oldest; it takes some minutes. With one, the two are put in step: nobody is taken out of either.',
          tags,
          params: idParams,
          body: z.union([
            z.strictObject({ accountId: id.exactOptional() }),
            z.strictObject({
              chatId: id,
              hash: z
                .string()
                .max(64)
                .exactOptional()
                .describe('Of the preview: refused where it would do something else by now.'),
            }),
          ]),
          response: { 201: mirror },
        },
      },
      async (request, reply) => {
        const { body } = request;
        const info = 'chatId' in body ? await lookFirst(request, body.chatId) : undefined;
        const made = await asChange(deps, request, async (change) => {
          const group = await requireEditable(change, change.actor, request.params.id);
          if ('chatId' in body) {
            const found = await requireOwnChat(change, change.actor, body.chatId);
            const ids = { groupId: group.id, chatId: found.id };
            await syncChat(change, ids, info!, (shown) => requireSame(shown, body.hash));
            if (!found.link) await tellLinked(change, found, group);
          } else {
            await createMirror(change, group.id, await chooseAccount(change, body));
          }
          return requireMirror(change, group);
        });
        return reply.code(201).send(made);
      },
    );

    app.delete(
      '/api/groups/:id/chat',
      {
        config: { may: { onGroup: 'edit' } },
        schema: {
          operationId: 'endGroupChat',
          summary: 'Keep a group and its chat in step no longer; both stay as they are',
          tags,
          params: idParams,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        await asChange(deps, request, async (change) => {
          const group = await requireEditable(change, change.actor, request.params.id);
          if (!(await endMirror(change, group.id)))
            throw new UserError('notFound', { what: 'chat' });
        });
        return reply.code(204).send();
      },
    );
  };

async function requireEditable(scope: Scope, actor: Actor, groupId: string): Promise<GroupView> {
  const group = await requireGroupById(scope, actor, groupId);
  requireOnGroup(actor, 'edit', group);
  return group;
}

async function requireMirror(scope: Scope, { id: groupId }: GroupView): Promise<Mirror> {
  const found = await findMirrorOf(scope, groupId);
  if (!found) throw new UserError('notFound', { what: 'chat' });
  return found;
}

/** A chat in sight that may be taken from the group that it has. Throws notFound, notAllowed. */
async function requireOwnChat(scope: Scope, actor: Actor, chatId: string): Promise<ChatView> {
  const found = await requireChat(scope, actor, chatId);
  requireMayUnlink(actor, found);
  return found;
}

/**
 * How WhatsApp shows a chat, to who may decide over it. Nobody asks WhatsApp within a transaction. Throws
 * groupChatOnly, chatUnseen and notAllowed.
 */
async function look(
  scope: Scope,
  actor: Actor,
  { kind, accountId, externalId }: ChatView,
  show: Show,
): Promise<GroupInfo> {
  if (kind === 'DIRECT') throw new UserError('groupChatOnly', {});
  const info = await show(accountId, externalId);
  if (!info) throw new UserError('chatUnseen', {});
  await requireLeadsChat(scope, actor, info);
  return info;
}

/** Throws conflict where what was previewed is not what would be done. */
function requireSame(shown: SyncPreview, hash: string | undefined): void {
  if (hash === undefined || hash === shown.hash) return;
  throw new UserError('conflict', { what: 'chat', why: 'it has changed since the preview' });
}
