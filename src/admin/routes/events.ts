import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireOnGroup } from '../../context/policy.ts';
import { announceEvent } from '../../events/announce-event.ts';
import { createEvent } from '../../events/create-event.ts';
import { pageEvents } from '../../events/page-events.ts';
import { type EventView, requireEventById } from '../../events/visible-events.ts';
import { requireGroupById } from '../../groups/find-group.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { eventStatus } from '../enums.ts';
import { requireComing } from '../require-coming.ts';
import {
  groupLike,
  id,
  idParams,
  instant,
  notesLike,
  number,
  numberFilter,
  pageOf,
  pageQuery,
  presentPage,
  recurrence,
  titleLike,
} from '../schemas.ts';

const fields = {
  title: titleLike('Game vs. The Eagles'),
  notes: notesLike('Bring both shirts'),
  place: z
    .string()
    .max(200)
    .nullable()
    .meta({ examples: ['Riverside'] }),
  startsAt: instant.nullable().describe('Null while no date is set.'),
  hasTime: z.boolean().meta({
    description: 'False where only the day is known; startsAt is then the last minute of it.',
    examples: [true],
  }),
  capacity: z
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .meta({ description: 'People at most, guests counted.', examples: [14] }),
};

const event = z.object({
  id,
  number,
  ...fields,
  endsAt: instant.nullable(),
  recurrence,
  seatsTaken: z.int().meta({ description: 'People going, guests counted.', examples: [11] }),
  status: eventStatus,
  group: groupLike('Sunday Soccer Team', '⚽'),
  createdAt: instant,
});

export const eventRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Events'];

    app.get(
      '/api/events',
      {
        schema: {
          operationId: 'listEvents',
          summary: 'List the events in sight of the key, soonest first, undated ones last',
          tags,
          querystring: z.strictObject({
            ...pageQuery,
            groupId: id.optional(),
            from: instant.optional().describe('Starts at or after.'),
            to: instant.optional().describe('Starts before.'),
            number: numberFilter,
          }),
          response: { 200: pageOf(event) },
        },
      },
      async (request) => {
        const { limit, cursor, ...filter } = request.query;
        const page = await pageEvents(scopeOf(deps, request), request.caller.actor, filter, {
          limit,
          cursor,
        });
        return presentPage(page, presentEvent);
      },
    );

    app.post(
      '/api/events',
      {
        schema: {
          operationId: 'createEvent',
          summary: 'Create an event of a group; every member is invited',
          description:
            'It is announced with a poll in the chats of the group, unless eventPolls is off.',
          tags,
          body: z.strictObject({
            groupId: id,
            title: fields.title,
            notes: fields.notes.exactOptional(),
            place: fields.place.exactOptional(),
            startsAt: fields.startsAt.exactOptional(),
            hasTime: fields.hasTime.exactOptional(),
            minutes: z
              .int()
              .min(1)
              .max(60 * 24 * 31)
              .nullable()
              .exactOptional()
              .meta({ description: 'How long it lasts.', examples: [120] }),
            capacity: fields.capacity.exactOptional(),
          }),
          response: { 201: event },
        },
      },
      async (request, reply) => {
        const { actor } = request.caller;
        const { groupId, startsAt } = request.body;
        const created = await asChange(deps, request, async (change) => {
          requireOnGroup(actor, 'use', await requireGroupById(change, actor, groupId));
          if (startsAt) requireComing('startsAt', startsAt, change.at);
          const { id: eventId } = await createEvent(change, request.body);
          await announceEvent(change, eventId);
          return presentEvent(await requireEventById(change, actor, eventId));
        });
        return reply.code(201).send(created);
      },
    );

    app.get(
      '/api/events/:id',
      {
        schema: {
          operationId: 'getEvent',
          summary: 'Get an event',
          tags,
          params: idParams,
          response: { 200: event },
        },
      },
      async (request) =>
        presentEvent(
          await requireEventById(scopeOf(deps, request), request.caller.actor, request.params.id),
        ),
    );
  };

function presentEvent({ groupId, groupName, groupIcon, ...found }: EventView) {
  return { ...found, group: { id: groupId, name: groupName, icon: groupIcon } };
}
