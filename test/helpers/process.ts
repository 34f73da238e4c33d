import { pino } from 'pino';
import type { Received } from '../../src/change/received.ts';
import type { Sendable } from '../../src/change/sendable.ts';
import { createListeners } from '../../src/chat/listeners.ts';
import type { Pacing } from '../../src/chat/sending/sender.ts';
import { createSwitchboard, type Switchboard } from '../../src/chat/switchboard.ts';
import type {
  ChatTransport,
  IncomingMessage,
  OutgoingMessage,
  SendResult,
  TransportEvents,
} from '../../src/chat/transport.ts';
import { createDispatcher } from '../../src/commands/dispatch.ts';
import { commands } from '../../src/commands/list.ts';
import { createMessageReader } from '../../src/commands/read-message.ts';
import { createDatabase } from '../../src/db/client.ts';
import { whatsappIdOfPhone } from '../../src/forms/phone.ts';
import { ensureAccount, simulatorAccountOf } from '../../src/people/accounts.ts';
import { bare, quietTransport } from './transport.ts';
import type { Character, Tenant, World } from './world.ts';

/** What never comes about: the process that waits for it has died. */
export const never = new Promise<never>(() => {});

export interface Delivery extends OutgoingMessage {
  chatId: string;
  key: string;
  /** The id of the message whose text it takes the place of; null for a message of its own. */
  edits: string | null;
}

/** What people got to read, in order. It outlives every process, as a network does. */
export interface Network {
  delivered: Delivery[];
}

type Handle = (received: Received) => Promise<Sendable[]>;
type Send = (message: Delivery, deliver: () => SendResult) => Promise<SendResult> | SendResult;

/** Where a process may be made to die: one that answers `never` there is where it does. */
export interface ProcessOptions {
  handle?: (received: Received, work: Handle) => Promise<Sendable[]>;
  send?: Send;
  /** Whether its account can send now. */
  isReady?: () => boolean;
  /** What its transport is or does in another way. */
  transport?: Partial<ChatTransport>;
  /** How time passes where its account has a budget. */
  pacing?: Pacing;
}

/** One process of Muster on the world's database, which may die at a point that a test chooses. */
export interface Process {
  switchboard: Switchboard;
  /** Hands a message in; never resolves where the process dies over it. */
  write(
    who: Character,
    chat: string,
    body: string,
    given?: Partial<IncomingMessage>,
  ): Promise<{ isNew: boolean }>;
  /** Hands in an edit of a message, or with null its deletion. */
  revise(
    who: Character,
    chat: string,
    messageId: string,
    body: string | null,
  ): Promise<{ isNew: boolean }>;
  /** Tells it what its network tells. */
  hear(): TransportEvents;
  /** What it logged as errors. */
  errors: string[];
  /** Whether it came to where it dies over a send: until then it takes what it sends, by the clock as it is then. */
  hasDied(): boolean;
  stop(): Promise<void>;
}

/** Starts a process that runs the simulated account of a tenant. */
export async function startProcess(
  world: World,
  tenant: Tenant,
  network: Network,
  {
    handle = (received, work) => work(received),
    send = (_, deliver) => deliver(),
    isReady = () => true,
    transport: given = {},
    pacing,
  }: ProcessOptions = {},
): Promise<Process> {
  const { clock } = world;
  const { organizationId } = tenant;
  const db = createDatabase(world.url, { applicationName: 'test process' });
  const errors: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const read = createMessageReader(commands);
  const work = createDispatcher({ db, clock, logger, read, show: async () => null });
  const switchboard = createSwitchboard({
    db,
    clock,
    logger,
    isCommand: (message) => read(message) !== undefined,
    handle: (received) => handle(received, work),
    listeners: createListeners({ db, clock, logger }),
    ...(pacing ? { pacing } : {}),
  });
  let events: TransportEvents | undefined;
  let hasDied = false;
  function attempt(sent: Delivery, id: string) {
    const result = send(sent, () => {
      network.delivered.push(sent);
      return { status: 'sent', id };
    });
    if (result === never) hasDied = true;
    return result;
  }
  const transport = quietTransport({
    async start(core) {
      events = core;
    },
    isReady,
    send: async (chatId, message, { key }) =>
      attempt({ ...message, chatId, key, edits: null }, `sent-${key}`),
    edit: async (chatId, id, message, { key }) =>
      attempt({ ...message, chatId, key, edits: id }, id),
    ...given,
  });
  const accountId = await ensureAccount(
    db,
    organizationId,
    'simulator',
    simulatorAccountOf(organizationId),
    clock.now(),
  );
  await switchboard.connect({ organizationId, accountId }, transport);
  let messages = 0;
  return {
    switchboard,
    errors,
    hear: () => events!,
    hasDied: () => hasDied,
    async write(who, chat, body, given = {}) {
      messages += 1;
      return events!.message({
        id: `${chat}-${messages}-${crypto.randomUUID()}`,
        chat: { id: chat, kind: 'GROUP', name: chat },
        senderId: whatsappIdOfPhone(who.phone),
        senderName: who.name,
        body,
        mentions: [],
        quotedId: null,
        ...bare,
        sentAt: clock.now(),
        ...given,
      });
    },
    revise(who, chatId, id, body) {
      const senderId = whatsappIdOfPhone(who.phone);
      return events!.revision({ id, chatId, senderId, body, mentions: [] });
    },
    async stop() {
      // One that died in the middle of a message does not end in order.
      if (!hasDied) await switchboard.stop();
      await db.$disconnect();
    },
  };
}
