import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Change } from '../../change/change.ts';
import { deleteContact } from '../../deletion/delete-contact.ts';
import { setCallConsent, setDoNotCall } from '../../people/call-consent.ts';
import { createContact, requireContactById, updateContact } from '../../people/contacts.ts';
import { listContacts } from '../../people/list-contacts.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { id, idParams, pageOf, pageQuery } from '../schemas.ts';
import { showMembers } from '../show-members.ts';
import { contactFilters, contactOfGroups } from './contact-filters.ts';
import { contact, contactEdit, newContact } from './contact-schemas.ts';

export const contactRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Contacts'];

    app.get(
      '/api/contacts',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'listContacts',
          summary: 'List and search contacts, by name',
          tags,
          querystring: z.strictObject({
            ...pageQuery,
            ...contactFilters,
            groupId: id.optional().describe('Only the members of this group.'),
          }),
          response: { 200: pageOf(contactOfGroups) },
        },
      },
      async (request) => {
        const { actor } = request.caller;
        const { limit, cursor, groupId, ...query } = request.query;
        const filter = { ...query, groupIds: groupId === undefined ? [] : [groupId] };
        const scope = scopeOf(deps, request);
        const { groups, ...page } = await listContacts(scope, actor, filter, { limit, cursor });
        return showMembers(deps, request, groups, page);
      },
    );

    app.post(
      '/api/contacts',
      {
        config: { may: 'editContacts' },
        schema: {
          operationId: 'createContact',
          summary: 'Create a contact',
          tags,
          body: newContact,
          response: { 201: contact },
        },
      },
      async (request, reply) => {
        const { callConsent, doNotCall, ...fields } = request.body;
        const created = await asChange(deps, request, async (change) => {
          const contactId = await createContact(change, fields);
          await setCalls(change, contactId, { callConsent, doNotCall });
          return requireContactById(change, contactId);
        });
        return reply.code(201).send(created);
      },
    );

    app.get(
      '/api/contacts/:id',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'getContact',
          summary: 'Get a contact',
          tags,
          params: idParams,
          response: { 200: contact },
        },
      },
      (request) => {
        return requireContactById(scopeOf(deps, request), request.params.id);
      },
    );

    app.patch(
      '/api/contacts/:id',
      {
        config: { may: 'editContacts' },
        schema: {
          operationId: 'updateContact',
          summary: 'Change a contact; null takes a text away',
          tags,
          params: idParams,
          body: contactEdit,
          response: { 200: contact },
        },
      },
      (request) => {
        const { callConsent, doNotCall, ...fields } = request.body;
        return asChange(deps, request, async (change) => {
          await updateContact(change, request.params.id, fields);
          await setCalls(change, request.params.id, { callConsent, doNotCall });
          return requireContactById(change, request.params.id);
        });
      },
    );

    app.delete(
      '/api/contacts/:id',
      {
        config: { may: 'editContacts' },
        schema: {
          operationId: 'deleteContact',
          summary: 'Delete a contact',
          description:
            'They leave their groups and coming events, and what they still owe is withdrawn. What they did stays. What is out of sight of the key is not counted.',
          tags,
          params: idParams,
          response: {
            200: z.object({
              groups: z.int().meta({ description: 'Groups that they left.', examples: [2] }),
              tasks: z
                .int()
                .meta({ description: 'Open tasks that were withdrawn.', examples: [3] }),
              promoted: z
                .int()
                .meta({ description: 'People who moved up from waiting lists.', examples: [1] }),
            }),
          },
        },
      },
      (request) => {
        return asChange(deps, request, async (change) => {
          const { groupIds, tasks, promoted } = await deleteContact(change, request.params.id);
          return { groups: groupIds.length, tasks, promoted: promoted.length };
        });
      },
    );
  };

/** Whether somebody may be called, as whoever edits contacts says. */
async function setCalls(
  change: Change,
  contactId: string,
  wanted: { callConsent: boolean | null | undefined; doNotCall: boolean | undefined },
): Promise<void> {
  const { callConsent, doNotCall } = wanted;
  if (callConsent !== undefined) await setCallConsent(change, contactId, callConsent, 'API');
  if (doNotCall !== undefined) await setDoNotCall(change, contactId, doNotCall, 'API');
}
