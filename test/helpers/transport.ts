import type {
  ChatTransport,
  IncomingMessage,
  OutgoingMessage,
  TransportEvents,
} from '../../src/chat/transport.ts';

/** A text as a transport is given it to send. */
export function outgoing(body: string, given: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { body, mentions: [], quotedId: null, media: null, pollOptions: [], ...given };
}

/** A core that hears everything and does nothing, but for what a test has it do. */
export function quietEvents(given: Partial<TransportEvents> = {}): TransportEvents {
  return {
    ready: async () => {},
    message: async () => ({ isNew: true }),
    revision: async () => ({ isNew: true }),
    own: async () => {},
    acknowledgement: async () => {},
    reaction: async () => {},
    vote: async () => {},
    groupChanged: async () => {},
    ...given,
  };
}

/** A transport of a network on which nothing happens, but for what a test has it do. */
export function quietTransport(given: Partial<ChatTransport> = {}): ChatTransport {
  return {
    name: 'simulator',
    capabilities: { knowsKeys: true, polls: true, media: true, groups: true },
    start: async () => {},
    stop: async () => {},
    isReady: () => true,
    send: async (_chatId, _message, { key }) => ({ status: 'sent', id: key }),
    edit: async (_chatId, id) => ({ status: 'sent', id }),
    history: async () => ({ messages: [], isWhole: true }),
    votes: async () => [],
    groupInfo: async () => null,
    findGroups: async () => [],
    createGroup: async () => ({ status: 'failed', retryable: false, reason: 'no groups here' }),
    changeGroup: async () => ({ status: 'failed', retryable: false, reason: 'no groups here' }),
    inviteLink: async () => null,
    ...given,
  };
}

/** What an incoming message has besides what is said in it. */
export const bare = { senderAlias: null, media: null } satisfies Partial<IncomingMessage>;
