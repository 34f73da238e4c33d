import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { allOnGroup } from '../../context/policy.ts';
import { pageEventsOf } from '../../events/page-events-of.ts';
import { pageGroupsOf } from '../../groups/page-groups-of.ts';
import { recordReads } from '../../groups/tell-members.ts';
import { mostIdentities, readIdentities } from '../../identity/read-identities.ts';
import { requireContactById } from '../../people/contacts.ts';
import { avatarUrlOf } from '../avatar-url.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { groupAction, memberRole } from '../enums.ts';
import { idParams, instant, pageOf, pageQuery, presentPage } from '../schemas.ts';
import { contact } from './contact-schemas.ts';
import { event, presentEvent } from './event-schemas.ts';
import { listedGroup } from './group-schemas.ts';
import { title } from './member-schemas.ts';
import { participant } from './participants.ts';

/** A group that somebody is in. */
export const contactGroup = z.object({
  group: listedGroup.pick({
    ...{ id: true, name: true, icon: true, color: true, avatarUrl: true },
    ...{ status: true, sensitive: true, timeZone: true },
  }),
  role: memberRole.meta({ description: 'The contact’s.' }),
  title,
  may: z.array(groupAction).meta({
    description: 'What the caller may do in it.',
    examples: [['edit', 'use', 'ask', 'send', 'call']],
  }),
});

/** An event that somebody is invited to. */
export const contactEvent = z.object({
  event,
  answer: participant
    .omit({ contactId: true, name: true, waitingPlace: true })
    .describe('The contact’s.'),
});

export const identities = z.object({
  whatsappIds: z
    .array(
      z.object({
        externalId: z.string().meta({ examples: ['34600111222@c.us'] }),
        createdAt: instant.describe('Since when it is known to be theirs.'),
      }),
    )
    .max(mostIdentities),
  merged: z
    .array(contact.pick({ id: true, name: true, phone: true }).extend({ mergedAt: instant }))
    .max(mostIdentities)
    .describe(
      'Contacts who were merged into this one, the last first; by their ids they are taken apart.',
    ),
});

/** What hangs on a contact. */
export const contactTieRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Contacts'];

    app.get(
      '/api/contacts/:id/groups',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'listContactGroups',
          summary: 'List the groups in sight of the key that a contact is in, by name',
          description: 'That somebody is told of a sensitive one is an entry of the audit log.',
          tags,
          params: idParams,
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(contactGroup) },
        },
      },
      async (request) => {
        const { actor } = request.caller;
        const scope = scopeOf(deps, request);
        const { id: contactId } = await requireContactById(scope, request.params.id);
        const page = await pageGroupsOf(scope, actor, contactId, request.query);
        const told = page.items.filter(({ sensitive }) => sensitive);
        if (told.length > 0)
          await asChange(deps, request, (change) => recordReads(change, told, 1));
        return {
          ...page,
          items: page.items.map(({ role, title, avatarHash, ...found }) => ({
            group: { ...found, avatarUrl: avatarUrlOf(found.id, avatarHash) },
            ...{ role, title, may: allOnGroup(actor, found) },
          })),
        };
      },
    );

    app.get(
      '/api/contacts/:id/events',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'listContactEvents',
          summary: 'List the events that a contact is invited to, with their answers, latest first',
          description:
            'Of those in sight of the key about which it may ask; those without a date are first.',
          tags,
          params: idParams,
          querystring: z.strictObject(pageQuery),
          response: { 200: pageOf(contactEvent) },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { id: contactId } = await requireContactById(scope, request.params.id);
        const { actor } = request.caller;
        const page = await pageEventsOf(scope, actor, contactId, request.query);
        return presentPage(page, ({ event: found, answer }) => ({
          event: presentEvent(actor, found),
          answer,
        }));
      },
    );

    app.get(
      '/api/contacts/:id/identities',
      {
        config: { may: 'seeContacts' },
        schema: {
          operationId: 'getContactIdentities',
          summary: 'Get the WhatsApp ids of a contact, and who was merged into them',
          tags,
          params: idParams,
          response: { 200: identities },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { id: contactId } = await requireContactById(scope, request.params.id);
        return readIdentities(scope, contactId);
      },
    );
  };
