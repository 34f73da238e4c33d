import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { createMirroring, type Mirroring } from '../../src/chat/mirror/mirror.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { GroupInfo } from '../../src/mirror/group-info.ts';
import { claimCreation } from '../../src/mirror/make-chat.ts';
import { type Soccer, useSoccer } from '../helpers/scenes.ts';
import { statementsOf } from '../helpers/statements.ts';
import { idOf, madeChat, membersOf, networkOf, peopleOf } from './chat.ts';

// What happens while a chat is being looked at, and two who look at once.

let { world, tenant, network, alex, pau, sam, soccer, round } = {} as Soccer;
useSoccer((scene) => {
  ({ world, tenant, network, alex, pau, sam, soccer, round } = scene);
});

/** Another process that believes to run the tenant's account. */
async function another(): Promise<Mirroring> {
  const { db, clock } = world;
  const mirroring = createMirroring({ db, clock, logger: pino({ level: 'silent' }) });
  const account = await db.account.findFirstOrThrow({
    where: { organizationId: tenant.organizationId },
  });
  await mirroring.ready({
    organizationId: tenant.organizationId,
    accountId: account.id,
    transport: network.simulator,
    deliver: async () => {},
    readyAt: clock.now(),
    catchUp: async () => ({ isNew: true }),
  });
  return mirroring;
}

/** Holds back WhatsApp's next answer to how a chat is, until it is released. */
function holdAnswer() {
  const { groupInfo } = network.simulator;
  const seen = Promise.withResolvers<GroupInfo | null>();
  const gate = Promise.withResolvers<void>();
  network.simulator.groupInfo = async (chatId) => {
    network.simulator.groupInfo = groupInfo;
    seen.resolve(await groupInfo(chatId));
    await gate.promise;
    return seen.promise;
  };
  return { seen: seen.promise, release: () => gate.resolve() };
}

async function made() {
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
  await network.settle();
  return madeChat(world, tenant, network);
}

test('one chat is made of a group, by whichever process comes first', async () => {
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
  let asked = 0;
  const { createGroup } = network.simulator;
  const loser = Promise.withResolvers<void>();
  network.simulator.createGroup = async (group, options) => {
    asked += 1;
    // WhatsApp takes its time: the other process has done what it will by then.
    await loser.promise;
    return createGroup(group, { ...options, key: `${options.key}-${asked}` });
  };
  const [one, two] = [await another(), await another()];
  // Each of them has found that the chat is to be made, before any asks for it.
  const { findGroups } = network.simulator;
  const all = Promise.withResolvers<void>();
  let looking = 0;
  network.simulator.findGroups = async (name) => {
    looking += 1;
    if (looking === 2) all.resolve();
    await all.promise;
    return findGroups(name);
  };
  world.clock.advance(10_000);
  const ticks = [one.tick(), two.tick()];
  await Promise.race([...ticks, setTimeout(2_000)]);
  loser.resolve();
  await Promise.all(ticks);
  await network.settle();
  expect(asked).toBe(1);
  expect(network.simulator.groups.find('Soccer')).toHaveLength(1);
  expect(await world.db.link.count({ where: { groupId: soccer } })).toBe(1);
});

test('/undo at the moment when WhatsApp is asked for the chat comes too late', async () => {
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
  const { organizationId } = tenant;
  const { id } = await world.db.mirror.findFirstOrThrow({ where: { organizationId } });
  const [claimed, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const asking = inTransaction(world.db, async (tx) => {
    await claimCreation(createChange({ tx, organizationId, at: world.clock.now() }), id, []);
    claimed.resolve();
    await asked.promise;
  });
  await claimed.promise;
  const undoing = tenant.say(alex, 'elsewhere', '/undo');
  await setTimeout(300);
  asked.resolve();
  await asking;
  expect(await undoing).toEqual(['Soccer stands: the chat is there.']);
  expect(await world.db.mirror.count({ where: { organizationId } })).toBe(1);
});

test('an answer that is older than what is known by then takes nobody out', async () => {
  const { chatId, chat } = await made();
  const other = await another();
  const held = holdAnswer();
  const looking = network.simulator.groupChanged(chatId);
  await held.seen;
  // Meanwhile the other process adds Sam, whom the answer does not show.
  await tenant.say(alex, chatId, '/add @Sam');
  world.clock.advance(10_000);
  await other.tick();
  world.clock.advance(10_000);
  await other.tick();
  expect(peopleOf(chat)).toContain(idOf(sam));
  held.release();
  await looking;
  expect(await membersOf(world, tenant, soccer)).toContain(idOf(sam));
  await network.settle();
  expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
});

test('what is changed in the group while the chat is looked at is done there afterwards', async () => {
  const { chatId, chat } = await made();
  const held = holdAnswer();
  const looking = network.simulator.groupChanged(chatId);
  await held.seen;
  await tenant.insist(alex, chatId, '/remove @Pau');
  await tenant.say(alex, chatId, '/add @Sam');
  held.release();
  await looking;
  await network.settle();
  expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, idOf(sam)].sort());
  expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
});

