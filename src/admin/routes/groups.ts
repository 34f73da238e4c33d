import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { pageByScore, readScores } from '../../analytics/page-by-score.ts';
import type { Actor, Change, Scope } from '../../change/change.ts';
import {
  allOnGroup,
  mayInOrganization,
  mayOnGroup,
  requireInOrganization,
  requireOnGroup,
} from '../../context/policy.ts';
import { deleteGroup } from '../../deletion/delete-group.ts';
import { editGroup } from '../../groups/edit-group.ts';
import { readLastMessage } from '../../groups/last-message.ts';
import { countListed, pageGroups } from '../../groups/page-groups.ts';
import { defaultColor, groupColors } from '../../groups/palette.ts';
import { readFigures } from '../../groups/read-figures.ts';
import { setStatus } from '../../groups/set-status.ts';
import { listViewers, setViewers } from '../../groups/viewers.ts';
import { createGroup } from '../../membership/create-group.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { avatarUrlOf } from '../avatar-url.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { presentLast } from '../last-message.ts';
import { idParams, noContent, presentPage } from '../schemas.ts';
import { countedPageOf } from './contact-filters.ts';
import {
  groupEdit,
  groupQuery,
  listedGroup,
  newGroup,
  ownGroup,
  palette,
} from './group-schemas.ts';

export const groupRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Groups'];

    app.get(
      '/api/groups',
      {
        schema: {
          operationId: 'listGroups',
          summary: 'List the groups in sight of the key, by name or in another order',
          tags,
          querystring: groupQuery,
          response: { 200: countedPageOf(listedGroup) },
        },
      },
      async (request) => {
        const { status, includeArchived, search, text, led, groupIds, ...further } = request.query;
        const { sort, order, ...asked } = further;
        const { scores: wantsScores, total, ...page } = asked;
        const { actor } = request.caller;
        const filter = { status, includeArchived, text: search ?? text, led, ids: groupIds };
        const scope = scopeOf(deps, request);
        const asking = { scope, at: deps.clock.now() };
        if (sort === 'score') requireInOrganization(actor, 'analyze');
        const groups =
          sort === 'score'
            ? await pageByScore(asking, actor, filter, { order }, page)
            : await pageGroups(scope, actor, filter, { sort, order }, page);
        const isScored = wantsScores && mayInOrganization(actor, 'analyze');
        const scores = isScored ? await readScores(asking, groups.items) : undefined;
        const presented = presentPage(groups, (listed) => ({
          ...listed,
          may: allOnGroup(actor, listed),
          score: scores?.get(listed.id) ?? null,
          avatarUrl: avatarUrlOf(listed.id, listed.avatarHash),
          messageCount: mayOnGroup(actor, 'ask', listed) ? listed.messageCount : null,
          ...presentLast(actor, listed, listed.lastMessage),
        }));
        return { ...presented, total: total ? await countListed(scope, actor, filter) : null };
      },
    );

    app.get(
      '/api/groups/palette',
      {
        schema: {
          operationId: 'getPalette',
          summary: 'List the colours that groups are told apart by',
          tags,
          response: { 200: palette },
        },
      },
      async () => ({ colors: groupColors, default: defaultColor }),
    );

    app.post(
      '/api/groups',
      {
        config: { may: 'createGroup' },
        schema: {
          operationId: 'createGroup',
          summary: 'Create a group, with its first members if they are given',
          tags,
          body: newGroup,
          response: { 201: ownGroup },
        },
      },
      async (request, reply) => {
        const { viewerIds: viewers, ...wanted } = request.body;
        const created = await asChange(deps, request, async (change) => {
          const { actor } = change;
          const made = await createGroup(change, wanted);
          if (viewers) await setViewers(change, made.id, viewers);
          return presentGroup(change, actor, made.id, change.at);
        });
        return reply.code(201).send(created);
      },
    );

    app.get(
      '/api/groups/:id',
      {
        schema: {
          operationId: 'getGroup',
          summary: 'Get a group',
          tags,
          params: idParams,
          response: { 200: ownGroup },
        },
      },
      (request) =>
        presentGroup(
          scopeOf(deps, request),
          request.caller.actor,
          request.params.id,
          deps.clock.now(),
        ),
    );

    app.patch(
      '/api/groups/:id',
      {
        config: { may: { onGroup: 'edit' } },
        schema: {
          operationId: 'updateGroup',
          summary: 'Change a group: its texts, who sees it, its status',
          tags,
          params: idParams,
          body: groupEdit,
          response: { 200: ownGroup },
        },
      },
      (request) => {
        const { status, viewerIds: viewers, ...edit } = request.body;
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireGroupById(change, actor, request.params.id);
          requireOnGroup(actor, status === 'INACTIVE' ? 'delete' : 'edit', found);
          // Else whoever edits the group could read all of who is in it.
          if (found.sensitive && edit.sensitive === false)
            requireInOrganization(actor, 'administer');
          await editGroup(change, found.id, edit);
          if (viewers) await setViewers(change, found.id, viewers);
          if (status) await setStatus(change, found.id, status);
          return presentGroup(change, actor, found.id, change.at);
        });
      },
    );

    app.delete(
      '/api/groups/:id',
      {
        config: { may: { onGroup: 'delete' } },
        schema: {
          operationId: 'deleteGroup',
          summary:
            'Delete an INACTIVE group for good, with its tasks, events, memberships and links',
          tags,
          params: idParams,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        await asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireGroupById(change, actor, request.params.id);
          requireOnGroup(actor, 'delete', found);
          await deleteGroup(change, found.id);
        });
        return reply.code(204).send();
      },
    );
  };

/** A group by itself, at an instant. Throws groupNotFound. */
async function presentGroup(scope: Scope | Change, actor: Actor, groupId: string, at: Date) {
  const found = await requireGroupById(scope, actor, groupId);
  const last = await readLastMessage(scope, groupId);
  const figures = await readFigures(scope, groupId, at);
  return {
    ...found,
    ...figures,
    avatarUrl: avatarUrlOf(groupId, figures.avatarHash),
    messageCount: mayOnGroup(actor, 'ask', found) ? figures.messageCount : null,
    inviteLink: mayOnGroup(actor, 'edit', found) ? figures.inviteLink : null,
    ...presentLast(actor, found, last),
    may: allOnGroup(actor, found),
    viewerIds: await listViewers(scope, groupId),
  };
}
