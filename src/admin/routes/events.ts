import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Change } from '../../change/change.ts';
import {
  requireInOrganization,
  requireMayChangeEvent,
  requireOnGroup,
} from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { announceEvents } from '../../events/announce-events.ts';
import { cancelEvent } from '../../events/cancel-event.ts';
import { createEvent } from '../../events/create-event.ts';
import { type EventEdit, editEvent } from '../../events/edit-event.ts';
import { invite } from '../../events/invite.ts';
import { lockEvent } from '../../events/lock-event.ts';
import { moveEvent } from '../../events/move-event.ts';
import { pageEvents } from '../../events/page-events.ts';
import { tellAnswered } from '../../events/tell-answered.ts';
import { tellMoved } from '../../events/tell-moved.ts';
import { tellPeople } from '../../events/tell-people.ts';
import { tellPlace } from '../../events/tell-place.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import { cancelFollowing } from '../../series/cancel-following.ts';
import { moveFollowing, movementsOf } from '../../series/move-following.ts';
import { nextOfSeries } from '../../series/next-of-series.ts';
import { type EventView, requireEventById } from '../../sight/visible-events.ts';
import { requireGroupById, requireGroupsById } from '../../sight/visible-groups.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { eventStatus } from '../enums.ts';
import { requireComing, requireNear } from '../require-coming.ts';
import {
  following,
  followingQuery,
  groupLike,
  id,
  idParams,
  instant,
  notesLike,
  number,
  numberFilter,
  ofSeries,
  pageOf,
  pageQuery,
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
  minPeople: z
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .meta({
      description:
        'People at least, guests counted: with fewer when answers close, whoever planned it is asked whether it takes place.',
      examples: [10],
    }),
  answerBy: instant
    .nullable()
    .describe('Before startsAt; from then on those who lead the event answer. Null for no end.'),
};

/** What may be changed of an event; what is left out stays. */
const changes = {
  title: fields.title.exactOptional(),
  notes: fields.notes.exactOptional(),
  place: fields.place.exactOptional(),
  startsAt: fields.startsAt.exactOptional(),
  hasTime: fields.hasTime.exactOptional(),
  endsAt: instant
    .nullable()
    .exactOptional()
    .describe('Null for no known end. Left out, an event that moves keeps its length.'),
  capacity: fields.capacity.exactOptional(),
  minPeople: fields.minPeople.exactOptional(),
  answerBy: fields.answerBy.exactOptional(),
};

