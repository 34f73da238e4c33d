import type { Logger } from 'pino';
import type { Received } from '../change/received.ts';
import type { Sendable } from '../change/sendable.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { ChatKind } from '../db/generated/enums.ts';
import { beginAnew, claimMessage, claimRevision, leaseCommands } from '../messages/inbox.ts';
import type { AccountScope } from '../outbox/account-scope.ts';
import { findDueAccounts } from '../outbox/outbox.ts';
import { createInTurn } from './in-turn.ts';
import { createSender } from './sending/create-sender.ts';
import { createDeliverer, type Deliver } from './sending/deliver.ts';
import { usualPacing } from './sending/paced-sender.ts';
import type { Pacing, Sender } from './sending/sender.ts';
import { storable, storableInstant } from './storable.ts';
import type {
  ChatTransport,
  GroupInfo,
  IncomingMessage,
  MessageRevision,
  TransportEvents,
} from './transport.ts';

export interface SwitchboardDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  /** Whether a message may be for Muster. Pure; asked of every message. */
  isCommand: (message: {
    body: string;
    kind: ChatKind;
    isReply: boolean;
    hasMedia: boolean;
  }) => boolean;
  /** Deals with a command, or an edit or deletion of one, in one transaction; answers what that queued. */
  handle: (received: Received) => Promise<Sendable[]>;
  /** What deals with all else that a network tells. */
  listeners: Listeners;
  /** How time passes between two messages of an account that has a budget. */
  pacing?: Pacing;
}

/** What a network tells besides messages and what people do to them. */
export type Signals = Omit<TransportEvents, 'message' | 'revision'>;

/** Where a signal came from, and the means to deal with it. */
export interface Source extends AccountScope {
  transport: ChatTransport;
  /** When it was last there again. */
  readyAt: Date;
  /** Takes a message in as if it had just come, but for what is too old to be run. */
  catchUp: (message: IncomingMessage) => Promise<{ isNew: boolean }>;
  deliver: Deliver;
}

/** Each signal, with where it came from. */
export type Listeners = {
  [Name in keyof Signals]: (source: Source, ...given: Parameters<Signals[Name]>) => Promise<void>;
} & {
  /** A message that came as of `readyAt` could not be kept: it is to be asked for again. */
  lost(source: Source): void;
};

/** Connects accounts to transports, and what comes in to what deals with it. */
export interface Switchboard {
  connect(account: AccountScope, transport: ChatTransport): Promise<void>;
  /** Ends the transport of an account; what is being dealt with is finished first. */
  disconnect(accountId: string): Promise<void>;
  deliver: Deliver;
  /** How the network shows a group chat; null where the account is away, run elsewhere or not in it. */
  show(accountId: string, chatExternalId: string): Promise<GroupInfo | null>;
  /**
   * Takes up what a process left undone when it died: commands received and not handled, messages
   * queued and not sent, whose leases have run out. Called at the start and by the clock.
   */
  sweep(): Promise<{ commands: number; messages: number }>;
  /** Ends all transports; what is being dealt with is finished first. */
  stop(): Promise<void>;
}

/**
 * What comes later than this after it was said was missed, whoever tells it: of what is older than
 * messages are kept, nobody remembers that it was done before.
 */
const liveMs = 7 * 24 * 60 * 60_000;

/** Commands taken up by one sweep; the next one goes on. */
const sweepLimit = 100;

export function createSwitchboard({
  db,
  clock,
  logger,
  isCommand,
  handle,
  listeners,
  pacing = usualPacing,
}: SwitchboardDeps): Switchboard {
  const connected = new Map<string, { transport: ChatTransport; sender: Sender }>();
  const deliver = createDeliverer((accountId) => connected.get(accountId)?.sender);
  // Within a chat, commands take effect in the order in which they were said.
  const inTurn = createInTurn();

  async function receive(
    { organizationId, accountId }: AccountScope,
    message: IncomingMessage,
    isLate = false,
  ): Promise<{ isNew: boolean }> {
    const { body, chat, quotedId, media } = message;
    const now = clock.now();
    const sentAt = storableInstant(message.sentAt, now);
    const wasMissed = isLate || now.getTime() - sentAt.getTime() > liveMs;
    const command = isCommand({
      body,
      kind: chat.kind,
      isReply: quotedId !== null,
      hasMedia: media !== null,
    });
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
          sentAt,
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
    { organizationId, accountId }: AccountScope,
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
      const sender = createSender({ db, clock, logger, pacing }, account, transport);
      connected.set(account.accountId, { transport, sender });
      const source: Source = {
        ...account,
        transport,
        deliver,
        readyAt: clock.now(),
        catchUp: (message) => receive(account, message, true),
      };
      /** Keeps a message; one that the database was away for is in the history. */
      const keep = async <Result>(work: () => Promise<Result>): Promise<Result> => {
        const readyAt = clock.now();
        try {
          return await work();
        } catch (error) {
          listeners.lost({ ...source, readyAt });
          throw error;
        }
      };
      await transport.start({
        message: (message) => keep(() => receive(account, message)),
        revision: (revision) => revise(account, revision),
        async ready() {
          // What comes in from now on says nothing about what was missed.
          const readyAt = clock.now();
          await sender.sweep();
          await listeners.ready({ ...source, readyAt });
        },
        own: (message) => keep(() => listeners.own(source, message)),
        acknowledgement: (given) => listeners.acknowledgement(source, given),
        reaction: (reaction) => listeners.reaction(source, reaction),
        vote: (vote) => listeners.vote(source, vote),
        groupChanged: (chatId) => listeners.groupChanged(source, chatId),
      });
    },
    async disconnect(accountId) {
      const account = connected.get(accountId);
      await account?.sender.stop();
      await account?.transport.stop();
      connected.delete(accountId);
    },
    async show(accountId, chatExternalId) {
      const transport = connected.get(accountId)?.transport;
      if (!transport?.isReady()) return null;
      return transport.groupInfo(chatExternalId).catch((error: unknown) => {
        logger.warn({ err: error, accountId }, 'a group chat could not be looked at');
        return null;
      });
    },
    async sweep() {
      const accountIds = [...connected.keys()];
      const commands = await leaseCommands(db, accountIds, clock.now(), sweepLimit);
      await Promise.all(
        commands.map((command) =>
          inTurn(turnOf(command.accountId, command.chatExternalId), async () => {
            const attempts = await beginAnew(db, command);
            if (attempts !== undefined) await deliver(await handle({ ...command, attempts }));
          }),
        ),
      );
      const due = await findDueAccounts(db, accountIds, clock.now());
      const counts = await Promise.all(due.map((id) => connected.get(id)?.sender.sweep() ?? 0));
      return { commands: commands.length, messages: counts.reduce((sum, count) => sum + count, 0) };
    },
    async stop() {
      const all = [...connected.values()];
      await Promise.all(all.map(({ sender }) => sender.stop()));
      await Promise.all(all.map(({ transport }) => transport.stop()));
      connected.clear();
    },
  };
}

/** Commands of one chat take turns, whether they come in or are taken up again. */
function turnOf(accountId: string, chatExternalId: string): string {
  return `${accountId} ${chatExternalId}`;
}
