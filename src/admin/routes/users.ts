import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  createUser,
  listUsers,
  requireUser,
  type UserView,
  updateUser,
} from '../../people/users.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { userRole } from '../enums.ts';
import { id, idParams, instant, pageOf, pageQuery, presentPage } from '../schemas.ts';

export const userFields = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ examples: ['Abraham'] }),
  email: z
    .string()
    .nullable()
    .meta({ examples: ['abraham@example.org'] }),
  role: userRole.meta({ examples: ['MANAGER'] }),
  contactId: id.nullable().describe('The contact who is the same human in chats.'),
};

/** By a phone a user is bound, where the contact's id is not known or there is no contact yet. */
export const ownPhone = z.string().meta({
  description:
    'In place of contactId: the number that this person writes from. Who has it is the contact; else one is made.',
  examples: ['+34600111222'],
});

export const user = z.object({
  id,
  ...userFields,
  createdAt: instant,
  updatedAt: instant,
  disabledAt: instant.nullable().meta({ examples: [null] }),
  notice: z
    .string()
    .nullable()
    .meta({ description: 'What is still missing; null where nothing is.', examples: [null] }),
});

/** A user as the API tells of it, and of what keeps it from being known in chats. */
export function presentUser(view: UserView): z.output<typeof user> {
  return {
    ...view,
    notice:
      view.contactId === null
        ? `${view.name} is not known in chats yet: this user is bound to no contact. Give the number that they write from: PATCH /api/users/${view.id} with {"phone": "+34600111222"}.`
        : null,
  };
}

const { name, email, role, contactId } = userFields;
export const newUser = z.strictObject({
  name,
  role,
  email: email.exactOptional(),
  contactId: contactId.exactOptional().meta({ examples: [null] }),
  phone: ownPhone.exactOptional(),
});
export const userEdit = z.strictObject({
  name: name.exactOptional(),
  role: role.exactOptional(),
  email: email.exactOptional(),
  contactId: contactId.exactOptional().meta({ examples: [null] }),
  phone: ownPhone.exactOptional(),
  disabled: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'True shuts the user out, keys and all; false lets them in again.',
      examples: [false],
    }),
});

export const userRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Users'];

    app.get(
      '/api/users',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'listUsers',
          summary: 'List the users, disabled ones too, in the order in which they were created',
          tags,
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(user) },
        },
      },
      async (request) => {
        return presentPage(await listUsers(scopeOf(deps, request), request.query), presentUser);
      },
    );

    app.post(
      '/api/users',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'createUser',
          summary: 'Create a user',
          tags,
          body: newUser,
          response: { 201: user },
        },
      },
      async (request, reply) => {
        const created = await asChange(deps, request, (change) => createUser(change, request.body));
        return reply.code(201).send(presentUser(created));
      },
    );

    app.get(
      '/api/users/:id',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'getUser',
          summary: 'Get a user',
          tags,
          params: idParams,
          response: { 200: user },
        },
      },
      async (request) => {
        return presentUser(await requireUser(scopeOf(deps, request), request.params.id));
      },
    );

    app.patch(
      '/api/users/:id',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'updateUser',
          summary: 'Change, disable or enable a user',
          tags,
          params: idParams,
          body: userEdit,
          response: { 200: user },
        },
      },
      async (request) => {
        return presentUser(
          await asChange(deps, request, (change) =>
            updateUser(change, request.params.id, request.body),
          ),
        );
      },
    );
  };