test('many changes that are told at once are one look', async () => {
  const { chatId, chat } = await made();
  let looks = 0;
  const { groupInfo } = network.simulator;
  network.simulator.groupInfo = (id) => {
    looks += 1;
    return groupInfo(id);
  };
  chat.people.delete(idOf(pau));
  await Promise.all(Array.from({ length: 50 }, () => network.simulator.groupChanged(chatId)));
  expect(looks).toBeLessThan(10);
  expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
});

test('1,020 people join and leave in hardly more statements than three', async () => {
  const people = 1020;
  const costOf = async (count: number) => {
    tenant = await world.tenant(`${count} people`);
    const { organizationId } = tenant;
    const ann = await tenant.person('Ann', { role: 'ADMIN' });
    const ben = await tenant.person('Ben');
    soccer = await tenant.group('Soccer', [ann, ben]);
    network = await networkOf(world, tenant);
    alex = ann;
    const { chatId, chat } = await made();
    await tenant.say(ann, chatId, '/create task "Pay" for everyone');
    const ids = Array.from({ length: count }, (_, n) => `${count}00${1_000_000 + n}@lid`);
    for (const id of ids) chat.people.set(id, { alias: null, name: `N ${id}`, isAdmin: false });
    const joining = await statementsOf(() => network.simulator.groupChanged(chatId));
    expect(await world.db.member.count({ where: { organizationId, leftAt: null } })).toBe(
      count + 2,
    );
    for (const id of ids) chat.people.delete(id);
    const leaving = await statementsOf(() => network.simulator.groupChanged(chatId));
    expect(await world.db.member.count({ where: { organizationId, leftAt: null } })).toBe(2);
    return [joining.length, leaving.length];
  };
  const many = await costOf(people);
  const few = await costOf(3);
  // A look that is still under way adds its own few.
  for (const [n, cost] of many.entries()) expect(cost).toBeLessThan(few[n]! + 10);
});

test('many are added about twenty at a time, one call in ten seconds', async () => {
  const { chat } = await made();
  const { organizationId } = tenant;
  await world.db.$executeRaw`
    WITH made AS (
      INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
      SELECT ${organizationId}::uuid, 'Person ' || n, '+3466' || (1000000 + n), now(), now() FROM generate_series(1, 100) n
      RETURNING id
    )
    INSERT INTO members (organization_id, group_id, contact_id, joined_at)
    SELECT ${organizationId}::uuid, ${soccer}::uuid, id, now() FROM made`;
  const before = network.calls.length;
  const callsBy: number[] = [];
  for (let second = 0; second < 60; second += 5) {
    world.clock.advance(5_000);
    await world.service.mirroring.tick();
    callsBy.push(network.calls.length - before);
  }
  expect(network.calls.slice(before)).toEqual(Array(5).fill('add 20'));
  expect(callsBy).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 5]);
  expect(chat.people.size).toBe(103);
});

test('a stranger whom two chats show at the same moment is one contact', async () => {
  const { chatId, chat } = await made();
  await tenant.group('Choir', [alex, pau]);
  const other = network.simulator.groups.found('choir@g.us', 'Choir', [idOf(alex), idOf(pau)]);
  await tenant.insist(alex, 'choir@g.us', '/link chat to @Choir sync');
  await network.settle();
  for (let n = 0; n < 8; n += 1) {
    const id = `${round}00${n}@lid`;
    for (const { people } of [chat, other])
      people.set(id, { alias: null, name: `Kim ${n}`, isAdmin: false });
    await Promise.all([chatId, 'choir@g.us'].map((one) => network.simulator.groupChanged(one)));
    for (const one of [chatId, 'choir@g.us']) await network.simulator.groupChanged(one);
  }
  const kims = await world.db.contact.findMany({
    where: { organizationId: tenant.organizationId, name: { startsWith: 'Kim' } },
    include: { memberships: { where: { leftAt: null } } },
  });
  expect(kims.map(({ memberships }) => memberships.length)).toEqual(Array(8).fill(2));
});

test('a group of another organization of the same name and people stays as it is', async () => {
  const theirs = await world.tenant(`Others ${round}`);
  const twin = await theirs.person('Pau', { phone: pau.phone });
  const ann = await theirs.person('Ann', { role: 'ADMIN' });
  const group = await theirs.group('Soccer', [ann, twin]);
  const before = await membersOf(world, theirs, group);
  const { chatId, chat } = await made();
  chat.people.delete(idOf(pau));
  chat.name = 'Elsewhere';
  await network.simulator.groupChanged(chatId);
  const other = await networkOf(world, theirs);
  await other.simulator.groupChanged(chatId);
  await network.settle();
  expect(await membersOf(world, theirs, group)).toEqual(before);
  expect(await world.db.group.findFirst({ where: { id: group } })).toMatchObject({
    name: 'Soccer',
  });
  expect(other.calls).toEqual([]);
});
