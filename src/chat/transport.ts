import type { ChatKind } from '../db/generated/enums.ts';
import type { MediaKind } from '../forms/media-kind.ts';
import type { AddResult, GroupChange, GroupInfo } from '../mirror/group-info.ts';

export type { AddResult, GroupChange, GroupInfo, GroupParticipant } from '../mirror/group-info.ts';

/** What hangs on a message. Its text is then the caption. */
export interface MediaReference {
  kind: MediaKind;
  mimeType: string | null;
  fileName: string | null;
  /** In bytes. */
  size: number | null;
}

/** A message as a transport hands it over. Its ids are the network's; the core keeps ids of its own. */
export interface IncomingMessage {
  /** The network's id of the message: the same message has the same id, however often it comes. */
  id: string;
  chat: { id: string; kind: ChatKind; name: string | null };
  senderId: string;
  /** The sender's other id, where the network tells both: LID and phone are one person. */
  senderAlias: string | null;
  senderName: string | null;
  body: string;
  /** Ids of the people it mentions; the body holds "@" and the part before the id's own "@". */
  mentions: string[];
  quotedId: string | null;
  media: MediaReference | null;
  sentAt: Date;
}

/** A message of the account's own: sent by Muster, or by whoever holds the phone. */
export interface OwnMessage {
  id: string;
  chat: IncomingMessage['chat'];
  body: string;
  mentions: string[];
  quotedId: string | null;
  media: MediaReference | null;
  /** The options of a poll, whose question is the body. */
  pollOptions: string[];
  sentAt: Date;
}

export interface OutgoingMessage {
  body: string;
  mentions: string[];
  quotedId: string | null;
  /** A file; the body is its caption. */
  media: { mimeType: string; fileName: string; data: Uint8Array } | null;
  /** The options of a poll, whose question is the body; none for what is no poll. */
  pollOptions: string[];
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

/** How far a message of ours has come. */
export interface Acknowledgement {
  messageId: string;
  chatId: string;
  receipt: 'SENT' | 'DELIVERED' | 'READ' | 'FAILED';
}

/** Somebody's standing reaction to a message. */
export interface Reaction {
  messageId: string;
  chatId: string;
  senderId: string;
  senderAlias: string | null;
  /** Null where it was taken away. */
  emoji: string | null;
  at: Date;
}

/** Somebody's standing vote in a poll of ours. */
export interface Vote {
  pollId: string;
  chatId: string;
  voterId: string;
  voterAlias: string | null;
  /** By their texts; none where the vote was taken back. */
  options: string[];
  at: Date;
}

/** What was said in a chat. */
export interface History {
  /** Oldest first. */
  messages: (IncomingMessage | OwnMessage)[];
  /**
   * False where more may have been said: there is more of it, some of it cannot be read or is on its way,
   * or the network does not show the chat. Only of a whole one does it follow that nothing else was said.
   */
  isWhole: boolean;
}

/** What became of a message. Unknown: it may or may not have arrived, so it must not be sent again. */
export type SendResult =
  | { status: 'sent'; id: string }
  | { status: 'unknown'; reason: string }
  | { status: 'failed'; retryable: boolean; reason: string };

/** A group chat that was made. Unknown: it may be there, and is to be looked for by its name. */
export type CreateGroupResult =
  | { status: 'created'; chatId: string; people: Map<string, AddResult> }
  | { status: 'unknown'; reason: string }
  | { status: 'failed'; retryable: boolean; reason: string };

/**
 * What became of a change of a group chat, for each person where it is about people: of those who were
 * to be removed or made admins too, `added` is done, `already` was so before, `failed` is not so.
 */
export type GroupChangeResult =
  | { status: 'done'; people: Map<string, AddResult> }
  /** Muster is no admin of it. */
  | { status: 'notAdmin' }
  | { status: 'unknown'; reason: string }
  | { status: 'failed'; retryable: boolean; reason: string };

/**
 * What a transport tells. Events come at least once, and some not at all where the network was away:
 * the core sees to it that they act once, and compares anew whenever it is told `ready`.
 */
export interface TransportEvents {
  /** It can send and be asked again, after a start or an absence. */
  ready(): Promise<void>;
  /** Resolves when the message has been dealt with, replies sent. Not new: its id came before. */
  message(message: IncomingMessage): Promise<{ isNew: boolean }>;
  /** Resolves when an edit or a deletion has been dealt with. Not new: one of its kind came before. */
  revision(revision: MessageRevision): Promise<{ isNew: boolean }>;
  /** A message of the account's own is in the chat. */
  own(message: OwnMessage): Promise<void>;
  acknowledgement(acknowledgement: Acknowledgement): Promise<void>;
  reaction(reaction: Reaction): Promise<void>;
  vote(vote: Vote): Promise<void>;
  /** Something about a group chat has changed, its people among it: it is to be looked at. */
  groupChanged(chatId: string): Promise<void>;
}

export interface SendOptions {
  key: string;
  timeoutMs: number;
}

/** What a network can do besides texts. What it cannot is not asked of it. */
export interface Capabilities {
  /** Whether a key that was delivered is known for ever: then the same message may be sent again. */
  knowsKeys: boolean;
  polls: boolean;
  /** Files with a message. */
  media: boolean;
  groups: boolean;
}

/**
 * The port to a chat network, for one account. Everything that reaches people goes through it, for
 * the simulator as for WhatsApp; test/chat/transport-contract.ts says what each must do. Its questions
 * reject where it is away or does not answer in time.
 */
export interface ChatTransport {
  /** "simulator", "whatsapp". */
  readonly name: string;
  readonly capabilities: Capabilities;
  start(events: TransportEvents): Promise<void>;
  /** Ends it; messages that are being dealt with are waited for. */
  stop(): Promise<void>;
  /** Whether it can send now. What is to be sent waits until it can, and no attempt is used up. */
  isReady(): boolean;
  /**
   * Sends one message. One key is delivered once, however often it is asked for. A transport that knows
   * keys for ever is asked again under the same; another, under a new one, and only where what was asked
   * before did not arrive.
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
  /** What was said in a chat from an instant on; of more than `limit` the newest. */
  history(chatId: string, since: Date, limit: number): Promise<History>;
  /** The standing votes of a poll of ours. */
  votes(chatId: string, pollId: string): Promise<Vote[]>;
  /** Null where the account is not in it. */
  groupInfo(chatId: string): Promise<GroupInfo | null>;
  /** The group chats of this name that the account is in: where a creation is to be found again. */
  findGroups(name: string): Promise<string[]>;
  createGroup(
    group: { name: string; description: string | null; people: string[] },
    options: SendOptions,
  ): Promise<CreateGroupResult>;
  changeGroup(
    chatId: string,
    change: GroupChange,
    options: SendOptions,
  ): Promise<GroupChangeResult>;
  /** Null where it may not be had. */
  inviteLink(chatId: string): Promise<string | null>;
}

/** Whether a message of a chat's history is the account's own. */
export function isOwn(message: IncomingMessage | OwnMessage): message is OwnMessage {
  return !('senderId' in message);
}
