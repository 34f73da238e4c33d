import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireMayAnswer, requireMayAsk, requireMayChangeEvent } from '../../context/policy.ts';
import { answerEvent } from '../../events/answer-event.ts';
import { recordAttendance } from '../../events/attendance.ts';
import { pageParticipants, requireParticipant } from '../../events/page-participants.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import { requireEventById } from '../../sight/visible-events.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { answerSource, participantStatus } from '../enums.ts';
import { id, idParams, instant, number, pageOf, pageQuery } from '../schemas.ts';

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

export const participant = z.object({
  contactId: id,
  name: z.string().meta({ examples: ['Pau'] }),
  status: participantStatus.meta({ examples: ['GOING'] }),
  guests,
  reason,
  source: answerSource.nullable().meta({ description: 'How the answer came.', examples: ['API'] }),
  invitedAt: instant,
  answeredAt: instant.nullable(),
  attended: z
    .boolean()
    .nullable()
    .meta({ description: 'Whether they came; null where nobody has said so.', examples: [null] }),
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

export const participantRoutes =
  (deps: RouteDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Events'];

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
        const { actor } = request.caller;
        const { status, ...page } = request.query;
        const found = await requireEventById(scope, actor, request.params.id);
        requireMayAsk(actor, found);
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
          requireMayAnswer(change.actor, found, contactId);
          const { promoted } = await answerEvent(change, eventId, contactId, {
            ...request.body,
            source: 'API',
          });
          await tellPromoted(change, promoted);
          return { ...(await requireParticipant(change, eventId, contactId)), promoted };
        });
      },
    );

    app.put(
      '/api/events/:id/attendance',
      {
        schema: {
          operationId: 'recordAttendance',
          summary: 'Say who came to an event that has begun',
          description:
            'All who were in but for some, and others who are invited besides. It takes the place of what was said before.',
          tags,
          params: idParams,
          body: z.strictObject({
            exceptIds: z.array(id).max(1000).default([]).describe('Who was in and did not come.'),
            alsoIds: z.array(id).max(1000).default([]).describe('Who came and was not in.'),
          }),
          response: {
            200: z.object({
              came: z.int().meta({ examples: [11] }),
              missed: z.int().meta({ examples: [1] }),
            }),
          },
        },
      },
      (request) => {
        const { exceptIds, alsoIds } = request.body;
        return asChange(deps, request, async (change) => {
          const found = await requireEventById(change, change.actor, request.params.id);
          requireMayChangeEvent(change.actor, found);
          const whom = { except: exceptIds, also: alsoIds };
          const { came, missed } = await recordAttendance(change, found.id, whom);
          return { came: came.length, missed: missed.length };
        });
      },
    );
  };
