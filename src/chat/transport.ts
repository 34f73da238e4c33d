import type { ChatKind } from '../db/generated/enums.ts';

/** A message as a transport hands it over. Its ids are the network's; the core keeps ids of its own. */
export interface IncomingMessage {
  /** The network's id of the message: the same message has the same id, however often it comes. */
  id: string;
  chat: { id: string; kind: ChatKind; name: string | null };
  senderId: string;
  senderName: string | null;
  body: string;
  /** Ids of the people it mentions; the body holds "@" and the part before the id's own "@". */
  mentions: string[];
  quotedId: string | null;
  sentAt: Date;
}

export interface OutgoingMessage {
  body: string;
  mentions: string[];
  quotedId: string | null;
}

/** What a person did to a message that they had sent. */
export interface MessageRevision {
  /** The network's id of the message. */
  id: string;
  chatId: string;
  senderId: string;
  /** The new text; null where the message was deleted. */
  body: string | null;
  mentions: string[];
}

/** What became of a message. Unknown: it may or may not have arrived, so it must not be sent again. */
export type SendResult =
  | { status: 'sent'; id: string }
  | { status: 'unknown'; reason: string }
  | { status: 'failed'; retryable: boolean; reason: string };

/** What a transport tells. Events come at least once; the core sees to it that they act once. */
export interface TransportEvents {
  /** Resolves when the message has been dealt with, replies sent. Not new: its id came before. */
  message(message: IncomingMessage): Promise<{ isNew: boolean }>;
  /** Resolves when an edit or a deletion has been dealt with. Not new: one of its kind came before. */
  revision(revision: MessageRevision): Promise<{ isNew: boolean }>;
}

export interface SendOptions {
  key: string;
  timeoutMs: number;
}

/**
 * The port to a chat network, for one account. Everything that reaches people goes through it, for
 * the simulator as for WhatsApp; test/chat/transport-contract.ts says what each must do.
 */
export interface ChatTransport {
  /** "simulator", "whatsapp". */
  readonly name: string;
  start(events: TransportEvents): Promise<void>;
  /** Ends it; messages that are being dealt with are waited for. */
  stop(): Promise<void>;
  /** Whether it can send now. What is to be sent waits until it can, and no attempt is used up. */
  isReady(): boolean;
  /**
   * Sends one message. The key is the same for every attempt at the same message: a transport that can
   * tell by it sends once.
   */
  send(chatId: string, message: OutgoingMessage, options: SendOptions): Promise<SendResult>;
  /**
   * Gives a message that was sent another text; its id stays. Making the same edit again changes
   * nothing more. Failed, not retryable: the network no longer allows it.
   */
  edit(
    chatId: string,
    messageId: string,
    message: OutgoingMessage,
    options: SendOptions,
  ): Promise<SendResult>;
}
