import { randomUUID } from 'node:crypto';
import { sign } from 'retell-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallProvider } from '../../src/calls/provider.ts';
import { createRetell } from '../../src/telephony/retell/retell.ts';
import { createFixedClock, FRIDAY } from '../helpers/world.ts';
import { API_KEY, settings } from './retell-settings.ts';
import { type Mishap, type RetellStub, signed, startRetellStub } from './retell-stub.ts';

const organizationId = '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10';
const clock = createFixedClock(FRIDAY);
let stub: RetellStub;
let retell: CallProvider;

beforeAll(async () => {
  stub = await startRetellStub(API_KEY, clock);
  retell = createRetell(settings(stub.url), clock);
});
beforeEach(() => clock.set(FRIDAY));
afterAll(() => stub.stop());

const dialOf = () => ({
  attemptId: randomUUID(),
  organizationId,
  phone: '+34600111333',
  variables: { name: 'Pau', reason: 'event' },
});

async function place() {
  const dial = dialOf();
  const placed = await retell.dial(dial);
  return { ...dial, ...(placed as { callId: string }) };
}

const rang = (attemptId: string) =>
  stub.calls.filter(({ metadata }) => metadata.attemptId === attemptId).length;

describe('a dial', () => {
  test('names number, agent, attempt and variables', async () => {
    const { attemptId } = await place();
    expect(stub.asked.at(-1)).toEqual({
      path: '/v2/create-phone-call',
      body: {
        from_number: '+34911000000',
        to_number: '+34600111333',
        override_agent_id: 'agent_of_the_tests',
        metadata: { attemptId, organizationId },
        retell_llm_dynamic_variables: { name: 'Pau', reason: 'event' },
      },
    });
  });

  test.each<[number, string, string]>([
    [400, 'Invalid to_number: expected E.164', 'INVALID'],
    [422, 'The destination number cannot be reached', 'INVALID'],
    [400, 'Agent has no published version', 'NOT_CONFIGURED'],
    [400, 'from_number is not a number of this account', 'NOT_CONFIGURED'],
    [400, 'Something else', 'NOT_CONFIGURED'],
    [401, 'API key is invalid', 'NOT_CONFIGURED'],
    [403, 'Not allowed', 'NOT_CONFIGURED'],
    [404, 'Agent not found', 'NOT_CONFIGURED'],
    [402, 'Trial is over', 'NO_MONEY'],
    [429, 'Too many calls at once', 'LATER'],
  ])('that is answered %i "%s" is %s, and asked for once', async (status, message, refused) => {
    stub.mishaps.push({ status, message });
    const before = stub.asked.length;
    expect(await retell.dial(dialOf())).toEqual({
      refused,
      detail: expect.stringContaining(message),
    });
    expect(stub.asked.length).toBe(before + 1);
  });

  test.each<[string, Mishap]>([
    ['a server that is not well', { status: 500, message: 'Internal' }],
    ['a gateway that waited', { status: 504, message: 'Timeout' }],
    ['a conflict', { status: 409, message: 'Conflict' }],
    ['a reply that is lost', 'replyLost'],
    ['a reply that breaks off', 'halfAReply'],
    ['a reply that nobody knows', 'nonsense'],
  ])('is unknown after %s, and asked for once', async (_, mishap) => {
    stub.mishaps.push(mishap);
    const before = stub.asked.length;
    expect(await retell.dial(dialOf())).toEqual({ unknown: expect.any(String) });
    expect(stub.asked.length).toBe(before + 1);
  });

  test('is unknown where no reply comes in time, and found afterwards', async () => {
    const hasty = createRetell(settings(stub.url, { timeoutMs: 300 }), clock);
    const dial = dialOf();
    stub.mishaps.push('silence');
    expect(await hasty.dial(dial)).toEqual({ unknown: expect.any(String) });
    expect(rang(dial.attemptId)).toBe(1);
    expect(await retell.find({ ...dial, callId: null })).toMatchObject({ stage: 'RINGING' });
  });

  test('is for later where nobody listens: nothing was sent', async () => {
    const gone = await startRetellStub(API_KEY, clock);
    await gone.stop();
    const nowhere = createRetell(settings(gone.url), clock);
    expect(await nowhere.dial(dialOf())).toEqual({
      refused: 'LATER',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('with a wrong key is refused', async () => {
    const stranger = createRetell(settings(stub.url, { apiKey: 'key_of_a_stranger' }), clock);
    expect(await stranger.dial(dialOf())).toMatchObject({ refused: 'NOT_CONFIGURED' });
    expect(await stranger.find({ ...dialOf(), callId: null })).toBe('UNKNOWN');
  });
});

describe('what is found', () => {
  test('is ours alone: a filter that was not understood is no answer', async () => {
    await place();
    stub.mishaps.push('nonsense');
    expect(await retell.find({ ...dialOf(), callId: null })).toBe('UNKNOWN');
    const mine = await place();
    expect(await retell.find({ ...mine, attemptId: randomUUID() })).toBe('UNKNOWN');
  });

  test('of two calls of one attempt is the one that went further', async () => {
    const first = await place();
    const second = structuredClone(stub.calls.at(-1)!);
    stub.calls.push({ ...second, call_id: 'call_second', call_status: 'ongoing' });
    expect(await retell.find({ ...first, callId: null })).toMatchObject({
      callId: 'call_second',
      stage: 'TALKING',
    });
  });
});

describe('a webhook', () => {
  const webhook = async (event: string, change: object = {}) => {
    const { callId } = await place();
    return stub.webhook(event, callId, change);
  };
  const read = ({ headers, body }: { headers: Record<string, string>; body: Buffer }) =>
    retell.readWebhook(headers, body);

  test('is told by its signature, as the SDK writes it', async () => {
    const { callId } = await place();
    const { body } = stub.webhook('call_started', callId, { call_status: 'ongoing' });
    const signature = await sign(body.toString('utf8'), API_KEY);
    clock.set(new Date(Number(/v=(\d+)/.exec(signature)![1])).toISOString());
    expect(await read({ headers: { 'x-retell-signature': signature }, body })).toMatchObject({
      report: { callId, organizationId, stage: 'TALKING' },
    });
  });

  test('is forged with another key, another body, or when it is too old or too early', async () => {
    const { headers, body } = await webhook('call_ended', { call_status: 'ended' });
    expect(await read({ headers, body })).toMatchObject({ report: { stage: 'ENDED' } });
    const more = Buffer.concat([body, Buffer.from(' ')]);
    expect(await read({ headers, body: more })).toBe('FORGED');
    expect(await read(signed(body, 'key_of_a_stranger', clock))).toBe('FORGED');
    const own = headers['x-retell-signature']!;
    for (const signature of [
      own.replace(/d=.*/, 'd='),
      own.replace(/d=./, 'd=g'),
      own.slice(0, -1),
      own.replace('v=', 'v=0.'),
      ` ${own}`,
      `${own},d=${'0'.repeat(64)}`,
    ])
      expect(await read({ headers: { 'x-retell-signature': signature }, body })).toBe('FORGED');
    clock.advance(5 * 60_000);
    expect(await read({ headers, body })).toHaveProperty('report');
    clock.advance(1);
    expect(await read({ headers, body })).toBe('FORGED');
    clock.advance(-10 * 60_000 - 2);
    expect(await read({ headers, body })).toBe('FORGED');
  });

  test('that comes again says the same, for whoever keeps what was said', async () => {
    const delivery = await webhook('call_ended', { call_status: 'ended' });
    expect(await read(delivery)).toEqual(await read(delivery));
  });

  test('is ignored where it is of another event, of no call, or of a call that is none of ours', async () => {
    expect(await read(await webhook('transcript_updated'))).toBe('IGNORED');
    expect(await read(await webhook('call_ended', { metadata: {} }))).toBe('IGNORED');
    expect(await read(await webhook('call_ended', { metadata: { attemptId: '41; --' } }))).toBe(
      'IGNORED',
    );
    for (const text of ['', '{', 'null', '7', '[]', '{"event":"call_ended"}', '{"call":{}}'])
      expect(await read(signed(Buffer.from(text), API_KEY, clock))).toBe('IGNORED');
  });

  test('of an analysis that came to nothing is the last word', async () => {
    const read1 = await read(await webhook('call_analyzed', { call_status: 'ended' }));
    expect(read1).toMatchObject({ report: { stage: 'ANALYZED', heard: { answer: null } } });
  });
});
