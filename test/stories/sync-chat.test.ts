import { describe, expect, test } from 'vitest';
import type { SimulatedGroup } from '../../src/chat/simulator/simulated-groups.ts';
import { type Soccer, useSoccer } from '../helpers/scenes.ts';
import { idOf, membersOf, networkOf, peopleOf } from '../mirror/chat.ts';

// A chat that is there already and a group, put in step: what that does is shown before.

const chatId = 'team@g.us';

let { world, tenant, network, alex, pau, sam, soccer } = {} as Soccer;
let chat: SimulatedGroup;

useSoccer(
  (scene) => {
    ({ world, tenant, network, alex, pau, sam, soccer } = scene);
    chat = network.simulator.groups.found(chatId, 'The team', [idOf(alex), idOf(sam)]);
    chat.people.set('555@lid', { alias: null, name: 'Kim', isAdmin: true });
  },
  { description: 'Every Sunday' },
);

const sync = '/link chat to group "Soccer" sync';

const contacts = () => world.db.contact.count({ where: { organizationId: tenant.organizationId } });

test('shows what it does, does it, and nobody is taken out of either', async () => {
  const jo = await tenant.person('Jo', { phone: null });
  await tenant.say(alex, 'elsewhere', '/add @Jo to @Soccer');
  const known = await contacts();
  const [asked] = await tenant.say(alex, chatId, sync);
  expect(asked?.replace(/\d{4}$/, '4821')).toBe(
    [
      'Keep this chat in step with Soccer from now on?',
      'Into the group: Sam and Kim (1 new to me).',
      'Admins of the group too: Kim.',
      'Into this chat: Pau.',
      'Without a number, so not added: Jo.',
      'This chat is then called Soccer.',
      'It gets the description of the group.',
      'Nobody is taken out.',
      'Reply yes, or /confirm 4821',
    ].join('\n'),
  );
  expect(await contacts()).toBe(known);
  expect(await world.db.mirror.count({ where: { organizationId: tenant.organizationId } })).toBe(0);

  expect(await tenant.say(alex, chatId, 'yes')).toEqual([
    '🔄 This chat and Soccer are in step from now on.\n2 people joined the group.\n1 person is being added here.',
  ]);
  await network.settle();
  expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, idOf(pau), idOf(sam), '555@lid*'].sort());
  expect(await membersOf(world, tenant, soccer)).toEqual([...peopleOf(chat), 'undefined'].sort());
  expect(chat).toMatchObject({ name: 'Soccer', description: 'Every Sunday' });
  expect(jo.phone).toBe('');
  expect(await network.settle()).toBe(0);
});

test('a chat’s description comes over to a group without one', async () => {
  await world.db.group.updateMany({ where: { id: soccer }, data: { description: null } });
  chat.description = 'Bring water';
  expect(await tenant.say(alex, chatId, sync)).toEqual([
    expect.stringContaining('The group gets the description of the chat.'),
  ]);
  await tenant.say(alex, chatId, 'yes');
  await network.settle();
  expect(await world.db.group.findFirst({ where: { id: soccer } })).toMatchObject({
    description: 'Bring water',
  });
  expect(chat.description).toBe('Bring water');
});

test('a description that the group has as much of as it can is the same', async () => {
  const long = 'Bring water. '.repeat(60).trim();
  await world.db.group.updateMany({
    where: { id: soccer },
    data: { description: long.slice(0, 500).trim() },
  });
  chat.description = long;
  const [asked] = await tenant.say(alex, chatId, sync);
  expect(asked).not.toContain('description');
  await tenant.say(alex, chatId, 'yes');
  await network.settle();
  expect(chat.description).toBe(long);
});

test('another number of the organization in the chat joins nothing, and is added to nothing', async () => {
  const { organizationId } = tenant;
  const number = await tenant.person('Muster');
  await world.db.account.create({
    data: {
      organizationId,
      transport: 'whatsapp',
      externalId: idOf(number),
      createdAt: world.clock.now(),
    },
  });
  chat.people.set(idOf(number), { alias: null, name: 'Muster', isAdmin: true });
  await tenant.insist(alex, chatId, sync);
  await network.settle();
  expect(await membersOf(world, tenant, soccer)).not.toContain(`${idOf(number)}*`);
  expect([...chat.people.keys()]).toContain(idOf(number));
  chat.people.delete(idOf(number));
  await tenant.say(alex, chatId, '/add @Muster');
  await network.settle();
  expect(await membersOf(world, tenant, soccer)).toContain(idOf(number));
  expect([...chat.people.keys()]).not.toContain(idOf(number));
});

