import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createCertificate } from './certificate.ts';
import { connectPage } from './connect-page.ts';
import { createGroupServer } from './group-server.ts';
import { createModels } from './models.ts';
import { createPageGroups } from './page-groups.ts';
import { createPageMedia } from './page-media.ts';
import { createPageMessages } from './page-messages.ts';
import { createPageSigns } from './page-signs.ts';
import { createWhatsappWeb, type Hand } from './whatsapp-web.ts';
import { type GroupOrder, me, type Sent, type World } from './world.ts';

type Argument<Name extends keyof Hand> =
  Parameters<Hand[Name]> extends [infer Given] ? [Given] : [];

/** WhatsApp, as far as a browser can tell: a server of ours that stands in for web.whatsapp.com. */
export interface StubNetwork {
  world: World;
  /** All that reached it, in order, as it reads now. */
  sent: Sent[];
  /** What it answers to a message: received, refused, nothing at all, or that it is received, once `answer` is called. */
  answers: 'received' | 'refused' | 'nothing' | 'late';
  answer(): void;
  /**
   * What it answers to what is asked about groups: what it did; that it refuses, but to look; or, though
   * it did it, nothing, or something that the library fails over.
   */
  groupAnswers: 'done' | 'refused' | 'nothing' | 'odd';
  /**
   * Makes something happen in the page that is open; rejects where there is none. The page may go away
   * over it: that is no failure.
   */
  make<Name extends keyof Hand>(
    name: Name,
    ...given: Argument<Name>
  ): Promise<Awaited<ReturnType<Hand[Name]>>>;
  /** Resolves once a page is open. */
  opened(): Promise<void>;
  /** Resolves once none is. */
  closed(): Promise<void>;
  /** What leads a browser here. */
  browserArgs: string[];
  end(): Promise<void>;
}

/** The page: its parts are plain functions, sent as the text that they are. */
function pageOf(world: World): string {
  return `<!doctype html><meta charset="utf-8"><title>WhatsApp stub</title><script>
    const world = ${JSON.stringify(world)};
    const models = (${createModels})(world);
    const parts = {
      createPageGroups: ${createPageGroups},
      createPageMedia: ${createPageMedia},
      createPageMessages: ${createPageMessages},
      createPageSigns: ${createPageSigns},
    };
    const me = ${JSON.stringify(me)};
    (${connectPage})((wire) => (${createWhatsappWeb})(models, world, wire, me, parts));
  </script>`;
}

export async function startStubNetwork(given: Partial<World> = {}): Promise<StubNetwork> {
  const world: World = {
    isPaired: false,
    loads: 0,
    hasDollarIds: false,
    socket: 'CONNECTED',
    openMs: 50,
    syncMs: 50,
    syncsTwice: false,
    lids: {},
    names: {},
    groups: {},
    refusals: {},
    history: [],
    stored: [],
    canEdit: true,
    isDown: false,
    ...given,
  };
  const sent: Sent[] = [];
  const groupServer = createGroupServer(world);
  let page: ServerResponse | undefined;
  /** One was handed out that has not yet asked for its orders. */
  let isLoading = false;
  /** What the page that was handed out last was told of. */
  let told = 0;
  let orders = 0;
  const open = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  const late = Promise.withResolvers<void>();
  let onOpen = Promise.withResolvers<void>();

  /** What the page posts. Undefined: it is never answered. */
  const posts: Record<string, (body: never) => object | undefined | Promise<object>> = {
    '/group': (order: GroupOrder) => {
      if (network.groupAnswers === 'refused' && order.action !== 'look') return { isRefused: true };
      const answer = groupServer(order);
      if (network.groupAnswers === 'nothing') return undefined;
      return { ...answer, isOdd: network.groupAnswers === 'odd' };
    },
    '/sent': (message: Sent) => {
      sent.push(message);
      const { chatId, id, type, body, pollOptions } = message;
      // The next page finds it in the browser's database.
      world.stored.push({
        ...{ chatId, id, type, body, from: me.phone, t: Math.floor(Date.now() / 1000) },
        ...(type === 'chat' ? {} : { caption: body, pollName: body }),
        pollOptions: pollOptions.map((name, localId) => ({ name, localId })),
      });
      switch (network.answers) {
        case 'received':
          return { ack: 1 };
        case 'refused':
          return { ack: -1 };
        case 'late':
          return late.promise.then(() => ({ ack: 1 }));
        case 'nothing':
          return undefined;
      }
    },
    '/edited': ({ chatId, id, body }: Sent) => {
      const message = sent.find((candidate) => candidate.id === id && candidate.chatId === chatId);
      if (message) message.body = body;
      return {};
    },
    '/paired': ({ isPaired }: World) => {
      world.isPaired = isPaired;
      return {};
    },
    '/never': () => undefined,
    '/done': ({ order, value, error }: { order: number; value: never; error?: string }) => {
      const waiting = open.get(order);
      open.delete(order);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error));
      return {};
    },
  };

  /** What was asked of a page that is gone has no answer. */
  function letGo(): void {
    for (const { resolve } of open.values()) resolve(undefined as never);
    open.clear();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const post = posts[request.url ?? ''];
    if (request.method === 'POST' && post) {
      const result = await post((await json(request)) as never);
      if (result) response.end(JSON.stringify(result));
    } else if (request.url === '/orders') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      // The next page may be heard of before the end of the last, which answers nothing more.
      if (page) letGo();
      page = response;
      isLoading = false;
      // What was said while the page was loaded: it was in the air.
      for (const said of world.stored.slice(told)) network.make('miss', said).catch(() => {});
      onOpen.resolve();
      response.on('close', () => {
        if (page !== response) return;
        page = undefined;
        onOpen = Promise.withResolvers();
        letGo();
      });
    } else if (request.url?.startsWith('/?') || request.url === '/') {
      world.loads += 1;
      isLoading = !world.isDown;
      told = world.stored.length;
      const html = world.isDown ? '<h1>Sorry</h1>' : pageOf(world);
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    } else {
      response.writeHead(404).end();
    }
  }

  const server = createServer(createCertificate('web.whatsapp.com'), (request, response) => {
    // A browser that is killed leaves requests half said.
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const network: StubNetwork = {
    world,
    sent,
    answers: 'received',
    groupAnswers: 'done',
    answer: late.resolve,
    async make(name, ...[argument]) {
      if (isLoading && !page) await onOpen.promise;
      if (!page) throw new Error('no page is open');
      orders += 1;
      page.write(`data: ${JSON.stringify({ order: orders, name, given: argument })}\n\n`);
      return new Promise<never>((resolve, reject) => open.set(orders, { resolve, reject }));
    },
    opened: () => onOpen.promise,
    closed: async () => page && once(page, 'close').then(() => {}),
    browserArgs: [
      `--host-resolver-rules=MAP web.whatsapp.com 127.0.0.1:${port}`,
      '--ignore-certificate-errors',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
    ],
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return network;
}
