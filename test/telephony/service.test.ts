import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createService } from '../../src/service.ts';
import { PATIENT } from '../helpers/patient.ts';
import { createWorld, OPERATOR_TOKEN, type World } from '../helpers/world.ts';
import { API_KEY, settings } from './retell-settings.ts';
import { signed } from './retell-stub.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

const create = (more: object) =>
  createService({
    db: world.db,
    clock: world.clock,
    logger: pino({ level: 'silent' }),
    operatorToken: OPERATOR_TOKEN,
    limits: PATIENT,
    ...more,
  });
const whatsapp = { createTransport: () => undefined, lock: async () => undefined } as never;
const statusOf = async (service: Awaited<ReturnType<typeof create>>, url: string) => {
  const answer = await service.admin.inject({ method: 'POST', url, payload: {} });
  return answer.statusCode;
};

test('where chats are simulated, calls are, unless Retell is set up', async () => {
  const service = world.service;
  expect(service.callProvider).toBe(service.carrier?.provider);
  expect(await statusOf(service, '/api/webhooks/retell')).toBe(404);
  expect(await statusOf(service, `/api/simulator/calls/${randomUUID()}`)).toBe(401);
});

test('with Retell nothing is simulated, and its webhooks are taken', async () => {
  const service = await create({ calls: { retell: settings('http://127.0.0.1:1') } });
  expect(service.callProvider).toMatchObject({ name: 'retell', centsPerMinute: 10 });
  expect(service.carrier).toBeUndefined();
  expect(await statusOf(service, `/api/simulator/calls/${randomUUID()}`)).toBe(404);
  expect(await statusOf(service, '/api/webhooks/retell')).toBe(401);
  const { headers, body } = signed(Buffer.from('{"event":"other"}'), API_KEY, world.clock);
  const taken = await service.admin.inject({
    method: 'POST',
    url: '/api/webhooks/retell',
    headers: { ...headers, 'content-type': 'application/json' },
    payload: body,
  });
  expect(taken.statusCode).toBe(204);
  await service.stop();
});

test('where real people write and no provider is set up, nobody is called and nobody made up', async () => {
  const service = await create({ whatsapp });
  const { callProvider } = service;
  expect(service.carrier).toBeUndefined();
  const dial = {
    ...{ attemptId: randomUUID(), organizationId: randomUUID(), phone: '+34600111333' },
    variables: {},
  };
  expect(await callProvider.dial(dial)).toMatchObject({ refused: 'NOT_CONFIGURED' });
  expect(await callProvider.find({ ...dial, callId: null })).toBe('UNKNOWN');
  expect(await callProvider.hangUp({ ...dial, callId: 'x' })).toBe(false);
  expect(await callProvider.readWebhook({}, Buffer.alloc(0))).toBe('FORGED');
  expect(await statusOf(service, `/api/simulator/calls/${randomUUID()}`)).toBe(404);
  await service.stop();
});
