import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { createInTurn } from '../in-turn.ts';
import type {
  ChatTransport,
  CreateGroupResult,
  GroupChangeResult,
  SendOptions,
  SendResult,
  TransportEvents,
} from '../transport.ts';
import { AwayError, createAsking } from './asking.ts';
import type { Answer, CallName, Given } from './calls.ts';
import type { FromChild } from './channel.ts';
import { canSandbox } from './chromium.ts';
import { withDeadline } from './deadline.ts';
import { createKeeper } from './keeper.ts';
import { createKeys, type Keys } from './keys.ts';
import { failed, unknown } from './outcome.ts';
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
  /** Whether Chromium runs in its sandbox; wherever it can be had unless told. */
  sandbox?: boolean;
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

/** How a change ends that was not made, or of which it is not known. */
type Undone = ReturnType<typeof failed> | ReturnType<typeof unknown>;

/** Away for longer than this is not healthy. */
const mostAwayMs = 5 * 60_000;

/**
 * Creates the transport for one account. `start` does not wait for WhatsApp, which may need somebody
 * to pair it: what is sent before it is ready is refused as retryable.
 */
export function createWhatsapp(options: WhatsappOptions): WhatsappTransport {
  const { folder, chromium, clock, logger, onState = () => {}, idShim = true } = options;
  const { sandbox = canSandbox } = options;
  const timing: Timing = { ...usualTiming, ...options.timing };
  const sends = createKeys<SendResult>();
  const creations = createKeys<CreateGroupResult>();
  const changes = createKeys<GroupChangeResult>();
  const inTurn = createInTurn();
  const dealings = new Set<Promise<unknown>>();
  let events: TransportEvents | undefined;
  let state: WhatsappState = { state: 'stopped', since: clock.now() };
  let lastInboundAt: Date | null = null;

  const keeper = createKeeper(
    {
      folder,
      chromium,
      idShim,
      browserArgs: [...(sandbox ? [] : ['--no-sandbox']), ...(options.browserArgs ?? [])],
      pairingPhone: digitsOf(options.pairingPhone),
      timing,
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
      onGone: () => asking.onGone(),
    },
  );
  const asking = createAsking(keeper.tell);

  function onTold(message: FromChild): void {
    switch (message.type) {
      case 'ready':
        deal((core) => core.ready());
        break;
      case 'message':
        hear((core) => core.message(message.message));
        break;
      case 'revision':
        hear((core) => core.revision(message.revision));
        break;
      case 'reaction':
        hear((core) => core.reaction(message.reaction));
        break;
      case 'vote':
        hear((core) => core.vote(message.vote));
        break;
      case 'groupChanged':
        hear((core) => core.groupChanged(message.chatId));
        break;
      case 'own':
        deal((core) => core.own(message.message));
        break;
      case 'acknowledgement':
        deal((core) => core.acknowledgement(message.acknowledgement));
        break;
      case 'answer':
      case 'refusal':
      case 'failure':
        asking.onTold(message);
        break;
    }
  }

  /** As `deal`, with something that others did. */
  function hear(work: (core: TransportEvents) => Promise<unknown>): void {
    lastInboundAt = clock.now();
    deal(work);
  }

  /** Lets the core deal with something; `stop` waits for it. */
  function deal(work: (core: TransportEvents) => Promise<unknown>): void {
    if (!events) return;
    const dealing = work(events)
      .catch((error: unknown) => logger.error({ err: error }, 'an event could not be dealt with'))
      .finally(() => dealings.delete(dealing));
    dealings.add(dealing);
  }

  /** Asks, where WhatsApp is ready. */
  async function ask<Name extends CallName>(name: Name, given: Given<Name>): Promise<Answer<Name>> {
    if (state.state !== 'ready') throw new AwayError(`WhatsApp is ${state.state}`);
    return asking.ask(name, given);
  }

  /** Asks what changes nothing, and may be asked again. */
  const question = <Name extends CallName>(name: Name, given: Given<Name>): Promise<Answer<Name>> =>
    withDeadline(ask(name, given), timing.questionTimeoutMs, 'WhatsApp');

  /** Makes a change once for a key, in the order of its place, each within its time. */
  function change<Result extends { status: string }>(
    keys: Keys<Result | Undone>,
    place: string,
    { key, timeoutMs }: SendOptions,
    make: () => Promise<Result>,
  ): Promise<Result | Undone> {
    return keys.once(key, () => {
      const askedAt = performance.now();
      return inTurn(place, async () => {
        const leftMs = timeoutMs - (performance.now() - askedAt);
        // Too little to see what becomes of it.
        if (leftMs < timeoutMs / 2) return failed('the chat was busy', true);
        const making = make();
        // It may end long after nobody waits any more.
        making.then(
          (result) => keys.correct(key, result),
          () => {},
        );
        return withDeadline(making, leftMs, 'WhatsApp').catch((error: unknown) =>
          error instanceof AwayError ? failed(error.message, true) : unknown(String(error)),
        );
      });
    });
  }

  let stopping: Promise<void> | undefined;
  return {
    name: 'whatsapp',
    capabilities: { knowsKeys: false, polls: true, media: true, groups: true },
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
    isReady: () => events !== undefined && state.state === 'ready',
    send: (chatId, message, sendOptions) =>
      change(sends, chatId, sendOptions, () => ask('send', { chatId, message })),
    edit: (chatId, messageId, message, sendOptions) =>
      change(sends, chatId, sendOptions, () => ask('edit', { chatId, messageId, message })),
    history: (chatId, since, limit) => question('history', { chatId, since, limit }),
    votes: (chatId, pollId) => question('votes', { chatId, pollId }),
    groupInfo: (chatId) => question('groupInfo', { chatId }),
    findGroups: (name) => question('findGroups', { name }),
    createGroup: (group, sendOptions) =>
      change(creations, 'new groups', sendOptions, () => ask('createGroup', group)),
    changeGroup: (chatId, wanted, sendOptions) =>
      change(changes, chatId, sendOptions, () => ask('changeGroup', { chatId, change: wanted })),
    inviteLink: (chatId) => question('inviteLink', { chatId }),
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
