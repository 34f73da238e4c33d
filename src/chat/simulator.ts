import type {
  ChatTransport,
  IncomingMessage,
  MessageRevision,
  OutgoingMessage,
  TransportEvents,
} from './transport.ts';

/** A message that the simulated network delivered to the people in a chat, or the new text of one. */
export interface SimulatedDelivery extends OutgoingMessage {
  id: string;
  chatId: string;
  isEdit: boolean;
}

/** The simulator: a transport whose network is this process. Nobody's phone is on it. */
export interface Simulator extends ChatTransport {
  readonly name: 'simulator';
  /** Plays a person who sends a message; resolves when it has been dealt with. */
  receive(message: IncomingMessage): Promise<{ isNew: boolean }>;
  /** Plays a person who edits or deletes what they sent; resolves when it has been dealt with. */
  revise(revision: MessageRevision): Promise<{ isNew: boolean }>;
}

/** Deliveries whose keys are kept, so that the memory of a long run stays small. */
const remembered = 10_000;

/**
 * Creates the simulator, the transport for a machine with no phone. It keeps the promises that the
 * port asks for: a key is delivered once, and what is sent has an id that depends on the key alone,
 * so that a message sent again after a crash is still one message.
 */
export function createSimulator(
  deliver: (message: SimulatedDelivery) => void = () => {},
): Simulator {
  let events: TransportEvents | undefined;
  const pending = new Set<Promise<unknown>>();
  const delivered = new Set<string>();

  /** What the network tells is waited for by `stop`. */
  async function tell<Result>(dealing: (events: TransportEvents) => Promise<Result>) {
    if (!events) throw new Error('the simulator is not started');
    const work = dealing(events);
    pending.add(work);
    try {
      return await work;
    } finally {
      pending.delete(work);
    }
  }

  /** Whether something of this key is delivered for the first time. */
  function isFirst(key: string): boolean {
    if (delivered.has(key)) return false;
    delivered.add(key);
    if (delivered.size > remembered) delivered.delete(delivered.values().next().value!);
    return true;
  }

  return {
    name: 'simulator',
    async start(given) {
      events = given;
    },
    async stop() {
      events = undefined;
      await Promise.allSettled(pending);
    },
    isReady: () => events !== undefined,
    async send(chatId, message, { key }) {
      const id = `simulated-${key}`;
      if (isFirst(key)) deliver({ ...message, id, chatId, isEdit: false });
      return { status: 'sent', id };
    },
    async edit(chatId, id, message, { key }) {
      if (isFirst(key)) deliver({ ...message, id, chatId, isEdit: true });
      return { status: 'sent', id };
    },
    receive: (message) => tell((network) => network.message(message)),
    revise: (revision) => tell((network) => network.revision(revision)),
  };
}
