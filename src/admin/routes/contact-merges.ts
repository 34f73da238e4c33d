import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { mergeByHand, unmergeByHand } from '../../identity/merge/merge-by-hand.ts';
import { requireContactById } from '../../people/contacts.ts';
import { asChange, type RouteDeps } from '../change.ts';
import { id, idParams } from '../schemas.ts';
import { contact } from './contact-schemas.ts';

/** Two contacts who are one person, and who were taken for one. */
export const contactMergeRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Contacts'];

    app.post(
      '/api/contacts/:id/merge',
      {
        config: { may: 'identify' },
        schema: {
          operationId: 'mergeContact',
          summary: 'Merge another contact into this one: they are one person',
          description:
            'All that is the other’s is this one’s from then on: WhatsApp ids, groups, tasks, answers, what was said. Where both have a membership, a task or an answer, the better one stays. The other is gone until they are taken apart.',
          tags,
          params: idParams,
          body: z.strictObject({ contactId: id.describe('The contact that is merged into it.') }),
          response: { 200: contact },
        },
      },
      (request) => {
        const { id: keptId } = request.params;
        return asChange(deps, request, async (change) => {
          await mergeByHand(change, { keptId, otherId: request.body.contactId });
          return requireContactById(change, keptId);
        });
      },
    );

    app.post(
      '/api/contacts/:id/unmerge',
      {
        config: { may: 'identify' },
        schema: {
          operationId: 'unmergeContact',
          summary: 'Take a contact apart from the one that it was merged into',
          description:
            'By the id of the contact that is gone; the audit log has it (`contact.merge`). What still stands as the merge left it goes back; the two are not merged again by themselves.',
          tags,
          params: idParams,
          response: { 200: contact },
        },
      },
      (request) => {
        return asChange(deps, request, async (change) => {
          await unmergeByHand(change, request.params.id);
          return requireContactById(change, request.params.id);
        });
      },
    );
  };