test('is asked again where the chat has changed since', async () => {
  await tenant.say(alex, chatId, sync);
  chat.people.delete(idOf(sam));
  expect(await tenant.say(alex, chatId, 'yes')).toEqual([
    expect.stringContaining('Into the group: Kim (1 new to me).'),
  ]);
  await tenant.say(alex, chatId, 'yes');
  expect(await membersOf(world, tenant, soccer)).not.toContain(idOf(sam));
});

test('/undo takes it back: who came in by it is out again, and the chat is about nothing', async () => {
  await tenant.insist(alex, chatId, sync);
  expect(await tenant.say(alex, chatId, '/undo')).toEqual([expect.stringMatching(/^↩️ /u)]);
  await network.settle();
  expect(await membersOf(world, tenant, soccer)).toEqual([`${idOf(alex)}*`, idOf(pau)].sort());
  expect(peopleOf(chat)).toEqual([idOf(alex), idOf(sam), '555@lid*'].sort());
  expect(await tenant.say(alex, chatId, '/context')).toEqual([
    expect.stringContaining('This chat is linked to no group'),
  ]);
});

test('the simulated network knows a chat by who spoke there', async () => {
  await tenant.say(sam, 'choir', 'Who brings the notes?');
  expect(await tenant.say(alex, 'choir', sync)).toEqual([
    expect.stringContaining('Into the group: Sam.'),
  ]);
});

test('the simulated network is as it was after a restart', async () => {
  await tenant.say(alex, chatId, sync);
  await tenant.say(alex, chatId, 'yes');
  await network.settle();
  const people = peopleOf(chat);
  await world.restart();
  network = await networkOf(world, tenant);
  expect(await network.settle()).toBe(0);
  const again = network.simulator.groups.get(chatId)!;
  expect(again).toMatchObject({ name: 'Soccer', description: 'Every Sunday' });
  expect(peopleOf(again)).toEqual(people);
  expect(await membersOf(world, tenant, soccer)).toEqual(people);
  expect(await world.db.mirror.findFirst({ where: { groupId: soccer } })).toMatchObject({
    status: 'ACTIVE',
    problem: null,
  });
});

test('says in Spanish what it does', async () => {
  await world.db.organization.update({
    where: { id: tenant.organizationId },
    data: { locale: 'es-ES' },
  });
  expect(await tenant.say(alex, chatId, '/vincular chat al grupo "Soccer" sincronizado')).toEqual([
    expect.stringContaining('¿Mantengo este chat al día con Soccer desde ahora?'),
  ]);
  expect(await tenant.say(alex, chatId, 'sí')).toEqual([
    expect.stringContaining('🔄 Este chat y Soccer van a la par desde ahora.'),
  ]);
});

describe('is refused', () => {
  test('to who does not lead the group, in a direct chat, and where nobody sees the chat', async () => {
    expect(await tenant.say(pau, chatId, sync)).toEqual([
      expect.stringContaining('In Soccer, you cannot do that'),
    ]);
    expect(await tenant.say(alex, 'alex', sync, { chatKind: 'direct' })).toEqual([
      'That only works in the chat of a group, and this is one with you alone.',
    ]);
    network.simulator.groupInfo = async () => {
      throw new Error('no answer in time');
    };
    expect(await tenant.say(alex, chatId, sync)).toEqual([
      expect.stringContaining('I cannot see who is in this chat just now.'),
    ]);
  });

  test('to who leads the group and not the chat on WhatsApp', async () => {
    await tenant.say(alex, 'elsewhere', '/promote @Pau in @Soccer');
    chat.people.set(idOf(pau), { alias: null, name: null, isAdmin: false });
    expect(await tenant.say(pau, chatId, sync)).toEqual([
      expect.stringContaining('only admins of this chat on WhatsApp can'),
    ]);
    chat.people.set(idOf(pau), { alias: null, name: null, isAdmin: true });
    expect(await tenant.say(pau, chatId, sync)).toEqual([
      expect.stringContaining('Keep this chat in step with Soccer from now on?'),
    ]);
  });

  test('where the group or the chat is in step with another', async () => {
    await tenant.insist(alex, chatId, sync);
    await tenant.group('Choir', [alex, pau]);
    network.simulator.groups.found('other@g.us', 'Other', [idOf(alex)]);
    expect(await tenant.say(alex, 'other@g.us', sync)).toEqual([
      expect.stringContaining('Soccer is in step already.'),
    ]);
    expect(await tenant.insist(alex, chatId, '/link chat to @Choir sync')).toEqual([
      expect.stringContaining('is in step already.'),
    ]);
  });
});