export const event = z.object({
  id,
  number,
  ...fields,
  endsAt: instant.nullable(),
  recurrence,
  ...ofSeries,
  seatsTaken: z.int().meta({ description: 'People going, guests counted.', examples: [11] }),
  status: eventStatus,
  group: groupLike('Sunday Soccer Team', '⚽')
    .nullable()
    .describe('Null for whoever is invited to it and does not see its group.'),
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
            seriesId: id.optional().describe('Those of one series.'),
          }),
          response: { 200: pageOf(event) },
        },
      },
      (request) => {
        const { limit, cursor, ...filter } = request.query;
        return pageEvents(scopeOf(deps, request), request.caller.actor, filter, { limit, cursor });
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
            minPeople: fields.minPeople.exactOptional(),
            answerBy: fields.answerBy.exactOptional(),
          }),
          response: { 201: event },
        },
      },
      async (request, reply) => {
        const { groupId, startsAt } = request.body;
        const created = await asChange(deps, request, async (change) => {
          const { actor } = change;
          requireOnGroup(actor, 'use', await requireGroupById(change, actor, groupId));
          if (startsAt) requireComing('startsAt', startsAt, change.at);
          const { id: eventId } = await createEvent(change, request.body);
          await announceEvents(change, [eventId]);
          return requireEventById(change, actor, eventId);
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
      (request) =>
        requireEventById(scopeOf(deps, request), request.caller.actor, request.params.id),
    );

    app.patch(
      '/api/events/:id',
      {
        schema: {
          operationId: 'updateEvent',
          summary: 'Change what an event says and when it is',
          description:
            'What is left out stays, and so do answers and polls. Everyone who answered is told of another date or place; a higher capacity lets the line move up, and one below the places taken is a conflict. Of what repeats this one alone is moved, or with `following` this and all that follow, whose rule begins at the new date where it can.',
          tags,
          params: idParams,
          body: z.strictObject({ ...changes, following: following.exactOptional() }),
          response: { 200: event },
        },
      },
      (request) =>
        asChange(deps, request, async (change) => {
          const found = await requireEventById(change, change.actor, request.params.id);
          requireMayChangeEvent(change.actor, found);
          await changeEvent(change, found, request.body);
          return requireEventById(change, change.actor, found.id);
        }),
    );

    app.post(
      '/api/events/:id/cancel',
      {
        schema: {
          operationId: 'cancelEvent',
          summary: 'Call an event off; everyone who answered is told',
          description:
            'Of what repeats this one alone, or with `following` this and all that follow.',
          tags,
          params: idParams,
          querystring: followingQuery,
          response: { 200: event },
        },
      },
      (request) =>
        asChange(deps, request, async (change) => {
          const found = await requireEventById(change, change.actor, request.params.id);
          requireMayChangeEvent(change.actor, found);
          if (request.query.following && found.recurrence !== null) {
            const off = await cancelFollowing(change, found.id);
            const ids = off.map((one) => one.id);
            await tellAnswered(change, ids, (say, event, to) =>
              say.seriesCancelledNotice({ ...event, to }),
            );
          } else {
            await cancelEvent(change, found.id);
            await tellAnswered(change, found.id, (say, event, to) =>
              say.eventCancelledNotice({ ...event, to }),
            );
            if (found.recurrence !== null) await nextOfSeries(change, found);
          }
          return requireEventById(change, change.actor, found.id);
        }),
    );

    app.post(
      '/api/events/:id/invitations',
      {
        schema: {
          operationId: 'inviteToEvent',
          summary:
            'Invite contacts and the members of groups to an event, besides those of its group',
          description:
            'Whoever is invited by it is told; whoever was invited before is not invited again.',
          tags,
          params: idParams,
          body: z.strictObject({
            groupIds: z.array(id).max(100).exactOptional(),
            contactIds: z.array(id).max(1000).exactOptional(),
          }),
          response: {
            200: z.object({
              invited: z.array(
                z.object({ contactId: id, name: z.string().meta({ examples: ['Pau'] }) }),
              ),
              already: z
                .int()
                .meta({ description: 'People who were invited before.', examples: [2] }),
            }),
          },
        },
      },
      (request) => {
        const { groupIds = [], contactIds = [] } = request.body;
        return asChange(deps, request, async (change) => {
          const { actor } = change;
          const found = await requireEventById(change, actor, request.params.id);
          requireMayChangeEvent(change.actor, found);
          if (contactIds.length > 0) requireInOrganization(actor, 'seeContacts');
          for (const group of await requireGroupsById(change, actor, groupIds))
            requireOnGroup(actor, 'use', group);
          const invitation = await invite(change, found.id, { groupIds, contactIds });
          const recipients = invitation.invited.map(({ contactId }) => ({
            eventId: found.id,
            contactId,
          }));
          await tellPeople(change, recipients, (say, event, to) =>
            say.inviteNotice({ ...event, to }),
          );
          return invitation;
        });
      },
    );
  };

interface Changes extends EventEdit {
  following?: boolean;
  startsAt?: Date | null;
  hasTime?: boolean;
}

/** Moves an event where a date is given, and changes what else is; whoever has to know is told. */
async function changeEvent(
  change: Change,
  event: EventView,
  { startsAt, hasTime, endsAt, following: all = false, ...edit }: Changes,
): Promise<void> {
  // What is over or off is refused whatever is to be changed.
  await lockEvent(change, event.id);
  if (endsAt) requireNear('endsAt', endsAt, change.at);
  const isMoved = startsAt !== undefined || (hasTime !== undefined && hasTime !== event.hasTime);
  if (isMoved) {
    const at = startsAt === undefined ? event.startsAt : startsAt;
    if (at) requireComing('startsAt', at, change.at);
    if (endsAt && (!at || endsAt <= at)) {
      throw new UserError('invalid', {
        field: 'endsAt',
        expected: 'an instant after startsAt',
        example: new Date((at ?? change.at).getTime() + 2 * 60 * 60_000).toISOString(),
      });
    }
    const to = {
      startsAt: at,
      hasTime: hasTime ?? (event.startsAt === null ? true : event.hasTime),
      ...(endsAt === undefined ? {} : { endsAt }),
    };
    const stays =
      to.startsAt?.getTime() === event.startsAt?.getTime() && to.hasTime === event.hasTime;
    const isAll = all && event.recurrence !== null;
    if (!stays || endsAt !== undefined)
      await tellMoved(
        change,
        ...(isAll
          ? movementsOf(await moveFollowing(change, event.id, to))
          : [{ before: event, moved: { ...event, ...(await moveEvent(change, event.id, to)) } }]),
      );
  }
  const { changed, after, promoted } = await editEvent(change, event.id, {
    ...edit,
    ...(isMoved || endsAt === undefined ? {} : { endsAt }),
  });
  if (changed.includes('place')) await tellPlace(change, event.id, after.place);
  await tellPromoted(change, promoted);
}
