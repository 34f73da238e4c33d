import type { FastifyPluginAsync } from 'fastify';
import { buildAdmin } from '../../src/admin/build-admin.ts';
import { simulatedCallRoutes } from '../../src/admin/routes/simulated-calls.ts';
import { simulatorRoutes } from '../../src/admin/routes/simulator.ts';
import { whatsappAccountRoutes } from '../../src/admin/routes/whatsapp-accounts.ts';

/** What nothing is asked of while routes are only described. */
const nothing = {} as never;

/**
 * The OpenAPI document with every route that a Muster may have, by whichever transport it runs. What another service
 * calls, the webhooks, is not for clients and not in it.
 */
export async function readWholeDocument() {
  const app = await buildAdmin({
    db: nothing,
    clock: { now: () => new Date(0) },
    operatorToken: '',
    logger: false,
    readiness: () => Promise.reject(new Error('there is no service')),
    routes: [
      simulatorRoutes(nothing) as FastifyPluginAsync,
      simulatedCallRoutes(nothing) as FastifyPluginAsync,
      whatsappAccountRoutes(nothing, nothing) as FastifyPluginAsync,
    ],
  });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}
