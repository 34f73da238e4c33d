import { expect, test } from 'vitest';
import { type Soccer, useSoccer } from '../helpers/scenes.ts';
import { idOf, madeChat, membersOf } from './chat.ts';

// What WhatsApp shows of a chat is not always all: nobody is taken out of the group by a guess.

let { world, tenant, network, alex, pau, soccer } = {} as Soccer;
useSoccer((scene) => {
  ({ world, tenant, network, alex, pau, soccer } = scene);
});

const plain = { alias: null, name: null, isAdmin: false };

async function made() {
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
  await network.settle();
  return madeChat(world, tenant, network);
}

/** WhatsApp does not show some people in so many of its next answers. */
function hide(hidden: readonly string[], times: number) {
  const { groupInfo } = network.simulator;
  let answers = 0;
  network.simulator.groupInfo = async (chatId) => {
    const info = await groupInfo(chatId);
    answers += 1;
    if (info === null || answers > times) return info;
    return { ...info, participants: info.participants.filter(({ id }) => !hidden.includes(id)) };
  };
}

test('who was just added and is not shown yet stays; who is not shown again has left', async () => {
  const { chatId } = await made();
  const jo = await tenant.person('Jo');
  await tenant.say(alex, chatId, '/add @Jo');
  // Told of the addition, Muster looks: the first answer does not show her yet.
  hide([idOf(jo)], 1);
  world.clock.advance(10_000);
  await world.service.mirroring.tick();
  await network.simulator.groupChanged(chatId);
  const left = { groupId: soccer, action: 'group.members.remove' };
  expect(await world.db.auditEntry.count({ where: left })).toBe(0);
  hide([idOf(jo)], 1);
  world.clock.advance(1_000);
  await network.simulator.groupChanged(chatId);
  expect(await world.db.auditEntry.count({ where: left })).toBe(1);
});

test('a chat that does not show all its people at once takes nobody out of the group', async () => {
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
  hide([idOf(pau)], 1);
  world.clock.advance(10_000);
  await world.service.mirroring.tick();
  world.clock.advance(10_000);
  await world.service.mirroring.tick();
  expect(await membersOf(world, tenant, soccer)).toContain(idOf(pau));
  await network.settle();
  expect(await membersOf(world, tenant, soccer)).toContain(idOf(pau));
});

test('who was added by phone and is shown by a LID alone loses nothing, and is one person once that is known', async () => {
  const { chatId, chat } = await made();
  const jo = await tenant.person('Jo');
  await tenant.say(alex, chatId, '/create task "Pay" for everyone');
  await tenant.say(alex, chatId, '/add @Jo');
  await network.settle();
  // Her phone cannot be looked up now.
  chat.people.delete(idOf(jo));
  chat.people.set('999@lid', { ...plain, name: 'Jo 🌻' });
  for (let look = 0; look < 3; look += 1) {
    world.clock.advance(60 * 60_000);
    await network.simulator.groupChanged(chatId);
    await network.settle();
  }
  expect(await membersOf(world, tenant, soccer)).toContain(idOf(jo));
  expect(network.calls.filter((call) => call.startsWith('add'))).toEqual(['add 1']);
  chat.people.delete('999@lid');
  chat.people.set(idOf(jo), { ...plain, alias: '999@lid' });
  await network.simulator.groupChanged(chatId);
  expect(await membersOf(world, tenant, soccer)).toEqual(
    [`${idOf(alex)}*`, idOf(pau), idOf(jo)].sort(),
  );
  expect(await network.settle()).toBe(0);
  expect(await tenant.say(jo, chatId, '/tasks')).toEqual([expect.stringContaining('Pay')]);
});

test('a chat that is not shown for some minutes is kept in step; nobody is said to be refused meanwhile', async () => {
  const { chatId, chat } = await made();
  const jo = await tenant.person('Jo');
  await tenant.say(alex, chatId, '/add @Jo');
  // The account was paired anew: WhatsApp shows its chats one by one.
  const people = [...chat.people];
  chat.people.clear();
  for (let minute = 0; minute < 9; minute += 1) {
    world.clock.advance(60_000);
    await network.simulator.groupChanged(chatId);
    await world.service.mirroring.tick();
  }
  for (const [id, person] of people) chat.people.set(id, person);
  await network.settle();
  expect(await world.db.mirror.findFirst({ where: { groupId: soccer } })).toMatchObject({
    status: 'ACTIVE',
    problem: null,
  });
  expect(network.calls.filter((call) => call.startsWith('add'))).toEqual(['add 1']);
  expect([...chat.people.keys()]).toContain(idOf(jo));
});

test('in a full chat nobody else is asked, until somebody is taken out of it', async () => {
  const { chatId, chat } = await made();
  const { organizationId } = tenant;
  await world.db.$executeRaw`
    WITH made AS (
      INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
      SELECT ${organizationId}::uuid, 'Person ' || n, '+3466' || (1000000 + n), now(), now() FROM generate_series(1, 100) n
      RETURNING id
    )
    INSERT INTO members (organization_id, group_id, contact_id, joined_at)
    SELECT ${organizationId}::uuid, ${soccer}::uuid, id, now() FROM made`;
  for (let n = 1; n <= 100; n += 1) chat.refusals.set(`3466${1_000_000 + n}@c.us`, 'full');
  await network.settle();
  const adds = () => network.calls.filter((call) => call.startsWith('add'));
  expect(adds()).toEqual(['add 20']);
  chat.refusals.clear();
  await tenant.insist(alex, chatId, '/remove @Pau');
  await network.settle();
  expect(adds()).toEqual(Array(6).fill('add 20'));
  expect(await world.db.mirror.findFirst({ where: { groupId: soccer } })).toMatchObject({
    problem: null,
  });
});
