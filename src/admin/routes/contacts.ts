import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { deleteContact } from '../../deletion/delete-contact.ts';
import { createContact, requireContactById, updateContact } from '../../people/contacts.ts';
import { listContacts } from '../../people/list-contacts.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { id, idParams, instant, pageOf, pageQuery } from '../schemas.ts';

const fields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ examples: ['Pau'] }),
  phone: z
    .string()
    .nullable()
    .meta({
      description:
        'With its country code; kept as E.164. A contact without one can do everything but be called.',
      examples: ['+34600111222'],
    }),
  email: z
    .string()
    .nullable()
    .meta({ examples: ['pau@example.org'] }),
  notes: z
    .string()
    .trim()
    .max(2000)
    .nullable()
    .meta({ examples: ['Prefers evenings'] }),
  locale: z
    .string()
    .max(100)
    .nullable()
    .meta({
      description:
        'BCP 47: in which they are answered, and told things in their direct chat. Null for that of the organization.',
      examples: ['es-ES'],
    }),
};

export const contact = z.object({
  id,
  ...fields,
  optedOutAt: instant.nullable().describe('When they said “stop” in their direct chat.'),
  createdAt: instant,
  updatedAt: instant,
});

const { name, phone, email, notes, locale } = fields;
const optional = {
  phone: phone.exactOptional(),
  email: email.exactOptional(),
  notes: notes.exactOptional(),
  locale: locale.exactOptional(),
};
const newContact = z.strictObject({ name, ...optional });
const contactEdit = z.strictObject({ name: name.exactOptional(), ...optional });

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
            text: z
              .string()
              .max(200)
              .optional()
              .meta({
                description: 'Part of a name, an e-mail address or a phone number.',
                examples: ['pau'],
              }),
            groupId: id.optional().describe('Only the members of this group.'),
          }),
          response: { 200: pageOf(contact) },
        },
      },
      (request) => {
        const { actor } = request.caller;
        const { text, groupId, ...page } = request.query;
        return listContacts(scopeOf(deps, request), actor, { text, groupId }, page);
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
        const created = await asChange(deps, request, async (change) =>
          requireContactById(change, await createContact(change, request.body)),
        );
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
        return asChange(deps, request, (change) =>
          updateContact(change, request.params.id, request.body),
        );
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
