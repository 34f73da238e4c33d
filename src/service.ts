import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildAdmin } from './admin/build-admin.ts';
import { simulatorRoutes } from './admin/routes/simulator.ts';
import { createSimulatedNetwork, type SimulatedNetwork } from './chat/simulated-network.ts';
import { createSwitchboard, type Switchboard } from './chat/switchboard.ts';
import type { Clock } from './clock.ts';
import { createDispatcher } from './commands/dispatch.ts';
import { commands } from './commands/list.ts';
import { createMessageReader } from './commands/read-message.ts';
import type { Database } from './db/client.ts';

export interface ServiceDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  operatorToken: string;
}

/** Everything between the database and the doors, put together; nothing listens or ticks yet. */
export interface Service {
  admin: FastifyInstance;
  switchboard: Switchboard;
  simulated: SimulatedNetwork;
  /** Stops taking anything in, and finishes what is being dealt with. */
  stop(): Promise<void>;
}

/** Puts the service together: what production runs, and what the stories in test/ talk to. */
export async function createService({
  db,
  clock,
  logger,
  operatorToken,
}: ServiceDeps): Promise<Service> {
  const read = createMessageReader(commands);
  const switchboard = createSwitchboard({
    db,
    clock,
    logger,
    isCommand: (message) => read(message) !== undefined,
    handle: createDispatcher({ db, clock, logger, read }),
  });
  const simulated = createSimulatedNetwork({ db, clock, switchboard });
  // What requests of the admin API made Muster say, on its way.
  const sending = new Set<Promise<void>>();
  const admin = await buildAdmin({
    db,
    clock,
    operatorToken,
    logger,
    readiness: () => readiness(db),
    send: (messages) => {
      const work = switchboard.deliver(messages).finally(() => sending.delete(work));
      sending.add(work);
    },
    routes: [simulatorRoutes(simulated)],
  });
  return {
    admin,
    switchboard,
    simulated,
    async stop() {
      await admin.close();
      // Cut off between sending and recording it, a message would be sent again by the next process.
      await Promise.all(sending);
      await switchboard.stop();
    },
  };
}

async function readiness(db: Database) {
  const database = await db.$queryRaw`SELECT 1`.then(
    () => 'ok' as const,
    () => 'does not answer',
  );
  return { ok: database === 'ok', checks: { database } };
}
