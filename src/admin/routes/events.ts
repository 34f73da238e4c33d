import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Change } from '../../change/change.ts';
import { requireMayChangeEvent } from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { cancelEvent } from '../../events/cancel-event.ts';
import { type EventEdit, editEvent } from '../../events/edit-event.ts';
import { lockEvent } from '../../events/lock-event.ts';
import { moveEvent } from '../../events/move-event.ts';
import { pageEvents } from '../../events/page-events.ts';
import { tellAnswered } from '../../events/tell-answered.ts';
import { tellMoved } from '../../events/tell-moved.ts';
import { tellPlace } from '../../events/tell-place.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import { cancelFollowing } from '../../series/cancel-following.ts';
import { moveFollowing, movementsOf } from '../../series/move-following.ts';
import { nextOfSeries } from '../../series/next-of-series.ts';
import { type EventView, requireEventById } from '../../sight/visible-events.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { requireComing, requireNear } from '../require-coming.ts';
import {
  following,
  followingQuery,
  id,
  idParams,
  instant,
  numberFilter,
  pageOf,
  pageQuery,
  presentPage,
  sortOrder,
} from '../schemas.ts';
import { event, eventFields, presentEvent, showEvent } from './event-schemas.ts';

/** What may be changed of an event; what is left out stays. */
const changes = {
  title: eventFields.title.exactOptional(),
  notes: eventFields.notes.exactOptional(),
  place: eventFields.place.exactOptional(),
  startsAt: eventFields.startsAt.exactOptional(),
  hasTime: eventFields.hasTime.exactOptional(),
  endsAt: instant
    .nullable()
    .exactOptional()
    .describe('Null for no known end. Left out, an event that moves keeps its length.'),
  capacity: eventFields.capacity.exactOptional(),
  minPeople: eventFields.minPeople.exactOptional(),
  answerBy: eventFields.answerBy.exactOptional(),
};

export const eventRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Events'];

    app.get(
      '/api/events',
      {
        schema: {
          operationId: 'listEvents',
          summary:
            'List the events in sight of the key by when they start, undated ones as the latest',
          tags,
          querystring: z.strictObject({
            ...pageQuery,
            groupId: id.optional(),
            from: instant.optional().describe('Starts at or after.'),
            to: instant.optional().describe('Starts before.'),
            number: numberFilter,
            seriesId: id.optional().describe('Those of one series.'),
            when: z
              .enum(['coming', 'over', 'all'])
              .default('all')
              .describe('Coming are those that are not over, and those without a date.'),
            order: sortOrder,
          }),
          response: { 200: pageOf(event) },
        },
      },
      async (request) => {
        const { limit, cursor, ...filter } = request.query;
        const { actor } = request.caller;
        const wanted = { ...filter, at: deps.clock.now() };
        const page = await pageEvents(scopeOf(deps, request), actor, wanted, { limit, cursor });
        return presentPage(page, (found) => presentEvent(actor, found));
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
      (request) => showEvent(scopeOf(deps, request), request.caller.actor, request.params.id),
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
          return showEvent(change, change.actor, found.id);
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
          return showEvent(change, change.actor, found.id);
        }),
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
