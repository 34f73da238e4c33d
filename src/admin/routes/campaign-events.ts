import { PassThrough } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type CampaignState, requireState } from '../../calls/campaign-state.ts';
import { UserError } from '../../errors.ts';
import { findHolder } from '../../people/find-holder.ts';
import { campaign, presentCampaign } from '../campaign-schemas.ts';
import { actorOf, type CallDeps, type RouteDeps, scopeOf } from '../change.ts';
import { Refusal } from '../error-handler.ts';
import { idParams } from '../schemas.ts';

/** So many campaigns are watched at once with one key, or in one session. */
const mostStreams = 10;

/** At so many looks, of which there is one each second, something is said, so that nobody takes a stream for dead. */
const heartbeatLooks = 15;

/** At so many looks it is asked who they are by now. */
const authorityLooks = 60;

/** The progress of a campaign as it happens, as server-sent events. */
export const campaignEventRoutes =
  (deps: RouteDeps, { lookEveryMs = 1000 }: CallDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const open = new Map<string, Set<PassThrough>>();
    // A stream that is open would hold up the end of the service for good.
    app.addHook('preClose', async () => {
      for (const streams of open.values()) for (const stream of streams) stream.end();
    });

    /** A stream that is counted until it ends, or whoever reads it goes. */
    function openStream(credentialId: string): PassThrough {
      const streams = open.get(credentialId) ?? new Set();
      if (streams.size >= mostStreams) throw tooManyStreams();
      const stream = new PassThrough();
      open.set(credentialId, streams.add(stream));
      stream.once('close', () => {
        streams.delete(stream);
        if (streams.size === 0 && open.get(credentialId) === streams) open.delete(credentialId);
      });
      return stream;
    }

    app.get(
      '/api/campaigns/:id/events',
      {
        // To HEAD a stream would be open that nobody reads.
        exposeHeadRoute: false,
        schema: {
          operationId: 'watchCampaign',
          summary: 'Watch a campaign: how far it is, again whenever that changes',
          description:
            'Server-sent events. The first `progress` is the whole state as `GET /api/campaigns/{id}` has it, and so is each after it; `end` comes with the last state when the campaign is over. Who comes back with `Last-Event-ID` is told the state at once. Ten streams at once with one key or session.',
          tags: ['Calls'],
          params: idParams,
          response: {
            200: {
              description:
                'The events, until the campaign is over; the schema is of the `data` of each.',
              content: {
                'text/event-stream': {
                  schema: campaign,
                },
              },
            },
          },
        },
      },
      async (request, reply) => {
        const scope = scopeOf(deps, request);
        const { credential, actor } = request.caller;
        const first = await requireState(scope, actor, request.params.id, deps.clock.now());
        const stream = openStream(credential.id);
        watch(request, stream, first);
        return (
          reply
            .type('text/event-stream')
            .header('cache-control', 'no-store')
            // Proxies that gather an answer before they pass it on are told not to.
            .header('x-accel-buffering', 'no')
            .send(stream as never)
        );
      },
    );

    /** Writes states to a stream as they come; each look begins when the one before is done. */
    function watch(request: FastifyRequest, stream: PassThrough, first: CampaignState): void {
      const scope = scopeOf(deps, request);
      const { credential } = request.caller;
      let { actor } = request.caller;
      let number = lastEventId(request);
      let shown = '';
      let looks = 0;
      let timer: NodeJS.Timeout | undefined;
      stream.once('close', () => clearTimeout(timer));
      const isOpen = () => !stream.writableEnded && !stream.destroyed;

      function show(state: CampaignState): void {
        const text = JSON.stringify(presentCampaign(state));
        const isOver = state.finishedAt !== null && state.progress.ringing === 0;
        // Of whoever reads slowly nothing is gathered: each state is whole, and the next look has the newest.
        const waits = stream.readableLength > 0 && !isOver;
        if (text !== shown && !waits) {
          shown = text;
          number += 1;
          stream.write(`id: ${number}\nevent: progress\ndata: ${text}\n\n`);
        }
        if (isOver) stream.end(`id: ${number}\nevent: end\ndata: ${text}\n\n`);
      }

      async function look(): Promise<void> {
        looks += 1;
        if (looks % authorityLooks === 0) {
          const holder = await findHolder(scope, credential, deps.clock.now());
          // Whoever comes back is told why.
          if (!holder) return void stream.end();
          actor = actorOf(holder);
        }
        const state = await requireState(scope, actor, first.id, deps.clock.now());
        if (!isOpen()) return;
        show(state);
        if (isOpen() && looks % heartbeatLooks === 0) stream.write(': still here\n\n');
      }

      function lookLater(): void {
        if (!isOpen()) return;
        timer = setTimeout(() => {
          look()
            .catch((error: unknown) => {
              // It is gone, or out of sight by now; a database that is away is back at one of the next looks.
              if (error instanceof UserError) stream.end();
              else request.log.warn({ err: error }, 'a campaign that is watched could not be read');
            })
            .finally(lookLater);
        }, lookEveryMs);
        timer.unref();
      }

      show(first);
      lookLater();
    }
  };

/** What whoever was cut off heard last, to count on from there; 0 where they heard nothing, or something else. */
function lastEventId({ headers }: FastifyRequest): number {
  const given = headers['last-event-id'];
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : 0;
}

function tooManyStreams(): Refusal {
  return new Refusal(({ refusals }) => ({
    status: 429,
    code: 'rateLimited',
    reason: 'tooManyStreams',
    detail: refusals.tooManyStreams(mostStreams),
    retryAfter: 5,
  }));
}
