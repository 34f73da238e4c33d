import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club');
});
afterAll(() => world.end());

test('an ADMIN plays whoever is called', async () => {
  const { admin, callProvider } = world.service;
  const secret = await tenant.key('ADMIN');
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object, key = secret) => {
    const answer = await admin.inject({
      method,
      url: `/api/simulator/calls${url}`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const dial = {
    ...{ attemptId: randomUUID(), organizationId: tenant.organizationId, phone: '+34600111333' },
    variables: { reason: 'event' },
  };
  const call = (await callProvider.dial(dial)) as { callId: string };
  expect(callProvider.name).toBe('simulated');
  // As it is typed, with its plus, and as programs write it.
  for (const to of ['+34600111333', '%2B34600111333', '0034 600 111 333'])
    expect(await ask('GET', `?to=${to}`)).toMatchObject({
      status: 200,
      body: { items: [{ id: call.callId, status: 'ringing', phone: '+34600111333' }] },
    });
  expect(await ask('GET', '?to=600111333')).toMatchObject({ status: 400 });
  expect(await ask('POST', `/${call.callId}`, { do: 'say' })).toMatchObject({ status: 400 });
  expect(
    await ask('POST', `/${call.callId}`, { do: 'say', text: 'yes, with my brother' }),
  ).toMatchObject({ status: 200, body: { ending: 'ANSWERED', said: 'yes, with my brother' } });
  expect(await ask('POST', `/${call.callId}`, { do: 'busy' })).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  });
  expect(await ask('POST', `/${randomUUID()}`, { do: 'busy' })).toMatchObject({ status: 404 });
  expect(await ask('GET', '', undefined, await tenant.key('MANAGER'))).toMatchObject({
    status: 403,
  });
  expect((await ask('GET', '?status=all')).body.items).toHaveLength(1);
});
