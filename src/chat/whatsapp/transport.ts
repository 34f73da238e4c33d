import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { createInTurn } from '../in-turn.ts';
import type { ChatTransport, SendOptions, SendResult, TransportEvents } from '../transport.ts';
import type { FromChild, ToChild } from './channel.ts';
import { withDeadline } from './deadline.ts';
import { createKeeper } from './keeper.ts';
import { createKeys } from './keys.ts';
import type { WhatsappState } from './state.ts';
import { type Timing, usualTiming } from './timing.ts';

export interface WhatsappOptions {
  /** The account's own folder, absolute; whoever can read it can use the account. */
  folder: string;
  /** The browser: see findChromium. */
  chromium: string;
  clock: Clock;
  logger: Logger;
  /** The phone to pair with by a code, E.164; by QR without one. */
  pairingPhone?: string | undefined;
  /** Hears every new state, and each new code of `pairing`. */
  onState?: (state: WhatsappState) => void;
  /** See id-shim.ts; on unless it proves to be wrong. */
  idShim?: boolean;
  /** All that the browser is to know of the environment: PATH, HOME, the language. No secrets. */
  environment: Readonly<Record<string, string>>;
  /** Added to Chromium's own. */
  browserArgs?: string[];
  timing?: Partial<Timing>;
  random?: () => number;
}

export interface WhatsappHealth {
  state: WhatsappState;
  /** False where somebody should look: blocked, or away for more than five minutes. */
  isHealthy: boolean;
  lastInboundAt: Date | null;
  /** How often the browser was started anew. */
  restarts: number;
}

/** WhatsApp as a transport, through whatsapp-web.js in a process of its own. */
export interface WhatsappTransport extends ChatTransport {
  readonly name: 'whatsapp';
  health(): WhatsappHealth;
  /**
   * Starts the browser anew, which asks to be paired where it is not: after a logout, after a block,
   * or to pair by a code (with a phone, E.164) instead of by QR.
   */
  pair(phone?: string): Promise<void>;
}

/** Away for longer than this is not healthy. */
const mostAwayMs = 5 * 60_000;

/** Chromium's sandbox cannot be had by root, the user of many containers; others keep it. */
const sandboxArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Creates the transport for one account. `start` does not wait for WhatsApp, which may need somebody
 * to pair it: what is sent before it is ready is refused as retryable.
 */
export function createWhatsapp(options: WhatsappOptions): WhatsappTransport {
  const { folder, chromium, clock, logger, onState = () => {}, idShim = true } = options;
  const keys = createKeys();
  const inTurn = createInTurn();
  const dealings = new Set<Promise<unknown>>();
  const asked = new Map<number, { key: string; settle: (result: SendResult) => void }>();
  let events: TransportEvents | undefined;
  let state: WhatsappState = { state: 'stopped', since: clock.now() };
  let lastInboundAt: Date | null = null;
  let calls = 0;

  const keeper = createKeeper(
    {
      folder,
      chromium,
      idShim,
      browserArgs: [...sandboxArgs, ...(options.browserArgs ?? [])],
      pairingPhone: digitsOf(options.pairingPhone),
      timing: { ...usualTiming, ...options.timing },
    },
    {
      logger,
      random: options.random ?? Math.random,
      environment: options.environment,
      onState(next) {
        const since = next.state === state.state ? state.since : clock.now();
        state = { ...next, since };
        onState(state);
      },
      onTold,
      onGone() {
        for (const { settle } of asked.values()) settle(unknown('the browser went away meanwhile'));
        asked.clear();
      },
    },
  );

  function onTold(message: FromChild): void {
    switch (message.type) {
      case 'message':
        lastInboundAt = clock.now();
        deal((core) => core.message(message.message));
        break;
      case 'revision':
        lastInboundAt = clock.now();
        deal((core) => core.revision(message.revision));
        break;
      case 'result': {
        const call = asked.get(message.call);
        asked.delete(message.call);
        call?.settle(message.result);
        if (call) keys.correct(call.key, message.result);
        break;
      }
    }
  }

  /** Lets the core deal with something; `stop` waits for it. */
  function deal(work: (core: TransportEvents) => Promise<unknown>): void {
    if (!events) return;
    const dealing = work(events)
      .catch((error: unknown) => logger.error({ err: error }, 'a message could not be dealt with'))
      .finally(() => dealings.delete(dealing));
    dealings.add(dealing);
  }

  /** Asks the child once for a key, in the order of the chat, each within its time. */
  function ask(
    chatId: string,
    question: (call: number) => ToChild,
    { key, timeoutMs }: SendOptions,
  ): Promise<SendResult> {
    return keys.once(key, () => {
      const askedAt = performance.now();
      return inTurn(chatId, async () => {
        const leftMs = timeoutMs - (performance.now() - askedAt);
        // Too little to see what becomes of it.
        if (leftMs < timeoutMs / 2) return refused('the chat was busy');
        calls += 1;
        const call = calls;
        if (state.state !== 'ready' || !keeper.tell(question(call))) {
          return refused(`WhatsApp is ${state.state}`);
        }
        const answer = new Promise<SendResult>((settle) => asked.set(call, { key, settle }));
        return withDeadline(answer, leftMs, 'WhatsApp').catch((error) => unknown(String(error)));
      });
    });
  }

  let stopping: Promise<void> | undefined;
  return {
    name: 'whatsapp',
    capabilities: { knowsKeys: false, polls: true, groups: true },
    history: async () => [],
    votes: async () => [],
    groupInfo: async () => null,
    findGroups: async () => [],
    createGroup: async () => ({ status: 'failed', retryable: false, reason: 'not yet' }),
    changeGroup: async () => ({ status: 'failed', retryable: false, reason: 'not yet' }),
    inviteLink: async () => null,
    async start(given) {
      events = given;
      keeper.start();
    },
    stop() {
      stopping ??= (async () => {
        events = undefined;
        await Promise.all(dealings);
        await keeper.stop();
      })();
      return stopping;
    },
    isReady: () => state.state === 'ready',
    send: (chatId, message, sendOptions) =>
      ask(chatId, (call) => ({ type: 'send', call, chatId, message }), sendOptions),
    edit: (chatId, messageId, message, sendOptions) =>
      ask(chatId, (call) => ({ type: 'edit', call, chatId, messageId, message }), sendOptions),
    health() {
      const isAway = state.state === 'starting' || state.state === 'reconnecting';
      const awayMs = isAway ? clock.now().getTime() - state.since.getTime() : 0;
      const isHealthy = state.state !== 'blocked' && awayMs <= mostAwayMs;
      return { state, isHealthy, lastInboundAt, restarts: keeper.restarts() };
    },
    async pair(phone) {
      if (!events) throw new Error('WhatsApp is not started');
      await keeper.restart(digitsOf(phone));
    },
  };
}

function digitsOf(phone: string | undefined): string | null {
  return phone?.replace(/\D/g, '') ?? null;
}

function refused(reason: string): SendResult {
  return { status: 'failed', retryable: true, reason };
}

function unknown(reason: string): SendResult {
  return { status: 'unknown', reason };
}
