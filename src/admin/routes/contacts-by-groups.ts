import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listGroupContacts } from '../../groups/list-group-contacts.ts';
import { listContacts } from '../../people/list-contacts.ts';
import { type RouteDeps, scopeOf } from '../change.ts';
import { memberRole } from '../enums.ts';
import { flag, idParams } from '../schemas.ts';
import { showMembers } from '../show-members.ts';
import {
  contactOfGroups,
  countedPageOf,
  countedQuery,
  groupIdsFilter,
  matchFilter,
  roleFilter,
} from './contact-filters.ts';
import { contact } from './contact-schemas.ts';
import { title } from './member-schemas.ts';

export const contactsByGroupsRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Contacts'];

    app.get(
      '/api/contacts/by-groups',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'listContactsByGroups',
          summary: 'List the contacts who are in some groups, in all of them or in none, by name',
          description:
            'Whatever else is filtered by holds too. Without groupIds all contacts are meant, or those who are in no group.',
          tags,
          querystring: z.strictObject({
            groupIds: groupIdsFilter,
            match: matchFilter,
            includeUngrouped: flag
              .default(false)
              .describe('And whoever is in no active group that the key sees.'),
            role: roleFilter,
            ...countedQuery,
          }),
          response: { 200: countedPageOf(contactOfGroups) },
        },
      },
      async (request) => {
        const { limit, cursor, total, ...filter } = request.query;
        const { actor } = request.caller;
        const asked = { limit, cursor, total };
        const scope = scopeOf(deps, request);
        const { groups, ...page } = await listContacts(scope, actor, filter, asked);
        return showMembers(deps, request, groups, page);
      },
    );

    app.get(
      '/api/contacts/ungrouped',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'listUngroupedContacts',
          summary: 'List the contacts who are in no active group, by name',
          description: 'As far as the key sees: a group out of its sight is not there.',
          tags,
          querystring: z.strictObject(countedQuery),
          response: { 200: countedPageOf(contact) },
        },
      },
      (request) => {
        const { limit, cursor, total, ...query } = request.query;
        const filter = { ...query, includeUngrouped: true };
        const { actor } = request.caller;
        return listContacts(scopeOf(deps, request), actor, filter, { limit, cursor, total });
      },
    );

    app.get(
      '/api/groups/:id/contacts',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'listGroupContacts',
          summary: 'List the contacts in a group, with role and title, by name',
          tags,
          params: idParams,
          querystring: z.strictObject({ role: roleFilter, ...countedQuery }),
          response: { 200: countedPageOf(contactOfGroups.extend({ role: memberRole, title })) },
        },
      },
      async (request) => {
        const { limit, cursor, total, ...filter } = request.query;
        const { actor } = request.caller;
        const asked = { limit, cursor, total };
        const scope = scopeOf(deps, request);
        const { id: groupId } = request.params;
        const { groups, ...page } = await listGroupContacts(scope, actor, groupId, filter, asked);
        return showMembers(deps, request, groups, page);
      },
    );
  };
