import type {
  ChatTransport,
  IncomingMessage,
  MessageRevision,
  OutgoingMessage,
  OwnMessage,
  Reaction,
  TransportEvents,
  Vote,
} from '../transport.ts';
import { createSimulatedGroups, type SimulatedGroups } from './simulated-groups.ts';

/** A message that the simulated network delivered to the people in a chat, or the new text of one. */
export interface SimulatedDelivery extends OutgoingMessage {
  id: string;
  chatId: string;
  isEdit: boolean;
}

/** The simulator: a transport whose network is this process. Nobody's phone is on it. */
export interface Simulator extends ChatTransport {
  readonly name: 'simulator';
  /** The group chats of the simulated network, for whoever plays its people. */
  readonly groups: SimulatedGroups;
  /** Plays a person who sends a message; resolves when it has been dealt with. */
  receive(message: IncomingMessage): Promise<{ isNew: boolean }>;
  /** Plays a person or the phone's owner who sends a message of which nobody tells: it is in the history only. */
  miss(message: IncomingMessage | OwnMessage): void;
  /** Plays a person who edits or deletes what they sent; resolves when it has been dealt with. */
  revise(revision: MessageRevision): Promise<{ isNew: boolean }>;
  /** Plays a person who reacts to a message; resolves when it has been dealt with. */
  react(reaction: Reaction): Promise<void>;
  /** Plays a person who votes; resolves when it has been dealt with. */
  vote(vote: Vote): Promise<void>;
  /** Plays a vote that the account does not hear of. */
  missVote(vote: Vote): void;
  /** Tells that a group chat was changed; resolves when it has been dealt with. */
  groupChanged(chatId: string): Promise<void>;
  /** Plays an outage, and its end; the end resolves when it has been dealt with. */
  setAway(isAway: boolean): Promise<void>;
}

/** Deliveries, messages and votes that are kept, so that the memory of a long run stays small. */
const remembered = 10_000;

const away = { status: 'failed', retryable: true, reason: 'the network is away' } as const;

/**
 * Creates the simulator, the transport for a machine with no phone. It keeps the promises that the
 * port asks for: a key is delivered once, and what is sent has an id that depends on the key alone,
 * so that a message sent again after a crash is still one message.
 */
export function createSimulator(
  deliver: (message: SimulatedDelivery) => void = () => {},
): Simulator {
  let events: TransportEvents | undefined;
  let isAway = false;
  const groups = createSimulatedGroups();
  const pending = new Set<Promise<unknown>>();
  const delivered = createRecent<true>();
  const messages = createRecent<IncomingMessage | OwnMessage>();
  const votes = createRecent<Vote>();

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

  /** Answers a question, unless the network is away. */
  async function answer<Result>(question: () => Result): Promise<Result> {
    if (isAway) throw new Error(away.reason);
    return question();
  }

  /** Whether something of this key is delivered for the first time. */
  function isFirst(key: string): boolean {
    return delivered.get(key) === undefined && delivered.set(key, true);
  }

  function keepVote(vote: Vote): void {
    votes.set(`${vote.pollId} ${vote.voterId}`, vote);
  }

  return {
    name: 'simulator',
    capabilities: { knowsKeys: true, polls: true, media: true, groups: true },
    groups,
    async start(given) {
      events = given;
      if (!isAway) await given.ready();
    },
    async stop() {
      events = undefined;
      await Promise.allSettled(pending);
    },
    isReady: () => events !== undefined && !isAway,
    async send(chatId, message, { key }) {
      if (isAway) return away;
      const id = `simulated-${key}`;
      if (isFirst(key)) deliver({ ...message, id, chatId, isEdit: false });
      return { status: 'sent', id };
    },
    async edit(chatId, id, message, { key }) {
      if (isAway) return away;
      if (isFirst(key)) deliver({ ...message, id, chatId, isEdit: true });
      return { status: 'sent', id };
    },
    history: (chatId, since, limit) =>
      answer(() => {
        const said = messages
          .values()
          .filter(({ chat, sentAt }) => chat.id === chatId && sentAt >= since)
          .sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
        return { messages: said.slice(-limit), isWhole: said.length < limit };
      }),
    votes: (_, pollId) => answer(() => votes.values().filter((vote) => vote.pollId === pollId)),
    groupInfo: (chatId) => answer(() => groups.info(chatId)),
    findGroups: (name) => answer(() => groups.find(name)),
    createGroup: async (group, { key }) => (isAway ? away : groups.create({ ...group, key })),
    changeGroup: async (chatId, change) => (isAway ? away : groups.change(chatId, change)),
    inviteLink: (chatId) =>
      answer(() =>
        groups.info(chatId)?.isAdmin
          ? `https://chat.whatsapp.com/${encodeURIComponent(chatId)}`
          : null,
      ),
    receive(message) {
      messages.set(message.id, message);
      return tell((network) => network.message(message));
    },
    miss: (message) => void messages.set(message.id, message),
    revise: (revision) => tell((network) => network.revision(revision)),
    react: (reaction) => tell((network) => network.reaction(reaction)),
    vote(vote) {
      keepVote(vote);
      return tell((network) => network.vote(vote));
    },
    missVote: keepVote,
    groupChanged: (chatId) => tell((network) => network.groupChanged(chatId)),
    async setAway(away) {
      isAway = away;
      if (!away && events) await tell((network) => network.ready());
    },
  };
}

/** The newest things by their key. */
function createRecent<Thing>() {
  const things = new Map<string, Thing>();
  return {
    get: (key: string) => things.get(key),
    set(key: string, thing: Thing): true {
      things.set(key, thing);
      if (things.size > remembered) things.delete(things.keys().next().value!);
      return true;
    },
    values: () => [...things.values()],
  };
}
