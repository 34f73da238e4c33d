import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { createChange } from '../../change/create-change.ts';
import { createApiKey, requireApiKey } from '../../people/api-keys.ts';
import {
  createOrganization,
  listOrganizations,
  requireOrganization,
  updateOrganization,
} from '../../people/organizations.ts';
import { createUser } from '../../people/users.ts';
import { commit, type RouteDeps } from '../change.ts';
import { businessType } from '../enums.ts';
import { id, idParams, instant, pageOf, pageQuery, timeZone } from '../schemas.ts';
import { callSettings, callSettingsEdit } from './call-settings-schemas.ts';
import { newKey } from './keys.ts';
import { ownPhone, presentUser, user, userFields } from './users.ts';

const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .meta({ examples: ['Riverside Football Club'] });
const locale = z
  .string()
  .max(100)
  .meta({ description: 'BCP 47.', examples: ['en-GB'] });

const confirmAbove = z
  .int()
  .min(1)
  .max(1_000_000)
  .meta({
    description: 'Commands that reach more people than this are confirmed in the chat first.',
    examples: [25],
  });

const eventPolls = z.boolean().meta({
  description: 'Whether a new event is announced with a poll in the chats of its group.',
  examples: [true],
});

const keepMessagesDays = z
  .int()
  .min(8)
  .max(3650)
  .nullable()
  .meta({
    description:
      'Older messages and their files are deleted, once a day and for good, but for what is not over: a command still to be handled, a message still to be sent, an event to come. Null keeps them.',
    examples: [365],
  });

const catchUpMinutes = z
  .int()
  .min(0)
  .max(1440)
  .meta({
    description:
      'A command that was said while Muster was away is run if it is younger than this; else it is reported.',
    examples: [10],
  });

const minuteOfDay = z.int().min(0).max(1439).nullable();
const quietFrom = minuteOfDay.meta({
  description:
    'Minute of the day, on the clock of a group or else of the organization, from which Muster says nothing by itself, until `quietUntil`; both null where it always may.',
  examples: [1320],
});
const quietUntil = minuteOfDay.meta({
  description: 'Minute of the day at which the quiet hours end.',
  examples: [480],
});

const averageAppointmentCents = z
  .int()
  .min(0)
  .max(100_000_000)
  .nullable()
  .meta({
    description:
      'What an appointment is worth on average, in cents: figures of groups tell of revenue by it. Null where nothing is said of it.',
    examples: [6500],
  });

export const organization = z.object({
  id,
  name,
  timeZone,
  locale,
  confirmAbove,
  eventPolls,
  keepMessagesDays,
  catchUpMinutes,
  quietFrom,
  quietUntil,
  businessType,
  averageAppointmentCents,
  ...callSettings,
  createdAt: instant,
  updatedAt: instant,
});

export const organizationEdit = z.strictObject({
  name: name.exactOptional(),
  timeZone: timeZone.exactOptional(),
  locale: locale.exactOptional(),
  confirmAbove: confirmAbove.exactOptional(),
  eventPolls: eventPolls.exactOptional(),
  keepMessagesDays: keepMessagesDays.exactOptional(),
  catchUpMinutes: catchUpMinutes.exactOptional(),
  quietFrom: quietFrom.exactOptional(),
  quietUntil: quietUntil.exactOptional(),
  businessType: businessType.exactOptional(),
  averageAppointmentCents: averageAppointmentCents.exactOptional(),
  ...callSettingsEdit,
});

export const organizationsRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, clock } = deps;
    const config = { access: 'operator' as const };
    const tags = ['Organizations'];

    app.post(
      '/api/organizations',
      {
        config,
        schema: {
          operationId: 'createOrganization',
          summary: 'Create an organization with its first admin and their key',
          description: 'The secret of the key is in this answer and nowhere else.',
          tags,
          body: z.strictObject({
            name,
            timeZone,
            locale: locale.exactOptional(),
            admin: z
              .strictObject({
                name: userFields.name,
                email: userFields.email.exactOptional(),
                phone: ownPhone.exactOptional(),
              })
              .default({ name: 'Admin' })
              .describe(
                'The first user, who can then create the others; with a phone, known by it in chats too.',
              ),
          }),
          response: { 201: z.object({ organization, user, key: newKey }) },
        },
      },
      async (request, reply) => {
        const { admin, ...fields } = request.body;
        const created = await commit(
          deps,
          async (tx) => (await createOrganization(tx, fields, clock.now())).change,
          async (change) => {
            const first = await createUser(change, { ...admin, role: 'ADMIN' });
            const { id: keyId, secret } = await createApiKey(change, {
              userId: first.id,
              label: 'first key',
            });
            return {
              organization: await requireOrganization(change.tx, change.organizationId),
              user: presentUser(first),
              key: { ...(await requireApiKey(change, keyId)), secret },
            };
          },
        );
        return reply.code(201).send(created);
      },
    );

    app.get(
      '/api/organizations',
      {
        config,
        schema: {
          operationId: 'listOrganizations',
          summary: 'List the organizations, by name',
          tags,
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(organization) },
        },
      },
      (request) => listOrganizations(db, request.query),
    );

    app.get(
      '/api/organizations/:id',
      {
        config,
        schema: {
          operationId: 'getOrganization',
          summary: 'Get an organization',
          tags,
          params: idParams,
          response: { 200: organization },
        },
      },
      (request) => requireOrganization(db, request.params.id),
    );

    app.patch(
      '/api/organizations/:id',
      {
        config,
        schema: {
          operationId: 'updateOrganization',
          summary: 'Change an organization',
          tags,
          params: idParams,
          body: organizationEdit,
          response: { 200: organization },
        },
      },
      (request) =>
        commit(
          deps,
          (tx) => createChange({ tx, organizationId: request.params.id, at: clock.now() }),
          (change) => updateOrganization(change, request.body),
        ),
    );
  };
