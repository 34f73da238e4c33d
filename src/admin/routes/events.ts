import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Change } from '../../audit/change.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { answerEvent } from '../../events/answer-event.ts';
import { createEvent } from '../../events/create-event.ts';
import { pageEvents } from '../../events/page-events.ts';
import { pageParticipants, requireParticipant } from '../../events/page-participants.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import { type EventView, requireEventById } from '../../events/visible-events.ts';
import { requireGroupById } from '../../groups/find-group.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { answerSource, eventStatus, participantStatus } from '../enums.ts';
import { requireFuture } from '../require-future.ts';
import {
  id,
  idParams,
  instant,
  number,
  numberFilter,
  pageOf,
  pageQuery,
  presentPage,
} from '../schemas.ts';

const fields = {
  title: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ examples: ['Game vs. The Eagles'] }),
  notes: z
    .string()
    .max(4000)
    .nullable()
    .meta({ examples: ['Bring both shirts'] }),
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
  seatsTaken: z.int().meta({ description: 'People going, guests counted.', examples: [11] }),
  status: eventStatus,
  group: z.object({
    id,
    name: z.string().meta({ examples: ['Sunday Soccer Team'] }),
    icon: z
      .string()
      .nullable()
      .meta({ examples: ['⚽'] }),
  }),
  createdAt: instant,
});

const guests = z
  .int()
  .min(0)
  .max(50)
  .meta({ description: 'People brought along.', examples: [1] });
const reason = z
  .string()
  .max(500)
  .nullable()
  .meta({ examples: ['Back by noon'] });

const participant = z.object({
  contactId: id,
  name: z.string().meta({ examples: ['Pau'] }),
  status: participantStatus.meta({ examples: ['GOING'] }),
  guests,
  reason,
  source: answerSource.nullable().meta({ description: 'How the answer came.', examples: ['API'] }),
  invitedAt: instant,
  answeredAt: instant.nullable(),
  waitingPlace: z
    .int()
    .nullable()
    .meta({ description: 'Place in line, from 1, while waiting.', examples: [null] }),
});

/** Somebody who moved up from a waiting list. */
export const promotion = z.object({
  eventId: id,
  eventNumber: number,
  contactId: id,
  name: z.string().meta({ examples: ['Sam'] }),
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
          if (startsAt) requireFuture('startsAt', startsAt, change.at);
          const { id: eventId } = await createEvent(change, request.body);
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

    app.get(
      '/api/events/:id/participants',
      {
        schema: {
          operationId: 'listParticipants',
          summary: 'List the participants of an event with their answers, by name',
          tags,
          params: idParams,
          querystring: z.strictObject({ ...pageQuery, status: participantStatus.optional() }),
          response: { 200: pageOf(participant) },
        },
      },
      async (request) => {
        const scope = scopeOf(deps, request);
        const { status, ...page } = request.query;
        const found = await requireEventById(scope, request.caller.actor, request.params.id);
        return pageParticipants(scope, found.id, status, page);
      },
    );

    app.put(
      '/api/events/:id/participants/:contactId',
      {
        schema: {
          operationId: 'answerEvent',
          summary: 'Record a participant’s answer to an event',
          description:
            'GOING becomes WAITLISTED where there is no place. Whoever gives up a place passes it on to the first in line.',
          tags,
          params: z.strictObject({ id, contactId: id }),
          body: z.strictObject({
            status: z.enum(['GOING', 'MAYBE', 'DECLINED']),
            guests: guests.default(0),
            reason: reason.default(null),
          }),
          response: { 200: participant.extend({ promoted: z.array(promotion) }) },
        },
      },
      (request) => {
        const { id: eventId, contactId } = request.params;
        return asChange(deps, request, async (change) => {
          const found = await requireEventById(change, change.actor, eventId);
          await requireParticipant(change, eventId, contactId);
          await requireMayAnswer(change, found, contactId);
          const { promoted } = await answerEvent(change, eventId, contactId, {
            ...request.body,
            source: 'API',
          });
          await tellPromoted(change, promoted);
          return { ...(await requireParticipant(change, eventId, contactId)), promoted };
        });
      },
    );
  };

/** Everybody answers for themselves; for others, those who lead the group do. */
async function requireMayAnswer(
  change: Change,
  { groupId }: EventView,
  contactId: string,
): Promise<void> {
  const { actor } = change;
  if (contactId === actor.contactId) return;
  requireOnGroup(actor, 'edit', await requireGroupById(change, actor, groupId));
}

function presentEvent({ groupId, groupName, groupIcon, ...found }: EventView) {
  return { ...found, group: { id: groupId, name: groupName, icon: groupIcon } };
}
