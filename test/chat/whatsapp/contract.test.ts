import { describe } from 'vitest';
import type { IncomingMessage } from '../../../src/chat/transport.ts';
import { describeTransportContract, messageOf } from '../transport-contract.ts';
import { chromium, createAccount, pau, realBrowser, soccer } from './harness.ts';
import type { Said } from './stub/world.ts';

if (chromium === undefined) {
  console.warn('No Chromium on this machine: WhatsApp is not tested (apt-get install chromium).');
}

function saidBy(message: IncomingMessage): Said {
  const { chat, senderId, senderName, quotedId, sentAt, ...said } = message;
  return {
    ...said,
    chatId: chat.id,
    from: senderId,
    name: senderName ?? undefined,
    quotedId: quotedId ?? undefined,
    t: sentAt.getTime() / 1000,
  };
}

describe.skipIf(chromium === undefined)('on the stub', realBrowser, () => {
  describeTransportContract('whatsapp-web.js', async () => {
    const first = saidBy(messageOf(soccer));
    const { network, transport, until, end } = await createAccount({
      world: { isPaired: true, history: [first] },
    });
    /** By id, what waits for a message or a revision to be let go of. */
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
    return {
      transport: {
        ...transport,
        // The contract is about a transport that is connected.
        async start(events) {
          await transport.start({
            ...events,
            message: (message) => afterwards(message.id, events.message(message)),
            revision: (revision) => afterwards(revision.id, events.revision(revision)),
          });
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
      arrived: () => network.sent,
      end,
    };
  });
});
