import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallProvider, CallReport, Heard } from '../../src/calls/provider.ts';
import { createRetell } from '../../src/telephony/retell/retell.ts';
import { createFixedClock, FRIDAY } from '../helpers/world.ts';
import { API_KEY, settings } from './retell-settings.ts';
import { type RetellStub, startRetellStub } from './retell-stub.ts';

const organizationId = '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10';
const clock = createFixedClock(FRIDAY);
let stub: RetellStub;
let retell: CallProvider;

beforeAll(async () => {
  stub = await startRetellStub(API_KEY, clock);
  retell = createRetell(settings(stub.url), clock);
});
afterAll(() => stub.stop());

async function place() {
  const attemptId = randomUUID();
  const dial = { attemptId, organizationId, phone: '+34600111333', variables: {} };
  return { attemptId, ...((await retell.dial(dial)) as { callId: string }) };
}

describe('what was heard', () => {
  async function heard(data: unknown, analysis: object = {}): Promise<CallReport> {
    const { callId } = await place();
    const delivery = stub.webhook('call_analyzed', callId, {
      call_status: 'ended',
      disconnection_reason: 'agent_hangup',
      call_analysis: { custom_analysis_data: data, ...analysis },
    });
    const read = await retell.readWebhook(delivery.headers, delivery.body);
    return (read as { report: CallReport }).report;
  }

  test.each<[unknown, Partial<Heard>]>([
    [{ event_answer: 'going', guests: 2 }, { answer: { status: 'GOING', guests: 2 } }],
    [{ Event_Answer: ' Going ', guests: '3' }, { answer: { status: 'GOING', guests: 3 } }],
    [{ event_answer: 'MAYBE', guests: 2 }, { answer: { status: 'MAYBE', guests: 0 } }],
    [{ event_answer: 'going', guests: -1 }, { answer: { status: 'GOING', guests: 0 } }],
    [{ event_answer: 'going', guests: 1e9 }, { answer: { status: 'GOING', guests: 0 } }],
    [{ event_answer: 'perhaps' }, { answer: null }],
    [{ event_answer: ['going'] }, { answer: null }],
    [{ task_done: true }, { done: true }],
    [{ task_done: 'No' }, { done: false }],
    [{ task_done: 'later' }, { done: null }],
    [{ appointment_action: 'Canceled' }, { appointment: 'CANCELLED' }],
    [{ appointment_action: 'rescheduled' }, { appointment: 'RESCHEDULED' }],
    [{ do_not_call: 'true' }, { optOut: true }],
    [{ do_not_call: 'maybe' }, { optOut: false }],
    [null, { answer: null, done: null, appointment: null, optOut: false }],
    ['going', { answer: null }],
    [{ __proto__: { event_answer: 'going' } }, { answer: null }],
  ])('%j is %j', async (data, expected) => {
    expect((await heard(data)).heard).toMatchObject(expected);
  });

  test('summary and feeling are there as well', async () => {
    expect(
      (await heard({}, { user_sentiment: 'Positive', call_summary: ' Pau\0 comes. ' })).heard,
    ).toMatchObject({ sentiment: 'POSITIVE', summary: 'Pau comes.' });
    expect((await heard({}, { user_sentiment: 'Unknown', call_summary: 7 })).heard).toMatchObject({
      sentiment: null,
      summary: null,
    });
  });

  test('a machine has said nothing, whatever its greeting was', async () => {
    const said = { event_answer: 'declined', do_not_call: true };
    expect(await heard(said, { in_voicemail: true })).toMatchObject({
      ending: 'VOICEMAIL',
      heard: { answer: null, optOut: false },
    });
  });

  test('what it took and what it cost', async () => {
    const { callId, attemptId } = await place();
    stub.webhook('call_ended', callId, {
      call_status: 'ended',
      disconnection_reason: 'user_hangup',
      duration_ms: 60_700,
      call_cost: { combined_cost: 12.25, total_duration_seconds: 61, product_costs: [] },
    });
    const find = () => retell.find({ callId, attemptId, organizationId });
    expect(await find()).toMatchObject({ durationSeconds: 61, costCents: 12.25 });
    stub.webhook('call_ended', callId, { call_cost: 'much' as never });
    expect(await find()).toMatchObject({ durationSeconds: 61, costCents: null });
    stub.webhook('call_ended', callId, { duration_ms: -1 });
    expect(await find()).toMatchObject({ durationSeconds: null });
  });
});
