import { describe, expect, test } from 'vitest';
import { type Soccer, useSoccer } from '../helpers/scenes.ts';
import type { Character } from '../helpers/world.ts';
import { idOf, madeChat, membersOf, networkOf, peopleOf } from '../mirror/chat.ts';

// A group and its chat on WhatsApp, kept in step: what people do on either side is done on the other.

let { world, tenant, network, alex, pau, sam, soccer } = {} as Soccer;
useSoccer(
  (scene) => {
    ({ world, tenant, network, alex, pau, sam, soccer } = scene);
  },
  { hasSam: true },
);

/** What Muster said in a chat, the newest last. */
async function saidIn(chatId: string): Promise<string[]> {
  const said = await world.db.message.findMany({
    where: {
      organizationId: tenant.organizationId,
      direction: 'OUT',
      chat: { externalId: chatId },
    },
    orderBy: { id: 'asc' },
  });
  return said.map(({ body }) => body);
}

const mirrorOf = (groupId = soccer) =>
  world.db.mirror.findFirst({ where: { organizationId: tenant.organizationId, groupId } });

/** Alex has the chat of the group made, and it is there. */
async function made() {
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
  await network.settle();
  return madeChat(world, tenant, network);
}

describe('/create chat', () => {
  test('asks, makes the chat with everybody in it, and says what it is', async () => {
    const [asked] = await tenant.say(alex, 'elsewhere', '/create chat for @Soccer');
    expect(asked).toMatch(/^Make a WhatsApp chat of Soccer and add 3 people to it\?/);
    expect(await mirrorOf()).toBeNull();
    expect(await tenant.say(alex, 'elsewhere', 'yes')).toEqual([
      '✅ Soccer gets a WhatsApp chat, with 3 people.\nIt takes a few minutes to add everybody.',
    ]);
    expect(await mirrorOf()).toMatchObject({ status: 'CREATING', chatId: null });

    await network.settle();
    const { chatId, chat } = await madeChat(world, tenant, network);
    expect(chat.name).toBe('Soccer');
    expect(peopleOf(chat)).toEqual(await membersOf(world, tenant, soccer));
    expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, idOf(pau), idOf(sam)]);
    expect(await saidIn(chatId)).toEqual([
      '👋 This is the chat of Soccer. Whoever joins or leaves here joins or leaves the group.\nWhat I can do: /help',
    ]);
    expect(await tenant.say(pau, chatId, '/context')).toEqual([
      expect.stringContaining('This chat is about Soccer (3 people).'),
    ]);
    expect(await network.settle()).toBe(0);
  });

  test('tells that the group has a chat already, which stays', async () => {
    const [before] = await tenant.say(alex, 'elsewhere', '/create chat for @Soccer');
    expect(before).not.toContain('already');
    await tenant.say(alex, 'old', '/link chat to @Soccer');
    const [asked] = await tenant.say(alex, 'elsewhere', '/create chat for @Soccer');
    expect(asked).toContain(
      'It has a chat already. To keep that one in step instead, say there: /link chat to @Soccer sync',
    );
    await tenant.say(alex, 'elsewhere', 'yes');
    await network.settle();
    expect(await tenant.say(pau, 'old', '/context')).toEqual([
      expect.stringContaining('This chat is about Soccer (3 people).'),
    ]);
  });

  test('names those without a number, and refuses what WhatsApp does not take', async () => {
    const jo = await tenant.person('Jo', { phone: null });
    await tenant.say(alex, 'elsewhere', '/add @Jo to @Soccer');
    const [asked] = await tenant.say(alex, 'elsewhere', '/create chat @Soccer');
    expect(asked).toContain('Without a number, so not added: Jo.');
    const choir = 'Choir '.repeat(18).trim();
    await tenant.group(choir, [alex, pau]);
    expect(await tenant.say(alex, 'elsewhere', `/create chat for @"${choir}"`)).toEqual([
      expect.stringContaining('WhatsApp takes 100 characters for the name of a chat.'),
    ]);
    await tenant.group('Duo', [alex, jo]);
    expect(await tenant.say(alex, 'elsewhere', '/create chat for @Duo')).toEqual([
      'A WhatsApp chat takes 2 to 1,024 people with a number. Duo has 1.',
    ]);
    expect(await tenant.say(pau, 'elsewhere', '/create chat for @Soccer')).toEqual([
      expect.stringContaining('you cannot do that'),
    ]);
    const other = await world.tenant('Others');
    const eve = await other.person('Eve', { role: 'ADMIN' });
    expect(await other.say(eve, 'theirs', '/create chat for @Soccer')).toEqual([
      expect.stringContaining('There is no group “Soccer”.'),
    ]);
    await made();
    expect(await tenant.say(alex, 'elsewhere', '/create chat for @Soccer')).toEqual([
      'Soccer is in step already. To end that, say in its chat: /unlink chat',
    ]);
  });

  test('is asked again where others are in the group by then', async () => {
    await tenant.say(alex, 'elsewhere', '/create chat for @Soccer');
    const jo = await tenant.person('Jo');
    await tenant.say(alex, 'other', `/add @${jo.name} to @Soccer`);
    expect(await tenant.say(alex, 'elsewhere', 'yes')).toEqual([
      expect.stringMatching(/add 4 people to it\?(?:.|\n)*\/confirm/),
    ]);
  });

  test('/undo takes it back until WhatsApp was asked', async () => {
    await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
    expect(await tenant.say(alex, 'elsewhere', '/undo')).toEqual([
      '↩️ Soccer and its chat are not kept in step.',
    ]);
    expect(await mirrorOf()).toBeNull();
    await network.settle();
    expect(network.simulator.groups.find('Soccer')).toEqual([]);

    await made();
    expect(await tenant.say(alex, 'elsewhere', '/undo')).toEqual([
      'Soccer stands: the chat is there.',
    ]);
  });
});

