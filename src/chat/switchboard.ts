import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { ChatKind } from '../db/generated/enums.ts';
import { claimMessage, claimRevision, leaseCommands, type Received } from '../messages/inbox.ts';
import { leaseMessages } from '../messages/outbox.ts';
import type { Sendable } from '../messages/sendable.ts';
import { createDeliverer, type Deliver } from './deliver.ts';
import { createInTurn } from './in-turn.ts';
import type {
  ChatTransport,
  IncomingMessage,
  MessageRevision,
  TransportEvents,
} from './transport.ts';

/** An account and the organization that it belongs to: how a message finds its tenant. */
export interface ConnectedAccount {
  organizationId: string;
  accountId: string;
}

export interface SwitchboardDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  /** Whether a message may be for Muster. Pure; asked of every message. */
  isCommand: (message: { body: string; kind: ChatKind; isReply: boolean }) => boolean;
  /** Deals with a command, or an edit or deletion of one, in one transaction; answers what that queued. */
  handle: (received: Received) => Promise<Sendable[]>;
  /** What deals with all else that a network tells. */
  listeners: Listeners;
}

/** What a network tells besides messages and what people do to them. */
export type Signals = Omit<TransportEvents, 'message' | 'revision'>;

/** Where a signal came from, and the means to deal with it. */
export interface Source extends ConnectedAccount {
  transport: ChatTransport;
  /** Takes a message in as if it had just come, but for what is too old to be run. */
  catchUp: (message: IncomingMessage) => Promise<{ isNew: boolean }>;
  deliver: Deliver;
}

/** Each signal, with where it came from. */
export type Listeners = {
  [Name in keyof Signals]: (source: Source, ...given: Parameters<Signals[Name]>) => Promise<void>;
};

/** Connects accounts to transports, and what comes in to what deals with it. */
export interface Switchboard {
  connect(account: ConnectedAccount, transport: ChatTransport): Promise<void>;
  /** Ends the transport of an account; what is being dealt with is finished first. */
  disconnect(accountId: string): Promise<void>;
  deliver: Deliver;
  /**
   * Takes up what a process left undone when it died: commands received and not handled, messages
   * queued and not sent, whose leases have run out. Called at the start and by the clock.
   */
  sweep(): Promise<{ commands: number; messages: number }>;
  /** Ends all transports; what is being dealt with is finished first. */
  stop(): Promise<void>;
}

/** Rows taken up by one sweep; the next one goes on. */
const sweepLimit = 100;

export function createSwitchboard({
  db,
  clock,
  logger,
  isCommand,
  handle,
  listeners,
}: SwitchboardDeps): Switchboard {
  const transports = new Map<string, ChatTransport>();
  const deliver = createDeliverer({
    db,
    clock,
    logger,
    transportOf: (accountId) => transports.get(accountId),
  });
  // Within a chat, commands take effect in the order in which they were said.
  const inTurn = createInTurn();

  async function receive(
    { organizationId, accountId }: ConnectedAccount,
    message: IncomingMessage,
    wasMissed = false,
  ): Promise<{ isNew: boolean }> {
    const { body, chat, quotedId } = message;
    const command = isCommand({ body, kind: chat.kind, isReply: quotedId !== null });
    const claim = () =>
      claimMessage(
        db,
        {
          organizationId,
          accountId,
          externalId: message.id,
          chat: {
            externalId: message.chat.id,
            kind: message.chat.kind,
            name: storable(message.chat.name),
          },
          senderExternalId: message.senderId,
          senderAlias: message.senderAlias,
          senderName: storable(message.senderName),
          body: storable(message.body),
          mentions: message.mentions,
          quotedExternalId: message.quotedId,
          media: message.media,
          sentAt: message.sentAt,
        },
        { isCommand: command, wasMissed, at: clock.now() },
      );
    if (!command) return { isNew: (await claim()) !== undefined };
    return inTurn(turnOf(accountId, message.chat.id), async () => {
      const claimed = await claim();
      if (claimed)
        await deliver(
          await handle({ ...claimed, organizationId, kind: 'SENT', wasMissed, attempts: 0 }),
        );
      return { isNew: claimed !== undefined };
    });
  }

  /** In turn with the chat's commands: what a message did is done before its edit is dealt with. */
  function revise(
    { organizationId, accountId }: ConnectedAccount,
    { id, chatId, senderId, body, mentions }: MessageRevision,
  ): Promise<{ isNew: boolean }> {
    return inTurn(turnOf(accountId, chatId), async () => {
      const claimed = await claimRevision(
        db,
        {
          organizationId,
          accountId,
          externalId: id,
          chatExternalId: chatId,
          senderExternalId: senderId,
          body: storable(body),
          mentions,
        },
        clock.now(),
      );
      if (claimed)
        await deliver(await handle({ ...claimed, organizationId, wasMissed: false, attempts: 0 }));
      return { isNew: claimed !== undefined };
    });
  }

  return {
    deliver,
    async connect(account, transport) {
      transports.set(account.accountId, transport);
      const source: Source = {
        ...account,
        transport,
        deliver,
        catchUp: (message) => receive(account, message, true),
      };
      await transport.start({
        message: (message) => receive(account, message),
        revision: (revision) => revise(account, revision),
        ready: () => listeners.ready(source),
        own: (message) => listeners.own(source, message),
        acknowledgement: (given) => listeners.acknowledgement(source, given),
        reaction: (reaction) => listeners.reaction(source, reaction),
        vote: (vote) => listeners.vote(source, vote),
        groupChanged: (chatId) => listeners.groupChanged(source, chatId),
      });
    },
    async disconnect(accountId) {
      const transport = transports.get(accountId);
      await transport?.stop();
      transports.delete(accountId);
    },
    async sweep() {
      const accountIds = [...transports.keys()];
      const commands = await leaseCommands(db, accountIds, clock.now(), sweepLimit);
      await Promise.all(
        commands.map((command) =>
          inTurn(turnOf(command.accountId, command.chatExternalId), async () =>
            deliver(await handle(command)),
          ),
        ),
      );
      const ready = accountIds.filter((accountId) => transports.get(accountId)?.isReady());
      const messages = await leaseMessages(db, ready, clock.now(), sweepLimit);
      await deliver(messages);
      return { commands: commands.length, messages: messages.length };
    },
    async stop() {
      await Promise.all([...transports.values()].map((transport) => transport.stop()));
      transports.clear();
    },
  };
}

/** Commands of one chat take turns, whether they come in or are taken up again. */
function turnOf(accountId: string, chatExternalId: string): string {
  return `${accountId} ${chatExternalId}`;
}

/** A text as PostgreSQL can keep it: without NUL and without half a surrogate pair. */
function storable<Text extends string | null>(text: Text): Text {
  return (text === null ? null : text.toWellFormed().replaceAll('\0', '')) as Text;
}
