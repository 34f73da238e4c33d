import type {
  Acknowledgement,
  ChatTransport,
  IncomingMessage,
  MessageRevision,
  OutgoingMessage,
  OwnMessage,
  Reaction,
  Vote,
} from '../../../src/chat/transport.ts';

/** Something that reached the people of a chat. */
export interface Arrived extends OutgoingMessage {
  id: string;
  chatId: string;
}

/**
 * Plays the world outside of a transport: people who write, and what reaches them. For each
 * transport one is written; the contract knows nothing else of it. What somebody does resolves once
 * the transport has let go of it, and rejects where the transport takes nothing in.
 */
export interface TransportDriver {
  transport: ChatTransport;
  /** A group, "Soccer ⚽", in which Muster may speak; `message-1` was said in it before, by Pau. */
  chatId: string;
  /** The chat with Pau alone. */
  directChatId: string;
  /** Somebody writes. */
  write(message: IncomingMessage): Promise<unknown>;
  /** Somebody edits or deletes what they wrote. */
  revise(revision: MessageRevision): Promise<unknown>;
  react(reaction: Reaction): Promise<unknown>;
  vote(vote: Vote): Promise<unknown>;
  /** Somebody writes or votes, or the phone's owner writes, and the transport is not told. */
  miss(message: IncomingMessage | OwnMessage): unknown;
  missVote(vote: Vote): unknown;
  /** Somebody founds a group that Muster is in, as an admin or not; answers its id. */
  found(name: string, people: string[], isAdmin: boolean): Promise<string>;
  /** Somebody lets nobody add them to that group. */
  shun(chatId: string, person: string): unknown;
  /** Whether people see a picture of a group. */
  hasPicture(chatId: string): boolean;
  /** Somebody changes something about a group. */
  changeGroup(chatId: string): Promise<unknown>;
  /** The network goes away, or comes back. */
  setAway(isAway: boolean): Promise<unknown>;
  /** The phone's owner writes; somebody reads that. Only where the transport tells of it. */
  own?: {
    write(message: OwnMessage): Promise<unknown>;
    acknowledge(acknowledgement: Acknowledgement): Promise<unknown>;
  };
  /** All that reached the people so far, in order, as it reads now. */
  arrived(): Arrived[];
  /** Ends the outside world. */
  end(): Promise<void>;
}

export const pau = '34600111222@c.us';
export const mar = '34600111333@c.us';
export const zoe = '34600111444@c.us';

/** A message with all of its fields, as a network would hand it over. */
export function messageOf(chatId: string, given: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    id: 'message-1',
    chat: { id: chatId, kind: 'GROUP', name: 'Soccer ⚽' },
    senderId: pau,
    senderAlias: null,
    senderName: 'Pau',
    body: '/who is “playing” @34600111333?\nthis week 🥅',
    mentions: [mar],
    quotedId: 'message-0',
    media: null,
    sentAt: new Date('2026-11-20T11:00:00Z'),
    ...given,
  };
}
