import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildAdmin } from './admin/build-admin.ts';
import type { Limits } from './admin/limits.ts';
import { pairPage } from './admin/pair-page.ts';
import { simulatedCallRoutes } from './admin/routes/simulated-calls.ts';
import { simulatorRoutes } from './admin/routes/simulator.ts';
import { webhookRoutes } from './admin/routes/webhooks.ts';
import { whatsappAccountRoutes } from './admin/routes/whatsapp-accounts.ts';
import type { CallProvider, CallReport } from './calls/provider.ts';
import type { Sendable } from './change/sendable.ts';
import {
  type AccountRunner,
  type AccountRunnerDeps,
  createAccountRunner,
} from './chat/account-runner.ts';
import { createListeners } from './chat/listeners.ts';
import { createMirroring, type Mirroring } from './chat/mirror/mirror.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
} from './chat/simulator/simulated-network.ts';
import { createSwitchboard, type Switchboard } from './chat/switchboard.ts';
import type { Clock } from './clock.ts';
import { createDispatcher } from './commands/dispatch.ts';
import { commands } from './commands/list.ts';
import { createMessageReader } from './commands/read-message.ts';
import type { Database } from './db/client.ts';
import { readinessOf } from './readiness.ts';
import { type AlarmClock, createAlarmClock } from './scheduler/alarm-clock.ts';
import { continuers, ringers } from './scheduler/ringers.ts';
import { createDialler, type Dialler } from './telephony/dialler.ts';
import { noProvider } from './telephony/no-provider.ts';
import { createRetell, type RetellSettings } from './telephony/retell/retell.ts';
import {
  createSimulatedCarrier,
  type SimulatedCarrier,
} from './telephony/simulated/simulated-carrier.ts';

export interface ServiceDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  operatorToken: string;
  /** Proxies before the admin API, whose word for where a request comes from is taken. */
  trustProxy?: readonly string[] | undefined;
  /** The web address at which others reach Muster, without a slash at its end. */
  publicUrl?: string;
  /** Of the admin API, where they are others than everybody's. */
  limits?: Partial<Limits>;
  /** Where WhatsApp is the transport: how its accounts are run. Without it, chats are simulated. */
  whatsapp?: WhatsappDeps;
  /** By whom people are called. Unless it is said by whom, calls are simulated where chats are, and not made elsewhere. */
  calls?: CallsDeps;
}

export interface CallsDeps {
  retell?: RetellSettings;
  /** Of the simulated carrier: what a minute costs, about, in cents. */
  centsPerMinute?: number;
}

/** What the service leaves to its composition: files, browsers and locks. */
export type WhatsappDeps = Pick<AccountRunnerDeps, 'createTransport' | 'lock'>;

/** Everything between the database and the doors, put together; nothing listens or ticks yet. */
export interface Service {
  admin: FastifyInstance;
  switchboard: Switchboard;
  /** Keeps groups and their chats in step. */
  mirroring: Mirroring;
  /** What happens when its time has come. */
  alarmClock: AlarmClock;
  /** Tries again what could not be taken in of what was said. */
  catchUp: () => Promise<void>;
  simulated: SimulatedNetwork;
  /** The WhatsApp accounts that this process runs; undefined while chats are simulated. */
  accounts: AccountRunner | undefined;
  /** Dials those who are to be called. */
  dialler: Dialler;
  /** Whoever makes the calls. */
  callProvider: CallProvider;
  /** The other end of simulated calls; undefined where none are simulated. */
  carrier: SimulatedCarrier | undefined;
  /** Stops taking anything in, and finishes what is being dealt with. */
  stop(): Promise<void>;
}

/** Puts the service together: what production runs, and what the stories in test/ talk to. */
export async function createService({
  db,
  clock,
  logger,
  operatorToken,
  trustProxy,
  publicUrl = 'http://localhost:3000',
  limits,
  whatsapp,
  calls = {},
}: ServiceDeps): Promise<Service> {
  // What a provider tells of a call that is nobody's here is no concern.
  const receive = async (report: CallReport): Promise<void> => {
    if (report.organizationId !== null) await dialler.receive(report.organizationId, report);
  };
  const { centsPerMinute = 0 } = calls;
  const retell = calls.retell && createRetell(calls.retell, clock);
  const carrier =
    retell || whatsapp
      ? undefined
      : createSimulatedCarrier({ db, clock, logger, centsPerMinute, onReport: receive });
  const callProvider = retell ?? carrier?.provider ?? noProvider;
  const read = createMessageReader(commands);
  const mirroring = createMirroring({ db, clock, logger });
  const listeners = createListeners({ db, clock, logger }, mirroring);
  const show: Switchboard['show'] = (...chat) => switchboard.show(...chat);
  const switchboard: Switchboard = createSwitchboard({
    db,
    clock,
    logger,
    isCommand: (message) => read(message) !== undefined,
    handle: createDispatcher({
      db,
      clock,
      logger,
      read,
      show,
      centsPerMinute: callProvider.centsPerMinute,
      publicUrl,
    }),
    listeners,
  });
  const simulated = createSimulatedNetwork({ db, clock, switchboard });
  const accounts = whatsapp && createAccountRunner({ db, logger, switchboard, ...whatsapp });
  const deliver: Switchboard['deliver'] = (messages) => switchboard.deliver(messages);
  const dialler: Dialler = createDialler({ db, clock, logger, provider: callProvider, deliver });
  // What requests of the admin API made Muster say, on its way.
  const sending = new Set<Promise<void>>();
  const send = (messages: readonly Sendable[]) => {
    const work = switchboard.deliver(messages).finally(() => sending.delete(work));
    sending.add(work);
  };
  const alarmClock = createAlarmClock({
    db,
    clock,
    logger,
    ringers,
    continuers,
    deliver,
  });
  const admin = await buildAdmin({
    db,
    clock,
    operatorToken,
    trustProxy,
    publicUrl,
    ...(limits ? { limits } : {}),
    logger,
    readiness: () =>
      readinessOf(db, accounts, { tickedAt: alarmClock.tickedAt(), now: clock.now() }),
    send,
    show,
    transport: accounts ? 'whatsapp' : 'simulated',
    calls: { centsPerMinute: callProvider.centsPerMinute },
    // Whoever speaks through the simulator speaks as anybody: it is shut where real people write.
    routes: [
      accounts ? whatsappAccountRoutes({ db, clock, send }, accounts) : simulatorRoutes(simulated),
      ...(carrier ? [simulatedCallRoutes(carrier)] : []),
    ],
    pages: accounts ? [pairPage] : [],
    ...(retell ? { webhooks: [webhookRoutes({ readWebhook: retell.readWebhook, receive })] } : {}),
  });
  return {
    admin,
    switchboard,
    mirroring,
    alarmClock,
    catchUp: listeners.catchUp,
    simulated,
    accounts,
    dialler,
    callProvider,
    carrier,
    async stop() {
      await admin.close();
      // Cut off between sending and recording it, a message would be sent again by the next process.
      await Promise.all(sending);
      await accounts?.stop();
      await switchboard.stop();
    },
  };
}
