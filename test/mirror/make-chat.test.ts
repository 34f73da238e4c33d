import { expect, test } from 'vitest';
import type { CreateGroupResult } from '../../src/chat/transport.ts';
import { type Soccer, useSoccer } from '../helpers/scenes.ts';
import { idOf, membersOf, type Network, peopleOf } from './chat.ts';

// A group's chat is made once, wherever the process that asks for it dies.

let { world, tenant, network, alex, pau, soccer } = {} as Soccer;
/** How often the tenant's WhatsApp was asked for a chat. */
let count: { asked: number };

useSoccer(async (scene) => {
  ({ world, tenant, network, alex, pau, soccer } = scene);
  count = { asked: 0 };
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
});

type Create = Network['simulator']['createGroup'];

/** Lets WhatsApp answer in another way than it would; `create` is what it would do. */
function answerWith(answer: (create: () => Promise<CreateGroupResult>) => ReturnType<Create>) {
  const { createGroup } = network.simulator;
  const own = count;
  network.simulator.createGroup = (group, options) => {
    own.asked += 1;
    // A network that knows no keys: whoever asks twice has two.
    const key = `${options.key}-${own.asked}`;
    return answer(() => createGroup(group, { ...options, key }));
  };
}

const mirror = () => world.db.mirror.findFirst({ where: { groupId: soccer } });

/** The chats of the name that are there. */
const chats = () => network.simulator.groups.find('Soccer');

async function tick(seconds: number): Promise<void> {
  world.clock.advance(seconds * 1000);
  await world.service.mirroring.tick();
}

async function expectInStep(): Promise<void> {
  await network.settle();
  expect(await mirror()).toMatchObject({ status: 'ACTIVE', problem: null });
  const { externalId } = await world.db.chat.findFirstOrThrow({
    where: { mirror: { groupId: soccer } },
  });
  expect(peopleOf(network.simulator.groups.get(externalId)!)).toEqual(
    await membersOf(world, tenant, soccer),
  );
}

test('asked for and made, the answer lost: it is found by its name', async () => {
  answerWith(async (create) => {
    await create();
    return { status: 'unknown', reason: 'no answer in time' };
  });
  await tick(10);
  expect(await mirror()).toMatchObject({ status: 'CREATING', chatId: null });
  await expectInStep();
  expect([count.asked, chats().length]).toEqual([1, 1]);
});

test('the process dies over it: the next one finds it, and the group’s name of then counts', async () => {
  answerWith(async (create) => {
    await create();
    throw new Error('the process has died');
  });
  await tick(10);
  await world.restart();
  const simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
  // The network is the same one.
  const { groupInfo, findGroups, createGroup, changeGroup, inviteLink } = network.simulator;
  Object.assign(simulator, { groupInfo, findGroups, createGroup, changeGroup, inviteLink });
  await tenant.say(alex, 'elsewhere', '/rename @Soccer to "Sunday Heroes"');
  await expectInStep();
  expect([count.asked, network.simulator.groups.find('Sunday Heroes').length]).toEqual([1, 1]);
});

test('asked for and never made: it is asked for again a minute later', async () => {
  answerWith(async (create) => {
    if (count.asked === 1) throw new Error('the browser went away');
    return create();
  });
  await tick(10);
  await tick(50);
  expect(count.asked).toBe(1);
  await tick(20);
  await expectInStep();
  expect([count.asked, chats().length]).toEqual([2, 1]);
});

test('a chat that had the name before is not taken for it', async () => {
  network.simulator.groups.found('older@g.us', 'Soccer', []);
  answerWith(async (create) => {
    await create();
    return { status: 'unknown', reason: 'no answer in time' };
  });
  await tick(10);
  await expectInStep();
  expect(
    await world.db.chat.findFirst({ where: { mirror: { groupId: soccer } } }),
  ).not.toMatchObject({
    externalId: 'older@g.us',
  });
  expect(network.simulator.groups.get('older@g.us')!.people.size).toBe(1);
});

test('several new ones of the name: it stops, and /create chat begins anew', async () => {
  answerWith(async (create) => {
    await create();
    network.simulator.groups.found('another@g.us', 'Soccer', []);
    return { status: 'unknown', reason: 'no answer in time' };
  });
  await tick(10);
  await tick(10);
  expect(await mirror()).toMatchObject({ status: 'STOPPED', problem: 'severalChats' });
  await network.settle();
  expect(count.asked).toBe(1);
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
  expect(await mirror()).toMatchObject({ status: 'CREATING' });
});

test('what WhatsApp will not make is not asked for again; what it cannot now, after a while', async () => {
  answerWith(async (create) =>
    count.asked === 1
      ? { status: 'failed', retryable: true, reason: 'busy' }
      : count.asked === 2
        ? { status: 'failed', retryable: false, reason: 'no' }
        : create(),
  );
  await network.settle();
  expect(await mirror()).toMatchObject({ status: 'CREATING', comparedAt: null });
  expect(count.asked).toBe(1);
  await tick(10 * 60);
  expect(await mirror()).toMatchObject({ status: 'STOPPED', problem: 'refused' });
  await network.settle();
  expect(count.asked).toBe(2);
});

test('a group that is archived meanwhile has its chat when it is active again', async () => {
  answerWith(async (create) => {
    await tenant.insist(alex, 'elsewhere', '/archive @Soccer');
    return create();
  });
  await tick(10);
  expect(await mirror()).toMatchObject({ status: 'CREATING' });
  await tenant.say(alex, 'elsewhere', '/unarchive @Soccer');
  await expectInStep();
  expect([count.asked, chats().length]).toEqual([1, 1]);
});

test('who cannot be added at once is told of in the chat', async () => {
  const { createGroup } = network.simulator;
  network.simulator.createGroup = async (group, options) => {
    const made = await createGroup(group, options);
    if (made.status !== 'created') return made;
    network.simulator.groups.get(made.chatId)!.people.delete(idOf(pau));
    return {
      ...made,
      people: new Map([
        [idOf(alex), 'added'],
        [idOf(pau), 'invited'],
      ]),
    };
  };
  await network.settle();
  const said = await world.db.message.findMany({
    where: { organizationId: tenant.organizationId, body: { contains: 'could not be added' } },
  });
  expect(said.map(({ body }) => body)).toEqual([
    expect.stringContaining('Pau: WhatsApp has sent them an invitation'),
  ]);
  expect(await membersOf(world, tenant, soccer)).toHaveLength(2);
});
