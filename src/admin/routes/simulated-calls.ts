import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Page, PageRequest } from '../../db/page.ts';
import { requireContactField } from '../../people/contact-fields.ts';
import { Refusal } from '../error-handler.ts';
import { id, idParams, instant, pageOf, pageQuery, presentPage } from '../schemas.ts';

const acts = ['answer', 'decline', 'busy', 'voicemail', 'hangup', 'say'] as const;

const played = z
  .strictObject({
    do: z.enum(acts).meta({
      description:
        'say picks up where it still rings, says the text, and hangs up; hangup declines what still rings.',
      examples: ['say'],
    }),
    text: z
      .string()
      .max(2000)
      .optional()
      .meta({ description: 'With say: what they say.', examples: ['yes, with my brother'] }),
  })
  .refine((body) => body.do !== 'say' || (body.text ?? '').trim() !== '', {
    path: ['text'],
    message: 'what is said, with "do": "say"',
  });

const endings = [
  ...['ANSWERED', 'BUSY', 'NO_ANSWER', 'VOICEMAIL', 'DECLINED', 'FAILED'],
  ...['INVALID', 'LATER', 'NOT_CONFIGURED', 'NO_MONEY', 'BLOCKED'],
] as const;

export const call = z.object({
  id,
  attemptId: id.meta({ description: 'The dial that it is of.' }),
  phone: z.string().meta({ examples: ['+34600111222'] }),
  status: z.enum(['ringing', 'talking', 'ended']).meta({ examples: ['ringing'] }),
  says: z.string().meta({
    description: 'What is heard on picking up.',
    examples: ['Hello Pau, this is the automatic assistant of Riverside Sports.'],
  }),
  said: z
    .string()
    .nullable()
    .meta({ description: 'What they said.', examples: [null] }),
  ending: z
    .enum(endings)
    .nullable()
    .meta({ examples: [null] }),
  rangAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
});

/** A query writes a blank as a plus, and so takes the plus of a phone for one: "?to=+34600111222". */
const phone = z
  .string()
  .min(1)
  .max(40)
  .transform((text) => text.replace(/^ (?=\d)/, '+'))
  .meta({
    description: 'Calls to this number; whoever asks for them plays that person for 20 seconds.',
    examples: ['+34600111222'],
  });

const listed = z.strictObject({
  to: phone.optional(),
  status: z
    .enum(['ringing', 'open', 'all'])
    .default('ringing')
    .meta({
      description: 'Those that ring, those that have not ended, or all.',
      examples: ['open'],
    }),
  ...pageQuery,
});

type Played = { do: Exclude<(typeof acts)[number], 'say'> } | { do: 'say'; text: string };
type Shown = z.output<typeof call>;

/** The carrier whose calls these routes open. */
export interface PlayedCalls {
  /** Undefined where there is no such call; `over` where nothing could be done about it any more. */
  play(
    organizationId: string,
    id: string,
    act: Played,
  ): Promise<
    { call: Omit<Shown, 'ending'> & { ending: string | null }; over: boolean } | undefined
  >;
  page(
    organizationId: string,
    filter: { phone?: string | undefined; status: 'ringing' | 'open' | 'all' },
    request: PageRequest,
  ): Promise<Page<Omit<Shown, 'ending'> & { ending: string | null }>>;
}

/** Calls of the simulated carrier: as with its messages, whoever uses it acts for anybody, with an ADMIN's key. */
export const simulatedCallRoutes =
  (calls: PlayedCalls): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['Simulator'];

    app.get(
      '/api/simulator/calls',
      {
        // Whoever plays somebody looks every second or two.
        config: { may: 'administer', rateLimit: { max: 60_000 } },
        schema: {
          operationId: 'listSimulatedCalls',
          summary: 'List the calls of the simulated carrier, newest first',
          tags,
          querystring: listed,
          response: { 200: pageOf(call) },
        },
      },
      async (request) => {
        const { to, status, ...page } = request.query;
        const { organizationId } = request.caller;
        const number = to === undefined ? undefined : requireContactField('phone', to);
        const filter = { status, ...(number ? { phone: number } : {}) };
        return presentPage(await calls.page(organizationId, filter, page), asShown);
      },
    );

    app.post(
      '/api/simulator/calls/:id',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'playSimulatedCall',
          summary: 'Do what somebody does whose phone rings',
          tags,
          params: idParams,
          body: played,
          response: { 200: call },
        },
      },
      async (request) => {
        const { do: act, text = '' } = request.body;
        const { organizationId } = request.caller;
        const outcome = await calls.play(
          organizationId,
          request.params.id,
          act === 'say' ? { do: act, text } : { do: act },
        );
        if (!outcome) throw noCall();
        if (outcome.over) throw over(outcome.call.status);
        return asShown(outcome.call);
      },
    );
  };

const asShown = (shown: Omit<Shown, 'ending'> & { ending: string | null }): Shown => ({
  ...shown,
  ending: shown.ending as Shown['ending'],
});

function noCall(): Refusal {
  return new Refusal(({ refusals }) => ({
    status: 404,
    code: 'notFound',
    reason: 'callNotFound',
    detail: refusals.callNotFound,
  }));
}

function over(status: Shown['status']): Refusal {
  return new Refusal(({ refusals }) => ({
    status: 409,
    code: 'conflict',
    reason: 'callOver',
    detail: status === 'ended' ? refusals.callOver : refusals.callPickedUp,
  }));
}
