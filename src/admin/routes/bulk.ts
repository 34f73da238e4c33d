import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { runBulk, type Work } from '../../bulk/run-bulk.ts';
import { findWhom, type Whom } from '../../bulk/whom.ts';
import type { Change } from '../../change/change.ts';
import { requireOnGroup } from '../../context/policy.ts';
import type { UserError } from '../../errors.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import {
  type AskedWhom,
  type AskedWork,
  bulkAnswer,
  bulkPreview,
  contactsBody,
  groupBody,
  presentOutcome,
  presentPreview,
} from '../bulk-schemas.ts';
import type { RouteDeps } from '../change.ts';
import { once, onceHeaders } from '../once.ts';
import { asPreview } from '../preview.ts';
import { wordsFor } from '../problems/words.ts';
import { idParams } from '../schemas.ts';
import { wantedCampaign } from '../wanted-campaign.ts';

type Asked = AskedWork & AskedWhom;

/** What is done to many contacts at once, and what shows beforehand what it would do. */
export const bulkRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Bulk operations'];
    const description =
      'All of it happens, or nothing. Whoever did it takes it back within ten minutes by its operationId. The same request again with the same Idempotency-Key does nothing.';

    app.post(
      '/api/contacts/bulk-operations',
      {
        config: { may: 'bulk' },
        schema: {
          operationId: 'runContactsOperation',
          summary: 'Do something to many contacts at once',
          description,
          tags,
          headers: onceHeaders,
          body: contactsBody,
          response: { 200: bulkAnswer },
        },
      },
      (request) =>
        once(deps, request, async (change) =>
          presentOutcome(await perform(change, request.body, null)),
        ),
    );

    app.post(
      '/api/contacts/bulk-operations/preview',
      {
        config: { may: 'bulk' },
        schema: {
          operationId: 'previewContactsOperation',
          summary: 'Show what a bulk operation would do',
          description: 'Nothing is changed by it.',
          tags,
          body: contactsBody,
          response: { 200: bulkPreview },
        },
      },
      (request) =>
        asPreview(deps, request, async (change) => {
          const refused: UserError[] = [];
          const outcome = await perform(change, request.body, null, (one) => refused.push(one));
          return presentPreview(outcome, refused, wordsFor(request));
        }),
    );

    app.post(
      '/api/groups/:id/bulk-operations',
      {
        config: { may: { onGroup: 'bulk' } },
        schema: {
          operationId: 'runGroupOperation',
          summary: 'Do something to all members of a group at once, or to some of them',
          description,
          tags,
          params: idParams,
          headers: onceHeaders,
          body: groupBody,
          response: { 200: bulkAnswer },
        },
      },
      (request) =>
        once(deps, request, async (change) => {
          const groupId = await requireGroup(change, request.params.id);
          return presentOutcome(await perform(change, request.body, groupId));
        }),
    );

    app.post(
      '/api/groups/:id/bulk-operations/preview',
      {
        config: { may: { onGroup: 'bulk' } },
        schema: {
          operationId: 'previewGroupOperation',
          summary: 'Show what a bulk operation would do to the members of a group',
          description: 'Nothing is changed by it.',
          tags,
          params: idParams,
          body: groupBody,
          response: { 200: bulkPreview },
        },
      },
      (request) =>
        asPreview(deps, request, async (change) => {
          const groupId = await requireGroup(change, request.params.id);
          const refused: UserError[] = [];
          const outcome = await perform(change, request.body, groupId, (one) => refused.push(one));
          return presentPreview(outcome, refused, wordsFor(request));
        }),
    );
  };

async function requireGroup(change: Change, id: string): Promise<string> {
  const group = await requireGroupById(change, change.actor, id);
  requireOnGroup(change.actor, 'bulk', group);
  return group.id;
}

async function perform(
  change: Change,
  asked: Asked,
  groupId: string | null,
  refuse?: (error: UserError) => void,
) {
  const { contactIds, filter = {} } = asked;
  const whom: Whom = contactIds ? { contactIds } : { filter };
  const ids = await findWhom(change, whom, groupId);
  return runBulk(change, ids, workOf(asked, ids, groupId, change.at), groupId, refuse);
}

function workOf(asked: Asked, contactIds: string[], groupId: string | null, now: Date): Work {
  if (asked.operation === 'assign') return { ...asked, named: asked.contactIds };
  if (asked.operation !== 'call') return asked;
  const whom = groupId === null ? { contactIds } : { groupId, contactIds };
  return { operation: 'call', wanted: wantedCampaign(asked, whom, now) };
}
