import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { toString as drawQr } from 'qrcode';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { phoneOfWhatsappId } from '../../forms/phone.ts';
import { setBudget } from '../../outbox/budget.ts';
import { countWaiting } from '../../outbox/outbox.ts';
import { createWhatsappAccount, requireWhatsappAccount } from '../../people/accounts.ts';
import { requireContactField } from '../../people/contact-fields.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { id, idParams, instant } from '../schemas.ts';
import { budget, budgetEdit, presentBudget } from './account-budget.ts';

const state = z.enum([
  'starting',
  'pairing',
  'ready',
  'reconnecting',
  'blocked',
  'loggedOut',
  'stopped',
]);

/** How an account is, in the process that runs it. */
export interface AccountHealth {
  state: {
    state: z.output<typeof state>;
    since: Date;
    reason?: string;
    qr?: string | null;
    pairingCode?: string | null;
  };
  isHealthy: boolean;
  lastInboundAt: Date | null;
  restarts: number;
}

/** The WhatsApp accounts that this process runs. */
export interface RunningAccounts {
  takeUp(): Promise<void>;
  health(accountId: string): AccountHealth | undefined;
  pair(accountId: string, phone?: string): Promise<boolean>;
}

export const account = z.object({
  id,
  phone: z.string().meta({ examples: ['+34600111222'] }),
  state: state
    .or(z.literal('elsewhere'))
    .meta({ description: '"elsewhere": another process runs it, or none does yet.' }),
  since: instant.nullable(),
  reason: z
    .string()
    .nullable()
    .meta({ description: 'Why it is away or blocked.', examples: [null] }),
  isHealthy: z.boolean().nullable(),
  qr: z
    .string()
    .nullable()
    .meta({
      description: 'What to show as a QR code, while it is to be paired.',
      examples: [null],
    }),
  pairingCode: z
    .string()
    .nullable()
    .meta({ description: 'What to type on the phone instead.', examples: ['ABCD-EFGH'] }),
  lastInboundAt: instant.nullable(),
  restarts: z.number().int().nullable(),
  waitingMessages: z
    .number()
    .int()
    .meta({ description: 'Messages that are to be sent.', examples: [0] }),
  budget: budget.describe('How fast it may write.'),
});

/** The accounts of WhatsApp: made, paired and watched. There only while WhatsApp is the transport. */
export const whatsappAccountRoutes =
  (deps: RouteDeps, running: RunningAccounts): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['WhatsApp'];

    /** Throws notFound. */
    async function present(
      request: Parameters<typeof scopeOf>[1],
      accountId: string,
    ): Promise<z.output<typeof account>> {
      const scope = scopeOf(deps, request);
      const { externalId } = await requireWhatsappAccount(scope, accountId);
      const health = running.health(accountId);
      return {
        id: accountId,
        phone: phoneOf(externalId),
        state: health?.state.state ?? 'elsewhere',
        since: health?.state.since ?? null,
        reason: health?.state.reason ?? null,
        isHealthy: health?.isHealthy ?? null,
        qr: health?.state.qr ?? null,
        pairingCode: health?.state.pairingCode ?? null,
        lastInboundAt: health?.lastInboundAt ?? null,
        restarts: health?.restarts ?? null,
        waitingMessages: (await countWaiting(deps.db, [accountId])).get(accountId) ?? 0,
        budget: await presentBudget(scope, accountId, deps.clock.now()),
      };
    }

    app.post(
      '/api/accounts',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'createAccount',
          summary: 'Add a WhatsApp number that Muster is to speak as; it is to be paired then',
          tags,
          body: z.strictObject({ phone: account.shape.phone }),
          response: { 201: account },
        },
      },
      async (request, reply) => {
        const phone = requireContactField('phone', request.body.phone) ?? '';
        const made = await asChange(deps, request, (change) =>
          createWhatsappAccount(change, phone),
        );
        await running.takeUp();
        return reply.code(201).send(await present(request, made));
      },
    );

    app.get(
      '/api/accounts/:id',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'getAccount',
          summary: 'How a WhatsApp account is, with its QR code or pairing code',
          tags,
          params: idParams,
          response: { 200: account },
        },
      },
      (request) => {
        return present(request, request.params.id);
      },
    );

    app.patch(
      '/api/accounts/:id',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'updateAccount',
          summary: 'Change how fast a WhatsApp account may write',
          tags,
          params: idParams,
          body: budgetEdit,
          response: { 200: account },
        },
      },
      async (request) => {
        const { id: accountId } = request.params;
        await asChange(deps, request, async (change) => {
          await requireWhatsappAccount(change, accountId);
          await setBudget(change, accountId, request.body);
        });
        return present(request, accountId);
      },
    );

    app.get(
      '/api/accounts/:id/qr.svg',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'getAccountQr',
          summary: 'The QR code to scan with the phone, as a picture',
          tags,
          params: idParams,
          response: {
            200: {
              description: 'The picture.',
              content: { 'image/svg+xml': { schema: z.string().meta({ examples: ['<svg/>'] }) } },
            },
          },
        },
      },
      async (request, reply) => {
        const { id: accountId } = request.params;
        await requireWhatsappAccount(scopeOf(deps, request), accountId);
        const qr = running.health(accountId)?.state.qr ?? null;
        if (qr === null) {
          throw new UserError('conflict', { what: 'account', why: 'it shows no QR code now' });
        }
        reply.header('cache-control', 'no-store').type('image/svg+xml');
        // The network says what is drawn; one that is too long for a picture is none.
        return drawQr(qr, { type: 'svg' }).catch(() => {
          throw new UserError('conflict', { what: 'account', why: 'its QR code cannot be drawn' });
        });
      },
    );

    app.post(
      '/api/accounts/:id/pair',
      {
        config: { may: 'administer' },
        schema: {
          operationId: 'pairAccount',
          summary: 'Pair it anew, by QR code or by a code that is typed on the phone',
          tags,
          params: idParams,
          body: z.strictObject({ by: z.enum(['qr', 'code']).default('qr') }),
          response: { 200: account },
        },
      },
      async (request) => {
        const { id: accountId } = request.params;
        const { externalId } = await requireWhatsappAccount(scopeOf(deps, request), accountId);
        const isHere = await running.pair(
          accountId,
          request.body.by === 'code' ? phoneOf(externalId) : undefined,
        );
        if (!isHere) {
          throw new UserError('conflict', {
            what: 'account',
            why: 'another process runs it, or none does yet: ask that one, or a little later',
          });
        }
        return present(request, accountId);
      },
    );
  };

/** The number of an account, by the network's id of it. */
function phoneOf(externalId: string): string {
  return phoneOfWhatsappId(externalId) ?? externalId;
}
