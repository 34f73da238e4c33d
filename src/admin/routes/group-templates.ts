import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readBusiness } from '../../suggestions/asking.ts';
import { createFromTemplate } from '../../suggestions/create-from-template.ts';
import { listTemplates } from '../../suggestions/list-templates.ts';
import { type RouteDeps, scopeOf } from '../change.ts';
import { businessType } from '../enums.ts';
import { once, onceHeaders } from '../once.ts';
import { fromTemplate, madeGroup, template } from '../suggestion-schemas.ts';

/** Groups to begin with. */
export const groupTemplateRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Groups'];

    app.get(
      '/api/groups/templates',
      {
        schema: {
          operationId: 'listGroupTemplates',
          summary: 'List the templates of groups, those for the organization’s business first',
          tags,
          querystring: z.strictObject({ businessType: businessType.optional() }),
          response: { 200: z.object({ businessType, templates: z.array(template) }) },
        },
      },
      async (request) => {
        const at = deps.clock.now();
        const { businessType, say } = await readBusiness({ ...scopeOf(deps, request), at });
        const only = request.query.businessType;
        const templates = listTemplates(say, businessType).filter(
          (one) => only === undefined || one.businessType === only,
        );
        return { businessType, templates };
      },
    );

    app.post(
      '/api/groups/from-template',
      {
        config: { may: 'createGroup' },
        schema: {
          operationId: 'createGroupFromTemplate',
          summary: 'Create a group from a template, and fill it',
          tags,
          headers: onceHeaders,
          body: fromTemplate,
          response: { 201: madeGroup },
        },
      },
      async (request, reply) => {
        const made = await once(deps, request, (change) =>
          createFromTemplate(change, request.body),
        );
        return reply.code(201).send(made);
      },
    );
  };
