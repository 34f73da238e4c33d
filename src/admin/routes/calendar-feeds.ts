import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { addressOf, endFeed, type FeedOf, findFeed, renewFeed } from '../../calendar/feeds.ts';
import type { Actor, Scope } from '../../change/change.ts';
import { requireInOrganization, requireOnGroup } from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { requireContactById } from '../../people/contacts.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { idParams, instant } from '../schemas.ts';

export const feed = z.object({
  exists: z.boolean(),
  createdAt: instant.nullable().describe('Since when; null where there is none.'),
  readAt: instant.nullable().describe('When a calendar last read it; null for never.'),
});

const made = z.object({
  url: z.string().meta({
    description: 'Shown once. Whoever has it reads the events.',
    examples: [
      'https://muster.example/calendar/msc_0123456789abcdef0123456789abcdef0123456789a.ics',
    ],
  }),
});

const ended = z.object({ changed: z.boolean().describe('False where there was none.') });

/** Whose address a route is about; throws where the caller may not. */
type Find = (scope: Scope, actor: Actor, id: string) => Promise<FeedOf>;

/** One's own, or an ADMIN's to make: it tells whatever that person is invited to. */
const ofContact: Find = async (scope, actor, contactId) => {
  if (actor.contactId !== contactId) requireInOrganization(actor, 'administer');
  await requireContactById(scope, contactId);
  return { contactId, groupId: null };
};

/** The caller's own of a group that they are in: it ends when they leave. */
const ofGroup: Find = async (scope, actor, groupId) => {
  const group = await requireGroupById(scope, actor, groupId);
  requireOnGroup(actor, 'ask', group);
  if (group.memberRole === null || actor.contactId === null)
    throw new UserError('notMember', { person: 'The user of this key', group: group.name });
  return { contactId: actor.contactId, groupId };
};

/** The secret addresses at which calendars read events. */
export const calendarFeedRoutes =
  (deps: RouteDeps, publicUrl: string): FastifyPluginAsyncZod =>
  async (app) => {
    const kinds = [
      {
        path: '/api/contacts/:id/calendar',
        name: 'ContactCalendar',
        what: 'all events that a contact is invited to',
        whose: 'One’s own, or any as an ADMIN.',
        find: ofContact,
        config: { may: 'seeContacts' as const },
        tags: ['Contacts'],
      },
      {
        path: '/api/groups/:id/calendar',
        name: 'GroupCalendar',
        what: 'the events of a group',
        whose: 'For the user of the key, who has to be a member: it ends when they leave.',
        find: ofGroup,
        config: { may: { onGroup: 'ask' as const } },
        tags: ['Groups'],
      },
    ];
    for (const { path, name, what, whose, find, config, tags } of kinds) {
      const shared = { tags, params: idParams };

      app.get(
        path,
        {
          config,
          schema: {
            operationId: `get${name}`,
            summary: `Whether there is a calendar address for ${what}`,
            description: whose,
            ...shared,
            response: { 200: feed },
          },
        },
        async (request) => {
          const scope = scopeOf(deps, request);
          const found = await findFeed(
            scope,
            await find(scope, request.caller.actor, request.params.id),
          );
          return found
            ? { exists: true, ...found }
            : { exists: false, createdAt: null, readAt: null };
        },
      );

      app.post(
        path,
        {
          config,
          schema: {
            operationId: `create${name}`,
            summary: `Make a secret calendar address for ${what}`,
            description: `${whose} It is shown once; one that there was ends.`,
            ...shared,
            response: { 201: made },
          },
        },
        async (request, reply) => {
          const { secret } = await asChange(deps, request, async (change) =>
            renewFeed(change, await find(change, change.actor, request.params.id)),
          );
          return reply.code(201).send({ url: addressOf(publicUrl, secret) });
        },
      );

      app.delete(
        path,
        {
          config,
          schema: {
            operationId: `delete${name}`,
            summary: `End the calendar address for ${what}`,
            description: whose,
            ...shared,
            response: { 200: ended },
          },
        },
        (request) =>
          asChange(deps, request, async (change) => ({
            changed: await endFeed(change, await find(change, change.actor, request.params.id)),
          })),
      );
    }
  };
