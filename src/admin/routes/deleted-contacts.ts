import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findDeletedBy } from '../../bulk/find-deleted.ts';
import { restorableSince, restoreContacts } from '../../deletion/restore-contacts.ts';
import { listDeleted } from '../../people/list-deleted.ts';
import { type RouteDeps, scopeOf } from '../change.ts';
import { once, onceHeaders } from '../once.ts';
import { exampleId, id, instant, pageOf, pageQuery } from '../schemas.ts';

export const deleted = z.object({
  id,
  name: z.string().meta({ examples: ['Pau'] }),
  phone: z
    .string()
    .nullable()
    .meta({ examples: ['+34600111222'] }),
  deletedAt: instant,
});

/** Contacts that were deleted, while they can be given back. */
export const deletedContactRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Contacts'];

    app.get(
      '/api/contacts/deleted',
      {
        config: { may: 'bulk' },
        schema: {
          operationId: 'listDeletedContacts',
          summary: 'List the contacts that were deleted in the last 30 days, the last first',
          tags,
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(deleted) },
        },
      },
      (request) =>
        listDeleted(scopeOf(deps, request), restorableSince(deps.clock.now()), request.query),
    );

    app.post(
      '/api/contacts/restore',
      {
        config: { may: 'bulk' },
        schema: {
          operationId: 'restoreContacts',
          summary: 'Give back contacts that were deleted in the last 30 days',
          description:
            'With their groups, as far as these are active still, and what was theirs by name. All of them, or nobody.',
          tags,
          headers: onceHeaders,
          body: z.union([
            z
              .strictObject({ operationId: id.describe('All whom this operation deleted.') })
              .meta({ examples: [{ operationId: exampleId }] }),
            z
              .strictObject({ contactIds: z.array(id).min(1).max(1000) })
              .meta({ examples: [{ contactIds: [exampleId] }] }),
          ]),
          response: {
            200: z.object({
              restored: z.array(id),
              memberships: z.int().meta({ description: 'Memberships that go on.', examples: [2] }),
              lost: z
                .array(z.object({ contactId: id, groupId: id }))
                .describe('Memberships that cannot: their groups are not active.'),
            }),
          },
        },
      },
      (request) =>
        once(deps, request, async (change) => {
          const { body } = request;
          const ids =
            'contactIds' in body ? body.contactIds : await findDeletedBy(change, body.operationId);
          const { contactIds, memberships, lost } = await restoreContacts(change, ids);
          return { restored: contactIds, memberships, lost };
        }),
    );
  };