describe('what is done in Muster', () => {
  test('is done in the chat: who joins, leaves, leads, and what it is called', async () => {
    const { chatId, chat } = await made();
    const jo = await tenant.person('Jo');
    await tenant.say(alex, chatId, '/add @Jo');
    await tenant.say(alex, chatId, '/remove @Pau');
    await tenant.say(alex, chatId, '/promote @Sam');
    await tenant.say(alex, chatId, '/rename to Sunday Heroes');
    await network.settle();
    expect(chat.name).toBe('Sunday Heroes');
    expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, `${idOf(sam)}*`, idOf(jo)].sort());
    await tenant.say(alex, chatId, '/demote @Alex');
    await network.settle();
    expect(peopleOf(chat)).toEqual([idOf(alex), `${idOf(sam)}*`, idOf(jo)].sort());
  });

  test('is done in the order in which nobody is ever without an admin, each thing once', async () => {
    const { chatId } = await made();
    const jo = await tenant.person('Jo');
    const before = network.calls.length;
    await tenant.say(alex, chatId, '/promote @Sam');
    await tenant.say(alex, chatId, '/add @Jo');
    await tenant.insist(alex, chatId, '/remove @Pau');
    await tenant.say(alex, chatId, '/demote @Alex');
    await network.settle();
    expect(network.calls.slice(before)).toEqual(['add 1', 'promote 1', 'demote 1', 'remove 1']);
    expect(jo.phone).not.toBe('');
  });

  test('somebody who comes back is added anew', async () => {
    const { chatId, chat } = await made();
    await tenant.insist(alex, chatId, '/remove @Pau');
    await network.settle();
    await tenant.say(alex, chatId, '/add @Pau');
    await network.settle();
    expect(peopleOf(chat)).toContain(idOf(pau));
    chat.people.delete(idOf(pau));
    await network.simulator.groupChanged(chatId);
    chat.people.set(idOf(pau), { alias: null, name: null, isAdmin: false });
    await network.simulator.groupChanged(chatId);
    expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
  });

  test('rests while the group is archived', async () => {
    const { chatId, chat } = await made();
    await tenant.insist(alex, chatId, '/archive');
    chat.people.delete(idOf(pau));
    chat.name = 'Elsewhere';
    await network.simulator.groupChanged(chatId);
    await tenant.insist(alex, chatId, '/remove @Sam');
    expect(await network.settle()).toBe(0);
    expect(await membersOf(world, tenant, soccer)).toContain(idOf(pau));
    await tenant.say(alex, chatId, '/unarchive');
    world.clock.advance(60 * 60 * 1000);
    await network.settle();
    expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
    expect(await world.db.group.findFirst({ where: { id: soccer } })).toMatchObject({
      name: 'Elsewhere',
    });
  });

  test('a deleted contact leaves the chat too, and is no stranger there', async () => {
    const { chatId, chat } = await made();
    const admin = await tenant.key('ADMIN');
    const answer = await world.service.admin.inject({
      method: 'DELETE',
      url: `/api/contacts/${pau.contactId}`,
      headers: { authorization: `Bearer ${admin}` },
    });
    expect(answer.statusCode).toBe(200);
    // WhatsApp tells of the chat as it still is.
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, idOf(sam)]);
    expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
  });
});

