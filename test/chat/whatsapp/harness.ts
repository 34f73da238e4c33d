import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type {
  IncomingMessage,
  MessageRevision,
  OutgoingMessage,
  SendOptions,
  SendResult,
  TransportEvents,
} from '../../../src/chat/transport.ts';
import { findChromium } from '../../../src/chat/whatsapp/chromium.ts';
import type { WhatsappState } from '../../../src/chat/whatsapp/state.ts';
import type { Timing } from '../../../src/chat/whatsapp/timing.ts';
import {
  createWhatsapp,
  type WhatsappOptions,
  type WhatsappTransport,
} from '../../../src/chat/whatsapp/transport.ts';
import { systemClock } from '../../../src/clock.ts';
import { parseConfig } from '../../../src/config.ts';
import { outgoing, quietEvents } from '../../helpers/transport.ts';
import { type StubNetwork, startStubNetwork } from './stub/network.ts';
import { me, type World } from './stub/world.ts';

/** The browser of this machine; tests that need one are skipped without it. Nothing is installed. */
export const chromium = findChromium(process.env.CHROMIUM_PATH);

/** For what must not be given up, in milliseconds. */
export const patienceMs = 120_000;

/** A group that every network has, and somebody in it. */
export const soccer = '120363000000000001@g.us';
export const pau = '34600111222@c.us';
export const mar = '34600111333@c.us';

/**
 * What happens by the clock happens quickly. What is given up after a time never is, however slow the
 * machine: a test about that sets a time itself.
 */
const quick: Partial<Timing> = {
  beatMs: 100,
  beatTimeoutMs: patienceMs,
  progressTimeoutMs: patienceMs,
  pageTimeoutMs: patienceMs,
  callTimeoutMs: patienceMs,
  questionTimeoutMs: patienceMs,
  lookupTimeoutMs: patienceMs,
  silenceMs: patienceMs,
  takeoverMs: 50,
  closeTimeoutMs: 30_000,
  stopTimeoutMs: 60_000,
  firstRestartMs: 50,
  mostRestartMs: 200,
};

/** A real adapter, in a real browser, on a network of our own. */
export interface Account {
  network: StubNetwork;
  transport: WhatsappTransport;
  folder: string;
  states: WhatsappState[];
  received: IncomingMessage[];
  revised: MessageRevision[];
  /** What all other events of a name were told with. */
  toldOf<Event extends keyof TransportEvents>(
    event: Event,
  ): Parameters<TransportEvents[Event]>[0][];
  /** What it logged as warnings and errors. */
  log: string[];
  /** Forgets what was heard, sent and logged: before each test that shares an account. */
  forget(): void;
  /** Resolves with the next state that is so, or the present one. */
  until<Name extends WhatsappState['state']>(
    name: Name,
    also?: (state: Extract<WhatsappState, { state: Name }>) => boolean,
  ): Promise<Extract<WhatsappState, { state: Name }>>;
  start(): Promise<void>;
  /** Starts it, has the phone scan the code where it is not linked, and waits until it is ready. */
  connect(): Promise<void>;
  send(body: string, given?: Partial<OutgoingMessage & SendOptions>): Promise<SendResult>;
  /** Stops it, and its network. */
  end(): Promise<void>;
}

export interface AccountOptions extends Partial<Omit<WhatsappOptions, 'timing'>> {
  world?: Partial<World>;
  /** One that is there already. */
  network?: StubNetwork;
  timing?: Partial<Timing>;
}

/**
 * Sets up an account that is not started; it and its network end with the test, which names itself where it
 * runs beside others.
 */
export async function accountInTest(
  options?: AccountOptions,
  test = { onTestFinished },
): Promise<Account> {
  const account = await createAccount(options);
  test.onTestFinished(account.end);
  return account;
}

/** Sets up an account that is not started. */
export async function createAccount(options: AccountOptions = {}): Promise<Account> {
  const { world = {}, timing = {}, ...given } = options;
  const network =
    options.network ??
    (await startStubNetwork({
      groups: { [soccer]: { name: 'Soccer ⚽', people: { [me.phone]: true, [pau]: false } } },
      ...world,
    }));
  const folder = given.folder ?? (await mkdtemp(join(tmpdir(), 'muster-whatsapp-')));
  const states: WhatsappState[] = [];
  const received: IncomingMessage[] = [];
  const revised: MessageRevision[] = [];
  const told: [keyof TransportEvents, unknown][] = [];
  const note = (event: keyof TransportEvents) => async (given?: unknown) =>
    void told.push([event, given]);
  const log: string[] = [];
  const waiting = new Set<() => void>();
  const transport = createWhatsapp({
    clock: systemClock,
    logger: pino({ level: 'warn' }, { write: (line: string) => void log.push(line) }),
    chromium: chromium ?? '',
    environment: parseConfig(process.env).browserEnvironment,
    ...given,
    folder,
    browserArgs: network.browserArgs,
    timing: { ...quick, ...timing },
    onState(state) {
      states.push(state);
      for (const look of waiting) look();
    },
  });
  const account: Account = {
    network,
    transport,
    folder,
    states,
    received,
    revised,
    toldOf: (event) => told.flatMap(([name, given]) => (name === event ? [given as never] : [])),
    log,
    forget() {
      for (const list of [states, received, revised, told, log, network.sent]) list.length = 0;
      network.answers = 'received';
      network.groupAnswers = 'done';
    },
    until(name, also = () => true) {
      type Wanted = Extract<WhatsappState, { state: typeof name }>;
      return new Promise((resolve) => {
        const look = () => {
          const { state } = transport.health();
          if (state.state !== name || !also(state as Wanted)) return;
          waiting.delete(look);
          resolve(state as Wanted);
        };
        waiting.add(look);
        look();
      });
    },
    start() {
      return transport.start(
        quietEvents({
          message: async (message) => {
            received.push(message);
            return { isNew: true };
          },
          revision: async (revision) => {
            revised.push(revision);
            return { isNew: true };
          },
          ready: note('ready'),
          own: note('own'),
          acknowledgement: note('acknowledgement'),
          reaction: note('reaction'),
          vote: note('vote'),
          groupChanged: note('groupChanged'),
        }),
      );
    },
    async connect() {
      await account.start();
      if (!network.world.isPaired) {
        await account.until('pairing');
        await network.make('scan');
      }
      await account.until('ready');
    },
    send(body, { key = body, timeoutMs = patienceMs, mentions = [], quotedId = null } = {}) {
      return transport.send(soccer, outgoing(body, { mentions, quotedId }), { key, timeoutMs });
    },
    async end() {
      await transport.stop();
      await network.end();
      if (given.folder === undefined) {
        // A process of a browser that was killed may still be at its last file.
        await rm(folder, { recursive: true, force: true, maxRetries: 10 });
      }
    },
  };
  return account;
}
