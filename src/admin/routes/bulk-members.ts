import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { changeMembers, type MembersOutcome } from '../../bulk/change-members.ts';
import type { Change } from '../../change/change.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { bulkAnswer, bulkPreview, presentPreview } from '../bulk-schemas.ts';
import type { RouteDeps } from '../change.ts';
import { once, onceHeaders } from '../once.ts';
import { asPreview } from '../preview.ts';
import type { Words } from '../problems/english/index.ts';
import { wordsFor } from '../problems/words.ts';
import { id, idParams } from '../schemas.ts';

const preview = z
  .boolean()
  .default(false)
  .meta({ description: 'Shows what it would do, and changes nothing.', examples: [false] });

const people = z.strictObject({
  contactIds: z.array(id).min(1).max(10_000).meta({ description: '1,000 at most.' }),
  preview,
});

const answer = z.object({
  operationId: bulkAnswer.shape.operationId.nullable(),
  affected: bulkAnswer.shape.affected,
  skipped: bulkAnswer.shape.skipped,
  tasks: z
    .int()
    .meta({ description: 'Open copies that those who leave owe no more.', examples: [2] }),
  places: z
    .int()
    .meta({ description: 'Places, and places in line, that they lose.', examples: [1] }),
  refused: bulkPreview.shape.refused,
});

/** Many members of a group at once. */
export const bulkMemberRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Members'];
    const description =
      'All of it happens, or nothing; whoever did it takes it back within ten minutes by its operationId.';

    /** Does it once, or shows it. */
    function run(
      request: FastifyRequest & { params: { id: string } },
      isPreview: boolean,
      work: (
        change: Change,
        group: { id: string; name: string },
        refuse?: (error: UserError) => void,
      ) => Promise<MembersOutcome>,
    ) {
      const words = wordsFor(request);
      const inGroup = async (change: Change, refuse?: (error: UserError) => void) => {
        const group = await requireGroupById(change, change.actor, request.params.id);
        requireOnGroup(change.actor, 'bulk', group);
        return work(change, group, refuse);
      };
      if (!isPreview)
        return once(deps, request, async (change) => {
          const outcome = await inGroup(change);
          return { ...present(outcome, [], words), operationId: outcome.operationId };
        });
      return asPreview(deps, request, async (change) => {
        const refused: UserError[] = [];
        return present(await inGroup(change, (error) => refused.push(error)), refused, words);
      });
    }

    const kinds = [
      { mode: 'add', operationId: 'bulkAddMembers', summary: 'Add many contacts to a group' },
      {
        mode: 'remove',
        operationId: 'bulkRemoveMembers',
        summary: 'Remove many contacts from a group',
      },
    ] as const;
    for (const { mode, operationId, summary } of kinds)
      app.post(
        `/api/groups/:id/members/bulk-${mode}`,
        {
          config: { may: { onGroup: 'bulk' } },
          schema: {
            operationId,
            summary,
            description,
            tags,
            params: idParams,
            headers: onceHeaders,
            body: people,
            response: { 200: answer },
          },
        },
        (request) =>
          run(request, request.body.preview, (change, group, refuse) =>
            changeMembers(change, group.id, mode, request.body.contactIds, refuse),
          ),
      );

    app.post(
      '/api/groups/:id/members/clear',
      {
        config: { may: { onGroup: 'bulk' } },
        schema: {
          operationId: 'clearMembers',
          summary: 'Remove everybody from a group, its admins too',
          description,
          tags,
          params: idParams,
          headers: onceHeaders,
          body: z.strictObject({
            confirm: z
              .string()
              .max(200)
              .exactOptional()
              .meta({
                description: 'The name of the group, as it is written; not needed for a preview.',
                examples: ['Sunday Soccer Team'],
              }),
            preview,
          }),
          response: { 200: answer },
        },
      },
      (request) =>
        run(request, request.body.preview, (change, group, refuse) => {
          if (!request.body.preview && request.body.confirm?.trim() !== group.name)
            throw new UserError('invalid', {
              field: 'confirm',
              expected: 'the name of the group',
              example: group.name,
            });
          return changeMembers(change, group.id, 'remove', 'all', refuse);
        }),
    );
  };

function present(outcome: MembersOutcome, refusals: readonly UserError[], words: Words) {
  const { affected, skipped, refused } = presentPreview(outcome, refusals, words);
  return { operationId: null as string | null, affected, skipped, ...outcome.loss, refused };
}
