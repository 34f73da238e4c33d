import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/clock.ts';

/** A call as Retell keeps and tells it, as far as Muster reads it. */
export interface StubCall {
  call_id: string;
  call_status: 'registered' | 'not_connected' | 'ongoing' | 'ended' | 'error';
  to_number: string;
  from_number: string;
  agent_id: string;
  metadata: Record<string, unknown>;
  retell_llm_dynamic_variables: Record<string, string>;
  disconnection_reason?: string;
  duration_ms?: number;
  call_cost?: { combined_cost: number; total_duration_seconds: number; product_costs: [] };
  call_analysis?: Record<string, unknown>;
}

/** What becomes of one request, once. */
export type Mishap =
  /** It is done, and the connection is gone before the reply. */
  | 'replyLost'
  /** It is done, and no reply comes. */
  | 'silence'
  /** It is done, and the reply breaks off. */
  | 'halfAReply'
  /** It is done, and what is answered is nothing that anybody knows. */
  | 'nonsense'
  /** Nothing is done, and this is answered. */
  | { status: number; message: string };

export interface RetellStub {
  url: string;
  calls: StubCall[];
  /** Bodies of requests, by path. */
  asked: { path: string; body: unknown }[];
  /** What happens to the next requests, in their order. */
  mishaps: Mishap[];
  /** Changes a call and answers the webhook that tells of it, signed. */
  webhook(event: string, callId: string, change?: Partial<StubCall>): Delivery;
  stop(): Promise<void>;
}

/** A webhook on its way. */
export interface Delivery {
  headers: Record<string, string>;
  body: Buffer;
}

export function signed(body: Buffer, apiKey: string, clock: Clock): Delivery {
  const stamp = clock.now().getTime();
  const digest = createHmac('sha256', apiKey)
    .update(`${body.toString('utf8')}${stamp}`)
    .digest('hex');
  return { headers: { 'x-retell-signature': `v=${stamp},d=${digest}` }, body };
}

/** Retell's protocol as it is documented, on a server of our own. Nobody's telephone rings. */
export async function startRetellStub(apiKey: string, clock: Clock): Promise<RetellStub> {
  const calls: StubCall[] = [];
  const asked: RetellStub['asked'] = [];
  const mishaps: Mishap[] = [];
  const find = (id: string | undefined) => calls.find(({ call_id }) => call_id === id);

  function act(method: string, path: string, body: Record<string, unknown>): [number, unknown] {
    const [, id] = /^\/v2\/(?:get|stop)-call\/([^/]+)$/.exec(path) ?? [];
    if (method === 'POST' && path === '/v2/create-phone-call') {
      if (!/^\+[1-9]\d{6,14}$/.test(String(body.to_number)))
        return [400, { status: 'error', message: 'Invalid to_number, expected E.164' }];
      const call: StubCall = {
        call_id: `call_${randomUUID().replaceAll('-', '')}`,
        call_status: 'registered',
        to_number: String(body.to_number),
        from_number: String(body.from_number),
        agent_id: String(body.override_agent_id),
        metadata: body.metadata as StubCall['metadata'],
        retell_llm_dynamic_variables:
          body.retell_llm_dynamic_variables as StubCall['retell_llm_dynamic_variables'],
      };
      calls.push(call);
      return [201, call];
    }
    if (method === 'POST' && path === '/v3/list-calls') return [200, list(body)];
    const call = find(id);
    if (!call) return [404, { status: 'error', message: 'Call not found' }];
    if (method === 'GET' && path.startsWith('/v2/get-call/')) return [200, call];
    if (call.call_status !== 'registered' && call.call_status !== 'ongoing')
      return [400, { status: 'error', message: 'Call has ended' }];
    const isConnected = call.call_status === 'ongoing';
    Object.assign(call, {
      call_status: isConnected ? 'ended' : 'not_connected',
      disconnection_reason: 'manual_stopped',
    });
    return [204, undefined];
  }

  /** By the metadata; a filter that the documentation does not have is a mistake of the test. */
  function list(body: Record<string, unknown>): unknown {
    const { metadata = [], ...others } = (body.filter_criteria ?? {}) as Record<string, unknown> & {
      metadata?: { key: string; type: string; op: string; value: string }[];
    };
    if (
      Object.keys(others).length > 0 ||
      metadata.some(({ op, type }) => op !== 'eq' || type !== 'string')
    )
      throw new Error(`expected a filter on metadata alone, not ${JSON.stringify(body)}`);
    const items = calls.filter((call) =>
      metadata.every(({ key, value }) => call.metadata[key] === value),
    );
    return { items, has_more: false };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { method = '', url: path = '' } = request;
    const reply = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(value === undefined ? undefined : JSON.stringify(value));
    };
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    asked.push({ path, body });
    if (request.headers.authorization !== `Bearer ${apiKey}`)
      return reply(401, { status: 'error', message: 'API key is invalid' });
    const mishap = mishaps.shift();
    if (typeof mishap === 'object')
      return reply(mishap.status, { status: 'error', message: mishap.message });
    const [status, value] = act(method, path, body);
    if (mishap === 'replyLost') request.socket.destroy();
    else if (mishap === 'nonsense') reply(200, 'ok');
    else if (mishap === 'halfAReply') {
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"call_id": "call_');
      setImmediate(() => request.socket.destroy());
    } else if (mishap !== 'silence') reply(status, value);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: 'error', message: String(error) }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    asked,
    mishaps,
    webhook(event, callId, change = {}) {
      const call = Object.assign(find(callId)!, change);
      return signed(Buffer.from(JSON.stringify({ event, call })), apiKey, clock);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
