import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallReport } from '../../src/calls/provider.ts';
import {
  createSimulatedCarrier,
  type SimulatedCarrier,
} from '../../src/telephony/simulated/simulated-carrier.ts';
import { createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let carrier: SimulatedCarrier;
const told: CallReport[] = [];
const lost: unknown[] = [];
let isDeaf = false;

const start = () =>
  createSimulatedCarrier({
    db: world.db,
    clock: world.clock,
    logger: { warn: (line: unknown) => void lost.push(line) },
    centsPerMinute: 8,
    onReport: async (report) => {
      if (isDeaf) throw new Error('nobody listens');
      // It is the carrier's own by then: whoever is told can find it.
      const found = await carrier.provider.find(
        report as Parameters<typeof carrier.provider.find>[0],
      );
      told.push({ ...report, detail: found === 'NONE' ? 'too early' : report.detail });
    },
  });

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club');
});
beforeEach(async () => {
  await world.db.simulatedCall.deleteMany();
  world.clock.set(FRIDAY);
  carrier = start();
  told.length = 0;
});
afterAll(() => world.end());

async function ring(phone: string, variables: Record<string, string> = { reason: 'event' }) {
  const dial = { attemptId: randomUUID(), organizationId: tenant.organizationId, phone, variables };
  const placed = await carrier.provider.dial(dial);
  return { ...dial, ...(placed as { callId: string }) };
}
const found = async (call: Awaited<ReturnType<typeof ring>>) =>
  (await carrier.provider.find(call)) as CallReport;
async function wait(seconds: number) {
  world.clock.advance(seconds * 1000);
  await carrier.tick();
}

describe('people whom nobody plays', () => {
  test.each<[string, number, string, object | null]>([
    ['+34600000000', 8, 'ANSWERED', { status: 'GOING', guests: 0 }],
    ['+34600000003', 8, 'ANSWERED', { status: 'GOING', guests: 0 }],
    ['+34600000004', 8, 'ANSWERED', { status: 'DECLINED', guests: 0 }],
    ['+34600000005', 8, 'ANSWERED', { status: 'MAYBE', guests: 0 }],
    ['+34600000006', 8, 'VOICEMAIL', null],
    ['+34600000007', 8, 'BUSY', null],
    ['+34600000008', 25, 'NO_ANSWER', null],
    ['+34600000009', 8, 'DECLINED', null],
  ])('%s after %i seconds: %s', async (phone, seconds, ending, answer) => {
    const call = await ring(phone);
    await wait(seconds - 1);
    expect(await found(call)).toMatchObject({ stage: 'RINGING' });
    await wait(1);
    const report = await found(call);
    expect(report.ending).toBe(ending);
    expect(report.heard?.answer ?? null).toEqual(answer);
    expect(told.at(-1)).toEqual(report);
    const isTaken = ending === 'ANSWERED' || ending === 'VOICEMAIL';
    expect(report).toMatchObject(
      isTaken ? { durationSeconds: 15, costCents: 2 } : { durationSeconds: 0, costCents: 0 },
    );
  });

  test.each<[string, string, string, object]>([
    ['task', '0', 'en', { done: true }],
    ['task', '4', 'es', { done: false }],
    ['task', '5', 'en', { done: null }],
    ['appointment', '1', 'es', { appointment: 'CONFIRMED' }],
    ['appointment', '4', 'en', { appointment: 'CANCELLED' }],
    ['appointment', '5', 'es-MX', { appointment: 'RESCHEDULED' }],
    ['event', '2', 'es', { answer: { status: 'GOING', guests: 0 } }],
    ['message', '0', 'en', { answer: null, done: null, summary: 'ok' }],
    ['', '0', 'en', { answer: null, optOut: false }],
  ])('answer what they were asked: %s, by …%s in %s', async (reason, digit, language, heard) => {
    const call = await ring(`+3460000000${digit}`, { reason, language });
    await wait(8);
    expect((await found(call)).heard).toMatchObject(heard);
  });
});