describe('what is done on WhatsApp', () => {
  test('whoever leaves the chat leaves the group, and what they owed is withdrawn', async () => {
    const { chatId, chat } = await made();
    await tenant.say(alex, chatId, '/create task "Bring the net" for everyone');
    chat.people.delete(idOf(pau));
    await network.simulator.groupChanged(chatId);
    expect(await membersOf(world, tenant, soccer)).toEqual([`${idOf(alex)}*`, idOf(sam)]);
    expect(await tenant.say(alex, chatId, '/progress 1')).toEqual([
      expect.stringContaining('0 of 2'),
    ]);
    const entry = await world.db.auditEntry.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, action: 'group.members.remove' },
    });
    expect(entry).toMatchObject({ actorKind: 'SYSTEM', reason: 'WhatsApp' });
    expect(await network.settle()).toBe(0);
  });

  test('whoever joins the chat joins the group, known by phone, by either id, or new', async () => {
    const { chatId, chat } = await made();
    const jo = await tenant.person('Jo');
    const plain = { alias: null, name: null, isAdmin: false };
    chat.people.set(idOf(jo), plain);
    chat.people.set('555@lid', { ...plain, name: 'Kim 🌻' });
    chat.people.set('777@lid', { ...plain, alias: '34699000111@c.us' });
    await tenant.say(alex, chatId, '/create event "Game" sunday 11am');
    await network.simulator.groupChanged(chatId);
    expect(await membersOf(world, tenant, soccer)).toEqual(
      [`${idOf(alex)}*`, idOf(pau), idOf(sam), idOf(jo), '555@lid', '34699000111@c.us'].sort(),
    );
    expect(await tenant.say(alex, chatId, '/who')).toEqual([
      expect.stringContaining('+34 699 00 01 11, Alex, Jo, Kim 🌻, Pau and Sam'),
    ]);
    expect(await network.settle()).toBe(0);
  });

  test('somebody who was known by another id proves to be a contact: nobody comes or goes', async () => {
    const { chatId, chat } = await made();
    const plain = { alias: null, name: null, isAdmin: false };
    chat.people.set('888@lid', { ...plain, name: 'Kim' });
    await network.simulator.groupChanged(chatId);
    const kim = await tenant.person('Kim Clark');
    const before = await world.db.auditEntry.count({
      where: { groupId: soccer, action: { startsWith: 'group.members' } },
    });
    chat.people.delete('888@lid');
    chat.people.set(idOf(kim), { ...plain, alias: '888@lid' });
    await network.simulator.groupChanged(chatId);
    expect(await network.settle()).toBe(0);
    expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
    expect(
      await world.db.auditEntry.count({
        where: { groupId: soccer, action: { startsWith: 'group.members' } },
      }),
    ).toBe(before);
  });

  test('roles and names come over, and the group is never without an admin', async () => {
    const { chatId, chat } = await made();
    const set = (who: Character, isAdmin: boolean) =>
      chat.people.set(idOf(who), { alias: null, name: null, isAdmin });
    set(sam, true);
    set(alex, false);
    chat.name = 'Sunday Heroes';
    chat.description = 'Every Sunday';
    await network.simulator.groupChanged(chatId);
    expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
    expect(await world.db.group.findFirst({ where: { id: soccer } })).toMatchObject({
      name: 'Sunday Heroes',
      description: 'Every Sunday',
    });
    // Its last admin leaves: whoever has been in it longest leads it, on both sides.
    chat.people.delete(idOf(sam));
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, idOf(pau)]);
    expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
  });

  test('a name that another group has is not taken: the chat gets its own back', async () => {
    const { chatId, chat } = await made();
    await tenant.group('Choir', [alex]);
    chat.name = 'choir';
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(chat.name).toBe('Soccer');
  });

  test('where both sides have changed a text, Muster’s counts', async () => {
    const { chatId, chat } = await made();
    chat.name = 'Theirs';
    await tenant.say(alex, chatId, '/rename to Ours');
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(chat.name).toBe('Ours');
    expect(await world.db.group.findFirst({ where: { id: soccer } })).toMatchObject({
      name: 'Ours',
    });
  });

  test('what was done while the network was away is found when it is back', async () => {
    const { chat } = await made();
    await network.simulator.setAway(true);
    chat.people.delete(idOf(pau));
    await network.settle();
    expect(await membersOf(world, tenant, soccer)).toContain(idOf(pau));
    await network.simulator.setAway(false);
    await network.settle();
    expect(await membersOf(world, tenant, soccer)).not.toContain(idOf(pau));
  });
});

