import { describe } from 'vitest';
import {
  type IncomingMessage,
  isOwn,
  type OwnMessage,
  type TransportEvents,
  type Vote,
} from '../../../src/chat/transport.ts';
import { messageOf } from '../contract/driver.ts';
import { describeTransportContract } from '../transport-contract.ts';
import { chromium, createAccount, pau, soccer } from './harness.ts';
import { me, type Said } from './stub/world.ts';

if (chromium === undefined) {
  console.warn('No Chromium on this machine: WhatsApp is not tested (apt-get install chromium).');
}

function saidBy(message: IncomingMessage | OwnMessage): Said {
  const { chat, id, body, mentions, quotedId, media, sentAt } = message;
  return {
    chatId: chat.id,
    id,
    mentions,
    quotedId: quotedId ?? undefined,
    t: sentAt.getTime() / 1000,
    ...(isOwn(message)
      ? { from: me.phone }
      : { from: message.senderId, name: message.senderName ?? undefined }),
    ...(media
      ? {
          body: '/9j/4AAQ',
          caption: body,
          type: media.kind,
          mimetype: media.mimeType ?? undefined,
          filename: media.fileName ?? undefined,
          size: media.size ?? undefined,
        }
      : { body }),
  };
}

function votedBy({ pollId, chatId, voterId, options, at }: Vote) {
  return { pollId, chatId, voter: voterId, options, at: at.getTime() };
}

/** WhatsApp's own names of how far a message has come. */
const acks = { FAILED: -1, SENT: 1, DELIVERED: 2, READ: 3 };

describe.skipIf(chromium === undefined)('on the stub', () => {
  describeTransportContract('whatsapp-web.js', async () => {
    const first = saidBy(messageOf(soccer));
    const { network, transport, until, end } = await createAccount({
      world: { isPaired: true, history: [first] },
    });
    /** By id or kind, what waits for something to be let go of. */
    const letGo = new Map<string, () => void>();
    const afterwards = async <Result>(id: string, work: Promise<Result>): Promise<Result> => {
      try {
        return await work;
      } finally {
        letGo.get(id)?.();
      }
    };
    const make = async (id: string, work: () => Promise<unknown>): Promise<void> => {
      const gone = new Promise<void>((resolve) => letGo.set(id, resolve));
      await work();
      await gone;
    };
    const wrap = (events: TransportEvents): TransportEvents => ({
      ...events,
      message: (message) => afterwards(message.id, events.message(message)),
      revision: (revision) => afterwards(revision.id, events.revision(revision)),
      own: (message) => afterwards(message.id, events.own(message)),
      acknowledgement: (given) => afterwards('ack', events.acknowledgement(given)),
      reaction: (reaction) => afterwards('reaction', events.reaction(reaction)),
      vote: (vote) => afterwards('vote', events.vote(vote)),
      groupChanged: (chatId) => afterwards(chatId, events.groupChanged(chatId)),
    });
    let founded = 0;
    return {
      transport: {
        ...transport,
        // The contract is about a transport that is connected.
        async start(events) {
          await transport.start(wrap(events));
          await until('ready');
        },
      },
      chatId: soccer,
      directChatId: pau,
      write: (message) => make(message.id, () => network.make('say', saidBy(message))),
      revise: ({ id, chatId, body, mentions }) =>
        make(id, () =>
          body === null
            ? network.make('revoke', { chatId, id })
            : network.make('edit', { chatId, id, body, mentions }),
        ),
      react: ({ messageId: id, chatId, senderId: from, emoji, at }) =>
        make('reaction', () =>
          network.make('react', { id, chatId, from, emoji: emoji ?? '', at: at.getTime() }),
        ),
      vote: (vote) => make('vote', () => network.make('vote', votedBy(vote))),
      miss: (message) => network.make('miss', saidBy(message)),
      missVote: (vote) => network.make('missVote', votedBy(vote)),
      async found(name, people, isAdmin) {
        founded += 1;
        const chatId = `12036300000001000${founded}@g.us`;
        const members = people.map((id): [string, boolean] => [id, false]);
        const group = { name, people: { [me.phone]: isAdmin, ...Object.fromEntries(members) } };
        network.world.groups[chatId] = group;
        await network.make('show', { chatId, group });
        return chatId;
      },
      shun(_chatId, person) {
        network.world.refusals[person] = 403;
      },
      hasPicture: (chatId) => network.world.groups[chatId]!.picture !== undefined,
      changeGroup: (chatId) =>
        make(chatId, () => network.make('notice', { chatId, subtype: 'subject' })),
      async setAway(isAway) {
        await network.make('socket', isAway ? 'TIMEOUT' : 'CONNECTED');
        await until(isAway ? 'reconnecting' : 'ready');
      },
      own: {
        write: (message) => make(message.id, () => network.make('say', saidBy(message))),
        acknowledge: ({ chatId, messageId: id, receipt }) =>
          make('ack', () =>
            network.make('change', { chatId, id, name: 'ack', value: acks[receipt] }),
          ),
      },
      arrived: () =>
        network.sent.map((sent) => ({
          ...sent,
          media: sent.media && {
            ...sent.media,
            data: new Uint8Array(Buffer.from(sent.media.data, 'base64')),
          },
        })),
      end,
    };
  });
});