describe('by the API', () => {
  async function client(role: 'ADMIN' | 'USER' = 'ADMIN') {
    const key = await tenant.key(role);
    return async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
      const answer = await world.service.admin.inject({
        method,
        url,
        headers: { authorization: `Bearer ${key}` },
        ...(payload ? { payload } : {}),
      });
      return { status: answer.statusCode, body: answer.body ? answer.json() : undefined };
    };
  }

  test('previews, adopts what was previewed, shows how it stands, and ends', async () => {
    const ask = await client();
    await tenant.say(alex, chatId, '/context');
    const { id } = await world.db.chat.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, externalId: chatId },
    });
    const url = `/api/groups/${soccer}/chat`;
    const { body: preview } = await ask('POST', `${url}/preview`, { chatId: id });
    expect(preview).toMatchObject({
      joining: ['Sam', 'Kim'],
      strangers: 1,
      adding: ['Pau'],
      without: [],
      promoted: ['Kim'],
      chatName: 'Soccer',
      description: 'group',
      isAdmin: true,
    });
    chat.people.delete('555@lid');
    expect(await ask('POST', url, { chatId: id, hash: preview.hash })).toMatchObject({
      status: 409,
      body: { detail: 'Chat: it has changed since the preview.' },
    });
    expect(await ask('GET', url)).toMatchObject({ status: 404 });
    expect(await ask('POST', url, { chatId: id })).toMatchObject({
      status: 201,
      body: { status: 'ACTIVE', chatId: id, problem: null },
    });
    expect((await ask('GET', `${url}/missing`)).body.items).toEqual([
      { contactId: pau.contactId, name: 'Pau', state: 'WAITING', since: null },
    ]);
    await network.settle();
    expect((await ask('GET', `${url}/missing`)).body.items).toEqual([]);
    expect((await ask('GET', url)).body.inviteLink).toContain('https://chat.whatsapp.com/');
    expect(await ask('POST', url, {})).toMatchObject({ status: 409 });
    expect(await ask('DELETE', url)).toMatchObject({ status: 204 });
    expect(await ask('DELETE', url)).toMatchObject({ status: 404 });
    chat.people.clear();
    await network.settle();
    expect(await membersOf(world, tenant, soccer)).toHaveLength(3);
  });

  test('shows nobody who is in a chat that they do not lead, or that is of a group out of sight', async () => {
    const ask = await client('USER');
    await world.db.user.updateMany({
      where: { organizationId: tenant.organizationId, role: 'USER' },
      data: { contactId: pau.contactId },
    });
    await tenant.say(alex, 'elsewhere', '/promote @Pau in @Soccer');
    await tenant.say(alex, chatId, '/context');
    const { id } = await world.db.chat.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, externalId: chatId },
    });
    const preview = () => ask('POST', `/api/groups/${soccer}/chat/preview`, { chatId: id });
    chat.people.set(idOf(pau), { alias: null, name: null, isAdmin: false });
    // A chat that has no group is there for an ADMIN alone, and in the chat itself.
    expect(await preview()).toMatchObject({ status: 404 });
    await tenant.say(alex, chatId, '/link chat to @Soccer');
    expect(await preview()).toMatchObject({ status: 403 });
    chat.people.set(idOf(pau), { alias: null, name: null, isAdmin: true });
    expect(await preview()).toMatchObject({ status: 200 });
    const board = await tenant.group('Board', [alex]);
    await world.db.group.update({
      where: { organizationId_id: { organizationId: tenant.organizationId, id: board } },
      data: { visibility: 'ADMINS_ONLY' },
    });
    await tenant.say(alex, chatId, '/link chat to @Board');
    expect(await preview()).toMatchObject({ status: 404 });
  });

  test('has a chat made; a USER and another organization may not', async () => {
    const url = `/api/groups/${soccer}/chat`;
    const [ask, asUser] = [await client(), await client('USER')];
    expect(await asUser('POST', url, {})).toMatchObject({ status: 403 });
    expect(await asUser('GET', url)).toMatchObject({ status: 403 });
    const mine = tenant;
    tenant = await world.tenant('Others');
    const theirs = await client();
    tenant = mine;
    expect(await theirs('POST', url, {})).toMatchObject({ status: 404 });
    expect(await ask('POST', url, { accountId: soccer })).toMatchObject({ status: 404 });
    expect(await ask('POST', url, {})).toMatchObject({
      status: 201,
      body: { status: 'CREATING', chatId: null },
    });
    await network.settle();
    expect(await ask('GET', url)).toMatchObject({ body: { status: 'ACTIVE' } });
    expect(await theirs('GET', url)).toMatchObject({ status: 404 });
    expect(network.simulator.groups.find('Soccer')).toHaveLength(1);
  });
});
