import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GroupChange } from '../../../src/chat/transport.ts';
import { until } from '../../helpers/until.ts';
import { type Account, chromium, createAccount, mar, patienceMs, pau, soccer } from './harness.ts';
import { me } from './stub/world.ts';

const lids = { [pau]: '777@lid', [mar]: '778@lid' };
const red = () =>
  sharp({ create: { width: 640, height: 640, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();

/** Somebody whose phone is not known. */
const stranger = '888@lid';

describe.skipIf(chromium === undefined)('group chats, where people go by LIDs', () => {
  let account: Account;
  let made = 0;

  beforeAll(async () => {
    account = await createAccount({
      world: { isPaired: true, hasDollarIds: true, lids, names: { [pau]: 'Pau' } },
    });
    await account.connect();
  });
  afterAll(() => account.end());
  beforeEach(() => {
    account.forget();
    account.network.world.refusals = {};
  });

  /** A key and a name that nothing else has. */
  const fresh = (name: string) => {
    made += 1;
    return `${name} ${made}`;
  };
  const create = (name: string, people: string[], timeoutMs = patienceMs, key = name) =>
    account.transport.createGroup({ name, description: null, people }, { key, timeoutMs });
  const change = (chatId: string, given: GroupChange) =>
    account.transport.changeGroup(chatId, given, { key: fresh('change'), timeoutMs: patienceMs });
  const found = async (people: Record<string, boolean>) => {
    const chatId = `1203630000000020${String(made).padStart(2, '0')}@g.us`;
    const group = { name: fresh('Chess'), people: { [me.phone]: true, ...people } };
    account.network.world.groups[chatId] = group;
    await account.network.make('show', { chatId, group });
    return chatId;
  };
  const groupsNamed = (name: string) =>
    Object.values(account.network.world.groups).filter((group) => group.name === name);

  test('people are known by phone and LID, and the account as itself', async () => {
    const chatId = await found({ [pau]: true, [stranger]: false });
    const member = { alias: null, name: null, isAdmin: false, isSelf: false };
    expect((await account.transport.groupInfo(chatId))!.participants).toEqual([
      { ...member, id: me.phone, alias: me.lid, isAdmin: true, isSelf: true },
      { ...member, id: pau, alias: lids[pau], name: 'Pau', isAdmin: true },
      { ...member, id: stranger },
    ]);
  });

  test('people are moved by either id', async () => {
    const chatId = await found({ [pau]: false, [mar]: false });
    const promoted = await change(chatId, { change: 'promote', people: [pau, '778@lid'] });
    expect(promoted).toEqual({
      status: 'done',
      people: new Map([
        [pau, 'added'],
        ['778@lid', 'added'],
      ]),
    });
    await change(chatId, { change: 'remove', people: [pau] });
    expect(account.network.world.groups[chatId]!.people).toEqual({ [me.phone]: true, [mar]: true });
  });

  test('who lets nobody add them, or is known by a LID alone, needs the link, and is sent nothing', async () => {
    account.network.world.refusals = { [mar]: 403, '404555@c.us': 404 };
    const name = fresh('Chess');
    const people = [pau, mar, stranger, '404555@c.us'];
    const results = ['added', 'needsLink', 'needsLink', 'notOnWhatsapp'];
    expect(await create(name, people)).toMatchObject({
      status: 'created',
      people: new Map(people.map((id, n) => [id, results[n]])),
    });
    expect(account.network.sent).toEqual([]);
  });

  test('a creation that WhatsApp refuses has failed, and is not tried again by itself', async () => {
    account.network.groupAnswers = 'refused';
    const name = fresh('Chess');
    expect(await create(name, [pau])).toMatchObject({ status: 'failed', retryable: false });
    expect(await account.transport.findGroups(name)).toEqual([]);
  });

  test('a creation over which the library fails is unknown, though the group is there, and is found', async () => {
    account.network.groupAnswers = 'odd';
    const name = fresh('Chess');
    expect(await create(name, [pau])).toMatchObject({ status: 'unknown' });
    expect(await create(name, [pau])).toMatchObject({ status: 'unknown' });
    expect(groupsNamed(name)).toHaveLength(1);
    account.network.groupAnswers = 'done';
    expect(await account.transport.findGroups(name)).toHaveLength(1);
  });

  test('a creation that is not answered is unknown at its deadline, and is not made again', async () => {
    account.network.groupAnswers = 'nothing';
    const name = fresh('Chess');
    expect(await create(name, [pau], 400)).toMatchObject({ status: 'unknown' });
    account.network.groupAnswers = 'done';
    expect(await create(name, [pau], 400)).toMatchObject({ status: 'unknown' });
    expect(groupsNamed(name)).toHaveLength(1);
  });

  test('an id that is none makes nothing', async () => {
    const name = fresh('Chess');
    expect(await create(name, ['nobody'])).toMatchObject({ status: 'failed', retryable: false });
    expect(groupsNamed(name)).toEqual([]);
  });

  test('a change that WhatsApp refuses has failed', async () => {
    const chatId = await found({ [pau]: false });
    account.network.groupAnswers = 'refused';
    const failed = { status: 'failed', retryable: false };
    expect(await change(chatId, { change: 'name', name: 'Go' })).toMatchObject(failed);
    expect(await change(chatId, { change: 'description', description: 'Go' })).toMatchObject(
      failed,
    );
    expect(await change(chatId, { change: 'avatar', image: await red() })).toMatchObject(failed);
    expect(await account.transport.inviteLink(chatId)).toBe(null);
    // It may have come about all the same: the page threw.
    expect(await change(chatId, { change: 'remove', people: [pau] })).toMatchObject({
      status: 'unknown',
    });
  });

  test('somebody of whom no answer came may have been added or not', async () => {
    const chatId = await found({});
    account.network.groupAnswers = 'refused';
    expect(await change(chatId, { change: 'add', people: [pau] })).toEqual({
      status: 'done',
      people: new Map([[pau, 'unknown']]),
    });
  });

  test('a group that it was put out of is none, once the page has heard of it', async () => {
    const chatId = await found({ [pau]: true });
    const group = account.network.world.groups[chatId]!;
    delete group.people[me.phone];
    // It is refused an answer, and the page still shows it as a member.
    await expect(account.transport.groupInfo(chatId)).rejects.toThrow('refused');
    expect(await change(chatId, { change: 'add', people: [mar] })).toMatchObject({
      status: 'failed',
      retryable: true,
    });
    await account.network.make('show', { chatId, group });
    expect(await account.transport.groupInfo(chatId)).toBe(null);
    expect(await account.transport.findGroups(group.name)).toEqual([]);
  });

  test('a picture comes to people as it was given', async () => {
    const chatId = await found({ [pau]: false });
    await change(chatId, { change: 'avatar', image: await red() });
    const { picture } = account.network.world.groups[chatId]!;
    const shown = sharp(Buffer.from(picture!.split(',')[1]!, 'base64'));
    expect(await shown.metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 640 });
    expect((await shown.stats()).dominant).toMatchObject({ r: 248, g: 8, b: 8 });
  });

  test('a picture that WhatsApp will not take away stays', async () => {
    const chatId = await found({ [pau]: false });
    await change(chatId, { change: 'avatar', image: await red() });
    account.network.groupAnswers = 'refused';
    expect(await change(chatId, { change: 'avatar', image: null })).toMatchObject({
      status: 'failed',
    });
    expect(account.network.world.groups[chatId]!.picture).toBeDefined();
  });

  test('whatever changes in a group is told, each time once', async () => {
    const subtypes = ['add', 'invite', 'linked_group_join', 'remove', 'leave', 'promote', 'demote'];
    for (const subtype of [...subtypes, 'subject', 'description', 'create']) {
      await account.network.make('notice', { chatId: soccer, subtype });
    }
    // Asking to be let in changes nothing yet.
    await account.network.make('notice', {
      chatId: soccer,
      subtype: 'membership_approval_request',
    });
    await account.network.make('notice', { chatId: soccer, subtype: 'picture' });
    await until(() => account.toldOf('groupChanged').length >= subtypes.length + 4);
    expect(account.toldOf('groupChanged')).toEqual(Array(subtypes.length + 4).fill(soccer));
  });
});