describe('somebody who is played', () => {
  const phone = '+34600000000';
  const page = (status: 'ringing' | 'open' | 'all', more = {}) =>
    carrier.page(tenant.organizationId, { phone, status }, { limit: 50, ...more });

  test('is left alone, and their phone rings for longer', async () => {
    const call = await ring(phone);
    for (let seconds = 0; seconds < 44; seconds += 11) {
      await page('ringing');
      await wait(11);
      expect(await found(call)).toMatchObject({ stage: 'RINGING' });
    }
    await page('ringing');
    await wait(1);
    expect(await found(call)).toMatchObject({ ending: 'NO_ANSWER' });
  });

  test('is played no more twenty seconds after they were looked at', async () => {
    const call = await ring(phone);
    await page('ringing');
    await wait(19);
    expect(await found(call)).toMatchObject({ stage: 'RINGING' });
    await wait(1);
    expect(await found(call)).toMatchObject({ ending: 'ANSWERED' });
  });

  test('sees what rings, what is talked on and what was, page by page', async () => {
    const [first, second] = [
      await ring(phone, { reason: 'event', name: 'Pau' }),
      await ring(phone),
    ];
    await ring('+34600000001');
    expect((await page('ringing')).items.map(({ id }) => id)).toEqual([
      second.callId,
      first.callId,
    ]);
    await carrier.play(tenant.organizationId, first.callId, { do: 'answer' });
    expect((await page('ringing')).items).toHaveLength(1);
    expect((await page('open')).items[1]).toMatchObject({
      status: 'talking',
      says: expect.stringContaining('Hello Pau, this is the automatic assistant'),
    });
    await carrier.play(tenant.organizationId, first.callId, { do: 'say', text: 'yes' });
    expect((await page('open')).items).toHaveLength(1);
    const one = await page('all', { limit: 1 });
    const two = await page('all', { limit: 1, cursor: one.nextCursor! });
    expect([one.hasMore, two.hasMore]).toEqual([true, false]);
    expect(two.items[0]).toMatchObject({ id: first.callId, said: 'yes', ending: 'ANSWERED' });
  });

  test.each<[Parameters<SimulatedCarrier['play']>[2], string | null, string]>([
    [{ do: 'answer' }, null, 'TALKING'],
    [{ do: 'decline' }, 'DECLINED', 'ENDED'],
    [{ do: 'hangup' }, 'DECLINED', 'ENDED'],
    [{ do: 'busy' }, 'BUSY', 'ENDED'],
    [{ do: 'voicemail' }, 'VOICEMAIL', 'ANALYZED'],
    [{ do: 'say', text: 'yes, with my brother' }, 'ANSWERED', 'ANALYZED'],
  ])('does %j: %s, %s', async (act, ending, stage) => {
    const call = await ring(phone);
    expect(await carrier.play(tenant.organizationId, call.callId, act)).toMatchObject({
      over: false,
    });
    expect(await found(call)).toMatchObject({ ending, stage });
  });

  test('who has picked up can only talk and hang up, and a silent line is cut', async () => {
    const call = await ring(phone);
    await carrier.play(tenant.organizationId, call.callId, { do: 'answer' });
    expect(await carrier.play(tenant.organizationId, call.callId, { do: 'answer' })).toMatchObject({
      over: true,
      call: { status: 'talking' },
    });
    await wait(30);
    await carrier.play(tenant.organizationId, call.callId, { do: 'decline' });
    expect(await found(call)).toMatchObject({
      ending: 'ANSWERED',
      durationSeconds: 30,
      costCents: 4,
    });
    expect(
      await carrier.play(tenant.organizationId, call.callId, { do: 'say', text: 'x' }),
    ).toMatchObject({
      over: true,
      call: { status: 'ended' },
    });
    const other = await ring(phone);
    await carrier.play(tenant.organizationId, other.callId, { do: 'answer' });
    await wait(60);
    expect(await found(other)).toMatchObject({ ending: 'FAILED', detail: 'inactivity' });
  });
});

describe('the carrier', () => {
  test('knows its calls after a restart, and of another organization none', async () => {
    const call = await ring('+34600000000');
    carrier = start();
    expect(await found(call)).toMatchObject({ stage: 'RINGING' });
    const other = (await world.tenant('Other')).organizationId;
    expect(await carrier.provider.find({ ...call, organizationId: other })).toBe('NONE');
    expect(await carrier.play(other, call.callId, { do: 'decline' })).toBeUndefined();
    expect(await carrier.provider.hangUp({ ...call, organizationId: other })).toBe(false);
  });

  test('tells after its own commit, once, and what nobody took is found', async () => {
    const call = await ring('+34600000000');
    await Promise.all([wait(8), carrier.tick(), start().tick()]);
    expect(told.map(({ stage, detail }) => [stage, detail])).toEqual([
      ['ENDED', 'user_hangup'],
      ['ANALYZED', 'user_hangup'],
    ]);
    isDeaf = true;
    const other = await ring('+34600000001');
    await wait(8);
    isDeaf = false;
    expect(lost.length).toBeGreaterThan(0);
    expect(await found(other)).toMatchObject({ stage: 'ANALYZED' });
    expect(call.attemptId).not.toBe(other.attemptId);
  });

  test('rings twice where it is asked twice', async () => {
    const call = await ring('+34600000000');
    await carrier.provider.dial(call);
    expect(await world.db.simulatedCall.count({ where: { attemptId: call.attemptId } })).toBe(2);
  });
});
