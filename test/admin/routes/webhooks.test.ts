import type { FastifyPluginAsync } from 'fastify';
import { beforeEach, expect, test } from 'vitest';
import { webhookRoutes } from '../../../src/admin/routes/webhooks.ts';
import type { CallReport } from '../../../src/calls/provider.ts';
import { createRetell } from '../../../src/telephony/retell/retell.ts';
import { API_KEY, settings } from '../../telephony/retell-settings.ts';
import { signed } from '../../telephony/retell-stub.ts';
import { expectProblem, useAdmin } from '../admin-app.ts';
import { listOperations } from '../operations.ts';
import { connectTo, head } from '../raw-http.ts';

const clock = { now: () => admin.at };
const received: CallReport[] = [];
let failure: Error | undefined;

const admin = useAdmin({
  webhooks: [
    webhookRoutes({
      readWebhook: createRetell(settings('http://127.0.0.1:1'), clock).readWebhook,
      receive: async (report) => {
        if (failure) throw failure;
        received.push(report);
      },
    }) as FastifyPluginAsync,
  ],
});

beforeEach(() => {
  received.length = 0;
  failure = undefined;
});

const attemptId = '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10';
/** With blanks as no serializer writes them: the signature is over the bytes that came. */
const ended = (more = '') =>
  Buffer.from(
    `{ "event" : "call_ended",\n "call": {"call_id": "call_1", "call_status": "ended", "metadata": {"attemptId": "${attemptId}"}${more}}}`,
  );

async function post(body: Buffer, headers: Record<string, string>, type = 'application/json') {
  const answer = await admin.app.inject({
    method: 'POST',
    url: '/api/webhooks/retell',
    headers: { 'content-type': type, ...headers },
    payload: body,
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.body === '' ? undefined : answer.json(),
  };
}
const sign = (body: Buffer, apiKey = API_KEY) => signed(body, apiKey, clock).headers;

test('what is signed is received without a key, and so is what comes again', async () => {
  const body = ended();
  for (let time = 0; time < 2; time += 1)
    expect(await post(body, sign(body))).toMatchObject({ status: 204, body: undefined });
  expect(received).toEqual([
    expect.objectContaining({ callId: 'call_1', attemptId, stage: 'ENDED' }),
    expect.objectContaining({ callId: 'call_1', attemptId, stage: 'ENDED' }),
  ]);
  expect((await post(body, sign(body), 'application/json; charset=utf-8')).status).toBe(204);
});

test('what is of no concern is taken, and goes no further', async () => {
  const body = Buffer.from('{"event":"transcript_updated"}');
  expect((await post(body, sign(body))).status).toBe(204);
  expect(received).toEqual([]);
});

test('what is not signed, or with another key, is refused, whoever else would be let in', async () => {
  const body = ended();
  const tenant = await admin.tenant();
  const other = sign(ended(', "duration_ms": 1'));
  for (const headers of [
    {},
    sign(body, 'key_of_a_stranger'),
    other,
    { 'x-retell-signature': '' },
  ]) {
    expectProblem(await post(body, headers as Record<string, string>), 401, 'unauthorized');
    expectProblem(
      await post(body, { ...headers, authorization: `Bearer ${tenant.secret}` } as Record<
        string,
        string
      >),
      401,
      'unauthorized',
    );
  }
  const old = sign(body);
  admin.at = new Date(admin.at.getTime() + 5 * 60_000 + 1);
  expectProblem(await post(body, old), 401, 'unauthorized');
  expect(received).toEqual([]);
});

test('whoever signs nothing sends no body for it, and one that is too large is not read', async () => {
  const announce = async (length: number, headers: Record<string, string>) => {
    const connection = await connectTo(admin.app);
    connection.send(
      head('POST', '/api/webhooks/retell', {
        'content-type': 'application/json',
        'content-length': length,
        expect: '100-continue',
        ...headers,
      }),
    );
    const status = await connection.status();
    connection.socket.destroy();
    return status;
  };
  const headers = sign(ended());
  expect(await announce(1000, {})).toBe(401);
  expect(await announce(1000, headers)).toBe(100);
  expect(await announce(1024 * 1024 + 1, headers)).toBe(413);
});

test('a report that could not be kept is sent again: it is no success', async () => {
  failure = Object.assign(new Error('out of reach'), { code: 'ECONNREFUSED' });
  const body = ended();
  expect((await post(body, sign(body))).status).toBeGreaterThanOrEqual(500);
  admin.log.length = 0;
});

test('the reference has it among the calls, opened by its signature', async () => {
  const operation = (await listOperations(admin.app)).find(
    ({ route }) => route === 'post /api/webhooks/retell',
  );
  expect(operation).toMatchObject({ tags: ['Calls'], security: [{ retellSignature: [] }] });
});
