import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { acceptSuggestion } from '../../suggestions/accept-suggestion.ts';
import { readBusiness } from '../../suggestions/asking.ts';
import { dismissSuggestion } from '../../suggestions/dismiss-suggestion.ts';
import { pageDismissals, restoreSuggestion } from '../../suggestions/dismissals.ts';
import { suggestGroups } from '../../suggestions/suggest-groups.ts';
import type { Suggestion } from '../../suggestions/suggestion.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { businessType } from '../enums.ts';
import { once, onceHeaders } from '../once.ts';
import { noContent, pageOf, pageQuery } from '../schemas.ts';
import { acceptance, dismissal, madeGroup, ofKey, suggestion } from '../suggestion-schemas.ts';

/** Groups that the contacts' own data suggest. */
export const suggestionRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Groups'];

    app.get(
      '/api/groups/suggestions',
      {
        config: { may: 'createGroup' },
        schema: {
          operationId: 'listGroupSuggestions',
          summary: 'List groups that might be, by what is known of the contacts',
          description:
            'Of each kind 20 at most, those of the most people first. None is suggested that is there in sight of the key, by its name or by its people, or that was dismissed.',
          tags,
          response: { 200: z.object({ businessType, suggestions: z.array(suggestion) }) },
        },
      },
      async (request) => {
        const { actor } = request.caller;
        const asking = { ...scopeOf(deps, request), actor, at: deps.clock.now() };
        const { businessType } = await readBusiness(asking);
        const suggestions = await suggestGroups(asking);
        return { businessType, suggestions: suggestions.map(present) };
      },
    );

    app.post(
      '/api/groups/suggestions/accept',
      {
        config: { may: 'createGroup' },
        schema: {
          operationId: 'acceptGroupSuggestion',
          summary: 'Create the group that is suggested, with its people in it',
          description: 'A chat that it is of is linked to it.',
          tags,
          headers: onceHeaders,
          body: acceptance,
          response: { 201: madeGroup },
        },
      },
      async (request, reply) => {
        const { key, name } = request.body;
        const made = await once(deps, request, (change) => acceptSuggestion(change, key, name));
        return reply.code(201).send(made);
      },
    );

    app.post(
      '/api/groups/suggestions/dismiss',
      {
        config: { may: 'createGroup' },
        schema: {
          operationId: 'dismissGroupSuggestion',
          summary: 'Have a group suggested no more, to nobody in the organization',
          tags,
          body: ofKey,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        await asChange(deps, request, (change) => dismissSuggestion(change, request.body.key));
        return reply.code(204).send();
      },
    );

    app.get(
      '/api/groups/suggestions/dismissals',
      {
        config: { may: 'createGroup' },
        schema: {
          operationId: 'listDismissals',
          summary: 'List the suggestions that were dismissed',
          tags,
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(dismissal) },
        },
      },
      (request) => pageDismissals(scopeOf(deps, request), request.query),
    );

    app.post(
      '/api/groups/suggestions/restore',
      {
        config: { may: 'createGroup' },
        schema: {
          operationId: 'restoreGroupSuggestion',
          summary: 'Have a group suggested again that was dismissed',
          tags,
          body: ofKey,
          response: { 204: noContent },
        },
      },
      async (request, reply) => {
        await asChange(deps, request, (change) => restoreSuggestion(change, request.body.key));
        return reply.code(204).send();
      },
    );
  };

/** Without who they are and how that is found. */
function present({ contactIds: _, spellings: __, ...shown }: Suggestion) {
  return shown;
}
