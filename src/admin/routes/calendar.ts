import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { openFeed } from '../../calendar/open-feed.ts';
import { readCalendar } from '../../calendar/read-calendar.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/client.ts';
import { Refusal } from '../error-handler.ts';
import { createGuesses } from '../guesses.ts';
import { isKnown } from '../is-known.ts';
import { addressOf, type Limits } from '../limits.ts';

/**
 * The calendars themselves, for programs that can send nothing but an address: the secret in it is the key. Wrong ones
 * count as wrong keys do. HEAD is answered as GET, by Fastify.
 */
export const calendarPages =
  ({ db, clock, limits }: { db: Database; clock: Clock; limits: Limits }): FastifyPluginAsync =>
  async (app) => {
    const guesses = createGuesses(limits.failedAuthPerMinute, clock);

    app.get<{ Params: { file: string } }>(
      '/calendar/:file',
      {
        schema: {
          operationId: 'readCalendar',
          summary: 'Read a calendar by its secret address, as calendar programs do',
          description:
            'Without a key: who has the address reads it. With `If-None-Match` it is sent only where it has changed.',
          tags: ['Events'],
          response: {
            200: {
              description: 'The calendar (RFC 5545).',
              content: {
                'text/calendar': {
                  schema: z.string().meta({ examples: ['BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'] }),
                },
              },
            },
            304: z.undefined().describe('It is as it was.'),
          },
        },
      },
      async (request, reply) => {
        const address = addressOf(request);
        guesses.requireCalm(address);
        const secret = request.params.file.replace(/\.ics$/, '');
        const feed = await guesses.look(address, secret, () => openFeed(db, secret));
        if (!feed) throw unknown();
        const { body, etag, changedAt } = await readCalendar(db, feed, clock.now());
        void reply
          .header('etag', etag)
          // A calendar keeps it for itself, and asks each time whether it is another.
          .header('cache-control', 'private, no-cache')
          .header('last-modified', changedAt.toUTCString());
        if (isKnown(request, etag)) return reply.code(304).send();
        return reply
          .type('text/calendar; charset=utf-8')
          .header('content-disposition', 'inline; filename="muster.ics"')
          .send(body);
      },
    );
  };

/** Says nothing of the secret, nor why it opens nothing. */
function unknown(): Refusal {
  return new Refusal(({ refusals }) => ({
    status: 404,
    code: 'notFound',
    reason: 'unknownCalendar',
    detail: refusals.unknownCalendar,
  }));
}
