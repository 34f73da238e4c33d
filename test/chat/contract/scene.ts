import type {
  IncomingMessage,
  MessageRevision,
  OutgoingMessage,
  SendOptions,
  SendResult,
  TransportEvents,
} from '../../../src/chat/transport.ts';
import { outgoing, quietEvents } from '../../helpers/transport.ts';
import type { Arrived, TransportDriver } from './driver.ts';

/** A transport that is started, and a core that takes down what it is told. */
export interface Scene {
  driver: TransportDriver;
  received: IncomingMessage[];
  revised: MessageRevision[];
  /** What the core does with a message; a test may put another in its place. */
  deal: TransportEvents['message'];
  /** What all other events of a name were told with. */
  toldOf(event: keyof TransportEvents): unknown[];
  /** What reached the people since the test began. */
  arrived(): Arrived[];
  /** A name, key or id that nothing else has, in this run of a test or another. */
  fresh(name: string): string;
  /** A key that nothing else has, and enough time. */
  once(): SendOptions;
  /** Sends a text to the group; by a key of its own, unless one is given. */
  send(body: string, given?: Partial<OutgoingMessage> & { key?: string }): Promise<SendResult>;
  /** Forgets what was heard, before each test. */
  begin(): void;
}

const usual: TransportEvents['message'] = async () => ({ isNew: true });

export async function openScene(createDriver: () => Promise<TransportDriver>): Promise<Scene> {
  const driver = await createDriver();
  let told: [keyof TransportEvents, unknown?][] = [];
  let arrivedBefore = 0;
  let made = 0;
  const scene: Scene = {
    driver,
    received: [],
    revised: [],
    deal: usual,
    toldOf: (event) => told.flatMap(([name, given]) => (name === event ? [given] : [])),
    arrived: () => driver.arrived().slice(arrivedBefore),
    fresh(name) {
      made += 1;
      return `${name} ${made}`;
    },
    once: () => ({ key: scene.fresh('key'), timeoutMs: 120_000 }),
    send: (body, { key = scene.fresh('key'), ...given } = {}) =>
      driver.transport.send(driver.chatId, outgoing(body, given), { key, timeoutMs: 120_000 }),
    begin() {
      scene.received = [];
      scene.revised = [];
      scene.deal = usual;
      told = [];
      arrivedBefore = driver.arrived().length;
    },
  };
  await driver.transport.start(
    quietEvents({
      message: (message) => {
        scene.received.push(message);
        return scene.deal(message);
      },
      revision: async (revision) => {
        scene.revised.push(revision);
        return { isNew: true };
      },
      ready: async () => void told.push(['ready']),
      own: async (message) => void told.push(['own', message]),
      acknowledgement: async (given) => void told.push(['acknowledgement', given]),
      reaction: async (reaction) => void told.push(['reaction', reaction]),
      vote: async (vote) => void told.push(['vote', vote]),
      groupChanged: async (chatId) => void told.push(['groupChanged', chatId]),
    }),
  );
  return scene;
}
