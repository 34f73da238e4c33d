import { pino } from 'pino';
import { createListeners } from '../../src/chat/listeners.ts';
import { createSwitchboard, type Switchboard } from '../../src/chat/switchboard.ts';
import type {
  IncomingMessage,
  OutgoingMessage,
  SendResult,
  TransportEvents,
} from '../../src/chat/transport.ts';
import { createDispatcher } from '../../src/commands/dispatch.ts';
import { commands } from '../../src/commands/list.ts';
import { createMessageReader } from '../../src/commands/read-message.ts';
import { createDatabase } from '../../src/db/client.ts';
import type { Received } from '../../src/messages/inbox.ts';
import type { Sendable } from '../../src/messages/sendable.ts';
import { ensureAccount, simulatorAccountOf } from '../../src/people/accounts.ts';
import { whatsappIdOfPhone } from '../../src/people/phone.ts';
import { bare, quietTransport } from './transport.ts';
import type { Character, Tenant, World } from './world.ts';

/** What never comes about: somebody who waits for it has died. */
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
  /** What it logged as errors. */
  errors: string[];
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
  }: ProcessOptions = {},
): Promise<Process> {
  const { clock } = world;
  const { organizationId } = tenant;
  const db = createDatabase(world.url, { applicationName: 'test process' });
  const errors: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const read = createMessageReader(commands);
  const work = createDispatcher({ db, clock, logger, read });
  const switchboard = createSwitchboard({
    db,
    clock,
    logger,
    isCommand: (message) => read(message) !== undefined,
    handle: (received) => handle(received, work),
    listeners: createListeners({ db, clock, logger }),
  });
  let events: TransportEvents | undefined;
  const transport = quietTransport({
    async start(given) {
      events = given;
    },
    isReady,
    async send(chatId, message, { key }) {
      const sent = { ...message, chatId, key, edits: null };
      return send(sent, () => {
        network.delivered.push(sent);
        return { status: 'sent', id: `sent-${key}` };
      });
    },
    async edit(chatId, id, message, { key }) {
      const sent = { ...message, chatId, key, edits: id };
      return send(sent, () => {
        network.delivered.push(sent);
        return { status: 'sent', id };
      });
    },
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
      await switchboard.stop();
      await db.$disconnect();
    },
  };
}
