import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireOrganization, updateOrganization } from '../../people/organizations.ts';
import { asChange, type RouteDeps } from '../change.ts';
import { organization, organizationEdit } from './organizations.ts';

export const organizationRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Organization'];

    app.get(
      '/api/organization',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'getOwnOrganization',
          summary: 'Get the organization of the key',
          tags,
          response: { 200: organization },
        },
      },
      (request) => {
        return requireOrganization(deps.db, request.caller.organizationId);
      },
    );

    app.patch(
      '/api/organization',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'updateOwnOrganization',
          summary: 'Change the organization of the key',
          tags,
          body: organizationEdit,
          response: { 200: organization },
        },
      },
      (request) => {
        return asChange(deps, request, (change) => updateOrganization(change, request.body));
      },
    );
  };
