import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { noCalls, readCallFigures } from '../../calls/read-call-figures.ts';
import {
  mayInOrganization,
  mayOnGroup,
  requireInOrganization,
  requireOnGroup,
} from '../../context/policy.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import { requireMember } from '../../groups/find-member.ts';
import { pageMembers } from '../../groups/page-members.ts';
import { readMemberDetails } from '../../groups/read-member-details.ts';
import { setRole } from '../../groups/set-role.ts';
import { setTitle } from '../../groups/set-title.ts';
import { isMinimal, tellMembers } from '../../groups/tell-members.ts';
import { addMembers } from '../../membership/add-members.ts';
import { removeMembers } from '../../membership/remove-members.ts';
import { countContacts } from '../../people/list-contacts.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { memberRole } from '../enums.ts';
import { id, idParams } from '../schemas.ts';
import { showMembers } from '../show-members.ts';
import { countedPageOf } from './contact-filters.ts';
import { listedMember, member, memberQuery, newMembers, title } from './member-schemas.ts';
import { promotion } from './participants.ts';

const memberParams = z.strictObject({ id, contactId: id });

export const memberRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Members'];

    app.get(
      '/api/groups/:id/members',
      {
        schema: {
          operationId: 'listMembers',
          summary: 'List the members of a group, by name or in another order',
          tags,
          params: idParams,
          querystring: memberQuery,
          response: { 200: countedPageOf(listedMember) },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { actor } = request.caller;
        const group = await requireGroupById(scope, actor, request.params.id);
        const { sort, order, limit, cursor, total: isCounted, ...filter } = request.query;
        const isTold = mayInOrganization(actor, 'editContacts') || mayOnGroup(actor, 'call', group);
        // An order tells what it is by.
        if (sort === 'lastContact' && !isTold) requireOnGroup(actor, 'call', group);
        if (sort !== 'name' && isMinimal(actor, [group]))
          requireInOrganization(actor, 'administer');
        const page = await pageMembers(scope, group, filter, { sort, order }, { limit, cursor });
        const ids = page.items.map(({ contactId }) => contactId);
        const [details, calls, total] = await Promise.all([
          readMemberDetails(scope, actor, group.id, page.items),
          isTold ? readCallFigures(scope, actor, ids) : undefined,
          isCounted ? countContacts(scope, actor, { ...filter, groupIds: [group.id] }) : null,
        ]);
        const listed = page.items.map((row) => ({
          ...row,
          ...details.get(row.contactId)!,
          lastContactAt: isTold ? row.lastContactAt : null,
          calls: calls ? (calls.get(row.contactId) ?? noCalls) : null,
        }));
        return showMembers(deps, request, [group], { ...page, items: listed, total });
      },
    );

    app.post(
      '/api/groups/:id/members/add',
      {
        config: { may: { onGroup: 'edit' } },
        schema: {
          operationId: 'addMembers',
          summary: 'Add contacts to a group',
          description:
            'They get a copy of its open tasks and are invited to its coming events. Those who are members already stay; a title given for them is set.',
          tags,
          params: idParams,
          body: z.union([
            z.strictObject({ contactIds: z.array(id).min(1).max(1000) }),
            z.strictObject({ members: newMembers }),
          ]),
          response: {
            200: z.object({
              added: z.array(id),
              already: z.array(id).meta({ examples: [[]] }),
              tasks: z
                .int()
                .meta({ description: 'Copies of open tasks that were given.', examples: [2] }),
              events: z.int().meta({ description: 'Invitations that were given.', examples: [1] }),
            }),
          },
        },
      },
      (request) => {
        const people =
          'members' in request.body
            ? request.body.members
            : request.body.contactIds.map((contactId) => ({ contactId }));
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const group = await requireGroupById(change, actor, request.params.id);
          requireOnGroup(actor, 'edit', group);
          return addMembers(change, group.id, people);
        });
      },
    );

    app.patch(
      '/api/groups/:id/members/:contactId',
      {
        config: { may: { onGroup: 'edit' } },
        schema: {
          operationId: 'updateMember',
          summary: 'Change the role or the title of a member',
          tags,
          params: memberParams,
          body: z.strictObject({ role: memberRole.exactOptional(), title: title.exactOptional() }),
          response: { 200: member },
        },
      },
      (request) => {
        const { id: groupId, contactId } = request.params;
        const { role, title: wanted } = request.body;
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const group = await requireGroupById(change, actor, groupId);
          requireOnGroup(actor, 'edit', group);
          if (role) await setRole(change, groupId, [contactId], role);
          if (wanted !== undefined) await setTitle(change, groupId, contactId, wanted);
          const found = await requireMember(change, groupId, contactId);
          const [told] = await tellMembers(change, [group], [found]);
          return told!;
        });
      },
    );

    app.delete(
      '/api/groups/:id/members/:contactId',
      {
        config: { may: { onGroup: 'edit' } },
        schema: {
          operationId: 'removeMember',
          summary: 'Remove a contact from a group',
          description:
            'Their open copies of its tasks are withdrawn and they leave its coming events.',
          tags,
          params: memberParams,
          response: {
            200: z.object({
              tasks: z
                .int()
                .meta({ description: 'Open copies that were withdrawn.', examples: [1] }),
              promoted: z.array(promotion).describe('People who moved up from waiting lists.'),
            }),
          },
        },
      },
      (request) => {
        const { id: groupId, contactId } = request.params;
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const group = await requireGroupById(change, actor, groupId);
          requireOnGroup(actor, 'edit', group);
          const { tasks, promoted } = await removeMembers(change, groupId, [contactId]);
          await tellPromoted(change, promoted);
          return { tasks, promoted };
        });
      },
    );
  };
