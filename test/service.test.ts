import { afterAll, beforeAll, expect, test } from 'vitest';
import { quietTransport } from './helpers/transport.ts';
import { until } from './helpers/until.ts';
import { createWorld, type World } from './helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

test('nobody speaks in the simulator without a number', async () => {
  const tenant = await world.tenant('Nobodies');
  const headers = { authorization: `Bearer ${await tenant.key('ADMIN')}` };
  for (const from of ['', ' ']) {
    const { statusCode } = await world.service.admin.inject({
      method: 'POST',
      url: '/api/simulator/messages',
      headers,
      payload: { chat: 'c', from, body: '/help' },
    });
    expect(statusCode).toBe(400);
  }
});

test('stopping waits for what a request made Muster say, until it is sent and recorded', async () => {
  const tenant = await world.tenant('Friends');
  const ann = await tenant.person('Ann');
  const ben = await tenant.person('Ben');
  const cat = await tenant.person('Cat');
  const group = await tenant.group('Team', [ann, ben, cat]);
  const key = await tenant.key('ADMIN');
  await tenant.say(ann, 'chat', '/link chat to @Team');
  await tenant.say(ann, 'chat', '/create event "Game" saturday 10am max 1');
  await tenant.say(ben, 'chat', '/in');
  await tenant.say(cat, 'chat', '/in');

  let release = () => {};
  const network = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = quietTransport({
    send: async (_, __, { key: id }) => {
      await network;
      return { status: 'sent', id };
    },
  });
  const { organizationId } = tenant;
  const account = await world.db.account.findFirstOrThrow({ where: { organizationId } });
  await world.service.switchboard.connect({ organizationId, accountId: account.id }, slow);
  // Ben's place goes to Cat, who is told in the chat.
  const { statusCode } = await world.service.admin.inject({
    method: 'DELETE',
    url: `/api/groups/${group}/members/${ben.contactId}`,
    headers: { authorization: `Bearer ${key}` },
  });
  expect(statusCode).toBe(200);
  const told = () =>
    world.db.outbox.findFirstOrThrow({ where: { organizationId }, orderBy: { sequence: 'desc' } });
  await until(async () => (await told()).status === 'SENDING');

  let isStopped = false;
  const stopping = world.service.stop().then(() => {
    isStopped = true;
  });
  // Any statement takes longer than a stop that waits for nothing.
  for (let n = 0; n < 20; n += 1) await told();
  expect(isStopped).toBe(false);
  release();
  await stopping;
  const { status, body } = await told();
  expect(status).toBe('SENT');
  expect(body).toContain(cat.phone.slice(1));
});
