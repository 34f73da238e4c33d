import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/client.ts';
import type { ChatKind } from '../../db/generated/enums.ts';
import type { Page, PageRequest } from '../../db/page.ts';
import { phoneOfWhatsappId, whatsappIdOfPhone } from '../../forms/phone.ts';
import {
  type HistoryMessage,
  listReplies,
  pageMessages,
  type ReplyView,
} from '../../messages/history.ts';
import { type RecalledChat, recallChats } from '../../mirror/recall-chats.ts';
import { ensureAccount, listAccounts, simulatorAccountOf } from '../../people/accounts.ts';
import type { Switchboard } from '../switchboard.ts';
import { createSimulator, type Simulator } from './simulator.ts';

/** Something that a simulated person says in a simulated chat. Phones are E.164. */
export interface SimulatedMessage {
  /** The chat's name for itself: "soccer". */
  chat: string;
  chatName?: string | undefined;
  chatKind?: 'group' | 'direct' | undefined;
  from: string;
  senderName?: string | undefined;
  body: string;
  sentAt?: Date | undefined;
  id?: string | undefined;
  mentions?: string[] | undefined;
  quotedId?: string | undefined;
}

/** What a simulated person does to a message that they sent. */
export interface SimulatedRevision {
  chat: string;
  from: string;
  /** The id of the message. */
  id: string;
  /** The new text; null deletes it. */
  body: string | null;
  mentions?: string[] | undefined;
}

/** A reaction to a message, or with null none any more. */
export interface SimulatedReaction {
  chat: string;
  from: string;
  messageId: string;
  emoji: string | null;
}

/** A vote in a poll by the texts of its options; without any it is taken back. */
export interface SimulatedVote {
  chat: string;
  from: string;
  pollId: string;
  options: string[];
}

export interface SimulatedOutcome {
  messageId: string;
  /** True where a message of this id was dealt with before: it is not answered again. */
  duplicate: boolean;
  /** Everything that the message made Muster send, in whatever chat. */
  replies: ReplyView[];
}

/** The world around the simulator: people who write in chats, and chats that can be read. */
export interface SimulatedNetwork {
  /** Connects the simulated account of every organization, so that what was left undone is taken up. */
  start(): Promise<void>;
  /** The simulator of an organization, for whoever plays its group chats, reactions and votes. */
  simulatorOf(organizationId: string): Promise<Simulator>;
  say(organizationId: string, message: SimulatedMessage): Promise<SimulatedOutcome>;
  /** Edits or deletes a message; the replies are those that came of that. */
  revise(organizationId: string, revision: SimulatedRevision): Promise<SimulatedOutcome>;
  /** Resolves when it has been dealt with. */
  react(organizationId: string, reaction: SimulatedReaction): Promise<void>;
  /** Resolves when it has been dealt with. */
  vote(organizationId: string, vote: SimulatedVote): Promise<void>;
  /** Newest first. */
  read(organizationId: string, chat: string, request: PageRequest): Promise<Page<HistoryMessage>>;
}

export function createSimulatedNetwork(deps: {
  db: Database;
  clock: Clock;
  switchboard: Switchboard;
}): SimulatedNetwork {
  const { db, clock, switchboard } = deps;
  const simulators = new Map<string, Promise<Simulator>>();

  /** The simulated account of an organization, connected on first use: organizations come and go. */
  const simulatorOf = (organizationId: string, accountId?: string): Promise<Simulator> => {
    const known = simulators.get(organizationId);
    if (known) return known;
    const connecting = connect(organizationId, accountId);
    simulators.set(organizationId, connecting);
    connecting.catch(() => simulators.delete(organizationId));
    return connecting;
  };

  async function connect(organizationId: string, known?: string): Promise<Simulator> {
    const externalId = simulatorAccountOf(organizationId);
    const accountId =
      known ?? (await ensureAccount(db, organizationId, 'simulator', externalId, clock.now()));
    const simulator = createSimulator();
    remind(simulator, await recallChats(db, { organizationId, accountId }));
    await switchboard.connect({ organizationId, accountId }, simulator);
    return simulator;
  }

  return {
    simulatorOf,
    async start() {
      const accounts = await listAccounts(db, 'simulator');
      await Promise.all(accounts.map(({ organizationId, id }) => simulatorOf(organizationId, id)));
    },
    async say(organizationId, said) {
      const simulator = await simulatorOf(organizationId);
      const messageId = said.id ?? randomUUID();
      const kind: ChatKind = said.chatKind === 'direct' ? 'DIRECT' : 'GROUP';
      const senderId = whatsappIdOfPhone(said.from);
      if (kind === 'GROUP')
        simulator.groups.overhear(said.chat, said.chatName ?? said.chat, [senderId]);
      const { isNew } = await simulator.receive({
        id: messageId,
        chat: { id: said.chat, kind, name: said.chatName ?? (kind === 'GROUP' ? said.chat : null) },
        senderId,
        senderAlias: null,
        senderName: said.senderName ?? null,
        body: said.body,
        mentions: (said.mentions ?? []).map(whatsappIdOfPhone),
        quotedId: said.quotedId ?? null,
        media: null,
        sentAt: said.sentAt ?? clock.now(),
      });
      if (!isNew) return { messageId, duplicate: true, replies: [] };
      const replies = await listReplies({ tx: db, organizationId }, messageId);
      return { messageId, duplicate: false, replies: replies.map(asPhones) };
    },
    async revise(organizationId, { chat, from, id: messageId, body, mentions = [] }) {
      const simulator = await simulatorOf(organizationId);
      const scope = { tx: db, organizationId };
      const before = await listReplies(scope, messageId);
      const { isNew } = await simulator.revise({
        id: messageId,
        chatId: chat,
        senderId: whatsappIdOfPhone(from),
        body,
        mentions: mentions.map(whatsappIdOfPhone),
      });
      if (!isNew) return { messageId, duplicate: true, replies: [] };
      const replies = (await listReplies(scope, messageId)).slice(before.length);
      return { messageId, duplicate: false, replies: replies.map(asPhones) };
    },
    async react(organizationId, { chat, from, ...reaction }) {
      const simulator = await simulatorOf(organizationId);
      const senderId = whatsappIdOfPhone(from);
      await simulator.react({
        ...reaction,
        chatId: chat,
        senderId,
        senderAlias: null,
        at: clock.now(),
      });
    },
    async vote(organizationId, { chat, from, ...vote }) {
      const simulator = await simulatorOf(organizationId);
      const voterId = whatsappIdOfPhone(from);
      await simulator.vote({ ...vote, chatId: chat, voterId, voterAlias: null, at: clock.now() });
    },
    async read(organizationId, chat, request) {
      const page = await pageMessages({ tx: db, organizationId }, chat, request);
      return { ...page, items: page.items.map(asPhones) };
    },
  };
}

/** The simulated network lives as long as its process: what it was is in the database. */
function remind({ groups }: Simulator, chats: readonly RecalledChat[]): void {
  for (const { externalId, name, description, isMirrored, people } of chats) {
    const ids = people.map(({ id }) => id);
    if (!isMirrored) {
      groups.overhear(externalId, name ?? externalId, ids);
      continue;
    }
    const group = groups.found(externalId, name ?? externalId, ids);
    group.description = description;
    for (const { id, isAdmin } of people)
      group.people.set(id, { alias: null, name: null, isAdmin });
  }
}

/** WhatsApp ids as the phones that stand behind them in the simulated world. */
function asPhones<Message extends { mentions: string[] }>(message: Message): Message {
  return { ...message, mentions: message.mentions.map((id) => phoneOfWhatsappId(id) ?? id) };
}