describe('what WhatsApp does not do', () => {
  test('who cannot be added is told of once, in one message, with the link, and stays a member', async () => {
    const { chatId, chat } = await made();
    const [jo, kim, max] = [
      await tenant.person('Jo'),
      await tenant.person('Kim'),
      await tenant.person('Max'),
    ];
    chat.refusals.set(idOf(jo), 'invited');
    chat.refusals.set(idOf(kim), 'notOnWhatsapp');
    chat.refusals.set(idOf(max), 'failed');
    await tenant.say(alex, chatId, '/add @Jo, @Kim, @Max');
    await network.settle();
    const told = (await saidIn(chatId)).filter((said) => said.includes('could not be added'));
    expect(told).toEqual([
      '3 people of this group could not be added here:\nJo: WhatsApp has sent them an invitation\n' +
        'Kim: not on WhatsApp\nMax: WhatsApp would not add them\n' +
        `Please pass this on to them: https://chat.whatsapp.com/${encodeURIComponent(chatId)}`,
    ]);
    expect(await membersOf(world, tenant, soccer)).toHaveLength(6);
    const calls = network.calls.length;
    world.clock.advance(25 * 60 * 60 * 1000);
    await network.settle();
    // Only the one who was refused without a reason is asked again, and nobody is told twice.
    expect(network.calls.slice(calls)).toEqual(['add 1']);
    world.clock.advance(60 * 60 * 1000);
    await network.settle();
    expect(
      (await saidIn(chatId)).filter((said) => said.includes('could not be added')),
    ).toHaveLength(1);

    // By the link they come in.
    chat.people.set(idOf(jo), { alias: null, name: null, isAdmin: false });
    await network.simulator.groupChanged(chatId);
    expect(
      await world.db.chatMember.findFirst({ where: { contactId: jo.contactId } }),
    ).toMatchObject({ state: 'PRESENT', toldAt: null });
  });

  test('a chat where Muster is no admin follows nothing, says so once, and goes on when it is one', async () => {
    const { chatId, chat } = await made();
    const self = [...chat.people.keys()][0]!;
    chat.people.set(self, { alias: null, name: null, isAdmin: false });
    await network.simulator.groupChanged(chatId);
    await tenant.insist(alex, chatId, '/remove @Pau');
    chat.people.delete(idOf(sam));
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(await mirrorOf()).toMatchObject({ status: 'ACTIVE', problem: 'notAdmin' });
    expect(await membersOf(world, tenant, soccer)).toEqual([`${idOf(alex)}*`]);
    expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, idOf(pau)]);
    const told = (await saidIn(chatId)).filter((said) => said.startsWith('⚠️'));
    expect(told).toEqual([
      '⚠️ I keep this chat in step with Soccer, but I may not change it. Please make me an admin of it.',
    ]);
    chat.people.set(self, { alias: null, name: null, isAdmin: true });
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(await mirrorOf()).toMatchObject({ problem: null });
    expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`]);
  });

  test('what it will not do rests, longer each time, and does not hold up the rest', async () => {
    const { chatId, chat } = await made();
    const { changeGroup } = network.simulator;
    let refused = 0;
    // WhatsApp takes the role from nobody who has founded the chat.
    network.simulator.changeGroup = async (id, change, options) => {
      if (change.change !== 'demote') return changeGroup(id, change, options);
      refused += 1;
      return { status: 'done', people: new Map(change.people.map((one) => [one, 'failed'])) };
    };
    await tenant.say(alex, chatId, '/promote @Sam');
    await tenant.say(alex, chatId, '/demote @Alex');
    await tenant.insist(alex, chatId, '/remove @Pau');
    await network.settle();
    expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, `${idOf(sam)}*`].sort());
    expect(refused).toBe(1);
    for (const [minutes, times] of [
      [9, 1],
      [2, 2],
      [18, 2],
      [3, 3],
    ] as const) {
      world.clock.advance(minutes * 60_000);
      await network.settle();
      expect(refused).toBe(times);
    }
  });

  test('what nobody knows the end of is looked at, and tried again', async () => {
    const { chatId, chat } = await made();
    const { changeGroup } = network.simulator;
    let lost = 0;
    network.simulator.changeGroup = async (id, change, options) => {
      if (lost === 2) return changeGroup(id, change, options);
      lost += 1;
      if (lost === 1) throw new Error('the browser went away');
      await changeGroup(id, change, options);
      return { status: 'unknown', reason: 'no answer in time' };
    };
    const jo = await tenant.person('Jo');
    await tenant.say(alex, chatId, '/add @Jo');
    await network.settle();
    expect(peopleOf(chat)).not.toContain(idOf(jo));
    world.clock.advance(10 * 60_000);
    await network.settle();
    expect(peopleOf(chat)).toContain(idOf(jo));
    expect(lost).toBe(2);
    world.clock.advance(60 * 60_000);
    expect(await network.settle()).toBe(0);
    expect(await saidIn(chatId)).toHaveLength(2);
  });

  test('an answer that does not come is asked for again', async () => {
    const { chatId, chat } = await made();
    const { groupInfo } = network.simulator;
    network.simulator.groupInfo = async () => {
      throw new Error('no answer in time');
    };
    chat.people.delete(idOf(pau));
    await network.simulator.groupChanged(chatId);
    expect(await membersOf(world, tenant, soccer)).toHaveLength(3);
    network.simulator.groupInfo = groupInfo;
    world.clock.advance(60 * 60_000);
    await network.settle();
    expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
  });

  test('a full chat says so; when somebody leaves it, there is room again', async () => {
    const { chatId, chat } = await made();
    const jo = await tenant.person('Jo');
    chat.refusals.set(idOf(jo), 'full');
    await tenant.say(alex, chatId, '/add @Jo');
    await network.settle();
    expect(await mirrorOf()).toMatchObject({ problem: 'full' });
    expect(await saidIn(chatId)).toContain('⚠️ This chat is full: not everybody of Soccer fits in.');
    chat.refusals.clear();
    chat.people.delete(idOf(pau));
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(peopleOf(chat)).toContain(idOf(jo));
    expect(await mirrorOf()).toMatchObject({ problem: null });
  });

  test('a full chat is tried again a day later', async () => {
    const { chatId, chat } = await made();
    const jo = await tenant.person('Jo');
    chat.refusals.set(idOf(jo), 'full');
    await tenant.say(alex, chatId, '/add @Jo');
    await network.settle();
    chat.refusals.clear();
    world.clock.advance(24 * 60 * 60 * 1000);
    await network.settle();
    expect(peopleOf(chat)).toContain(idOf(jo));
    expect(await mirrorOf()).toMatchObject({ problem: null });
  });

  test('a name of more than 100 characters stays in Muster', async () => {
    const { chatId, chat } = await made();
    const long = 'Soccer '.repeat(16).trim();
    await tenant.say(alex, chatId, `/rename to "${long}"`);
    world.clock.advance(60 * 60 * 1000);
    await network.settle();
    expect(chat.name).toBe('Soccer');
    expect(await mirrorOf()).toMatchObject({ problem: 'nameTooLong' });
    expect((await saidIn(chatId)).at(-1)).toContain('WhatsApp takes 100 characters for a name');
  });

  test('out of the chat itself, Muster stops and takes nobody out of anything', async () => {
    const { chatId, chat } = await made();
    const before = await membersOf(world, tenant, soccer);
    chat.people.clear();
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(await mirrorOf()).toMatchObject({ status: 'ACTIVE' });
    world.clock.advance(10 * 60_000);
    await world.service.mirroring.tick();
    expect(await mirrorOf()).toMatchObject({ status: 'STOPPED', problem: 'notInChat' });
    expect(await membersOf(world, tenant, soccer)).toEqual(before);
    // It may have another one.
    await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
    await network.settle();
    expect(await mirrorOf()).toMatchObject({ status: 'ACTIVE', problem: null });
  });
});

test('/unlink chat ends it, /undo brings it back, and nobody is taken out meanwhile', async () => {
  const { chatId, chat } = await made();
  await tenant.say(alex, chatId, '/unlink chat');
  chat.people.delete(idOf(pau));
  await network.simulator.groupChanged(chatId);
  await tenant.insist(alex, 'elsewhere', '/remove @Sam from @Soccer');
  await network.settle();
  expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, idOf(sam)]);
  expect(await membersOf(world, tenant, soccer)).toEqual([`${idOf(alex)}*`, idOf(pau)].sort());
  expect(await tenant.say(alex, chatId, '/undo')).toEqual([
    '↩️ This chat is about Soccer again.\nSoccer and its chat are in step again.',
  ]);
  await network.settle();
  expect(peopleOf(chat)).toEqual([`${idOf(alex)}*`, idOf(pau), idOf(sam)].sort());
  expect(await membersOf(world, tenant, soccer)).toEqual(peopleOf(chat));
});

test('a group that is deleted is in step with nothing, and its chat goes on', async () => {
  const { chat } = await made();
  const key = await tenant.key('ADMIN');
  const ask = (method: 'PATCH' | 'DELETE', payload?: object) =>
    world.service.admin.inject({
      method,
      url: `/api/groups/${soccer}`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload ? { payload } : {}),
    });
  for (const status of ['ARCHIVED', 'INACTIVE']) await ask('PATCH', { status });
  expect((await ask('DELETE')).statusCode).toBe(204);
  await network.settle();
  expect(peopleOf(chat)).toHaveLength(3);
  const { organizationId } = tenant;
  expect(await world.db.chatMember.count({ where: { organizationId } })).toBe(0);
  expect(
    await world.db.auditEntry.count({ where: { organizationId, action: 'mirror.stop' } }),
  ).toBe(1);
});

test('a group for which a chat is being made is in use: it is not taken back', async () => {
  await tenant.say(alex, 'elsewhere', '/create group "Choir"');
  await tenant.say(alex, 'other', '/add @Pau to @Choir');
  await tenant.insist(alex, 'another', '/create chat for @Choir');
  await tenant.say(alex, 'other', '/undo');
  expect(await tenant.say(alex, 'elsewhere', '/undo')).toEqual([
    expect.stringContaining('it has tasks, events or chats by now'),
  ]);
});

test('in Spanish', async () => {
  const amigos = await world.tenant('Amigos', { locale: 'es-ES' });
  const ana = await amigos.person('Ana', { role: 'ADMIN' });
  const leo = await amigos.person('Leo');
  await amigos.group('Lectores', [ana, leo]);
  const theirs = await networkOf(world, amigos);
  await amigos.say(ana, 'otro', '/crear chat para @Lectores');
  expect(await amigos.say(ana, 'otro', 'sí')).toEqual([
    expect.stringContaining('✅ Lectores tendrá su chat de WhatsApp, con 2 personas.'),
  ]);
  await theirs.settle();
  const { chat } = await madeChat(world, amigos, theirs);
  expect(peopleOf(chat)).toEqual([`${idOf(ana)}*`, idOf(leo)].sort());
});
