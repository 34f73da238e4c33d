import type {
  ChatTransport,
  IncomingMessage,
  OutgoingMessage,
  TransportEvents,
} from './transport.ts';

/** A message that the simulated network delivered to the people in a chat. */
export interface SimulatedDelivery extends OutgoingMessage {
  id: string;
  chatId: string;
}

/** The simulator: a transport whose network is this process. Nobody's phone is on it. */
export interface Simulator extends ChatTransport {
  readonly name: 'simulator';
  /** Plays a person who sends a message; resolves when it has been dealt with. */
  receive(message: IncomingMessage): Promise<{ isNew: boolean }>;
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

  return {
    name: 'simulator',
    async start(given) {
      events = given;
    },
    async stop() {
      events = undefined;
      await Promise.allSettled(pending);
    },
    async send(chatId, message, { key }) {
      const id = `simulated-${key}`;
      if (!delivered.has(id)) {
        delivered.add(id);
        if (delivered.size > remembered) delivered.delete(delivered.values().next().value!);
        deliver({ ...message, id, chatId });
      }
      return { status: 'sent', id };
    },
    async receive(message) {
      if (!events) throw new Error('the simulator is not started');
      const dealing = events.message(message);
      pending.add(dealing);
      try {
        return await dealing;
      } finally {
        pending.delete(dealing);
      }
    },
  };
}
