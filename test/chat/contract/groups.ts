import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import type { AddResult, ChatTransport, GroupChange } from '../../../src/chat/transport.ts';
import { mar, pau, zoe } from './driver.ts';
import type { Scene } from './scene.ts';

const nowhere = '120363999999999999@g.us';

const done = (people: Record<string, AddResult> = {}) => ({
  status: 'done',
  people: new Map(Object.entries(people)),
});

const jpeg = () =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();

/** What a transport promises of group chats. */
export function describeGroups(scene: () => Scene): void {
  let transport: ChatTransport;
  /** Of a group that nobody else has. */
  let name: string;

  beforeEach(() => {
    transport = scene().driver.transport;
    name = scene().fresh('Chess ♟');
  });

  const found = (people: string[], isAdmin = true) => scene().driver.found(name, people, isAdmin);
  const change = (chatId: string, given: GroupChange) =>
    transport.changeGroup(chatId, given, scene().once());

  /** Who is in a group besides the account, sorted; or its admins. */
  const peopleIn = async (chatId: string, which: 'all' | 'admins' = 'all') =>
    (await transport.groupInfo(chatId))!.participants
      .filter(({ isSelf, isAdmin }) => !isSelf && (which === 'all' || isAdmin))
      .map(({ id }) => id)
      .sort();

  test('knows a group, who is in it, and who it is itself', async () => {
    const chatId = await found([pau, mar]);
    const info = (await transport.groupInfo(chatId))!;
    expect(info).toMatchObject({ name, description: null, isAdmin: true });
    const member = { alias: null, name: null, isAdmin: false, isSelf: false };
    expect(info.participants.filter(({ isSelf }) => !isSelf)).toEqual([
      { id: pau, ...member },
      { id: mar, ...member },
    ]);
    expect(info.participants.filter(({ isSelf }) => isSelf)).toMatchObject([{ isAdmin: true }]);
  });

  test('knows nothing of a group that it is not in', async () => {
    expect(await transport.groupInfo(nowhere)).toBe(null);
    expect(await transport.inviteLink(nowhere)).toBe(null);
    expect(await transport.findGroups(name)).toEqual([]);
    expect(await change(nowhere, { change: 'add', people: [pau] })).toMatchObject({
      status: 'failed',
      retryable: false,
    });
  });

  test('makes a group once for a key, and finds it by its name', async () => {
    const wanted = { name, description: 'Every Tuesday', people: [pau, mar] };
    const options = scene().once();
    const made = await transport.createGroup(wanted, options);
    const people = done({ [pau]: 'added', [mar]: 'added' }).people;
    expect(made).toEqual({ status: 'created', chatId: expect.stringMatching(/./), people });
    expect(await transport.createGroup(wanted, options)).toEqual(made);
    const chatId = made.status === 'created' ? made.chatId : '';
    expect(await transport.findGroups(name)).toEqual([chatId]);
    expect(await transport.findGroups(name.slice(0, -1))).toEqual([]);
    expect(await transport.groupInfo(chatId)).toMatchObject({
      name,
      description: 'Every Tuesday',
      isAdmin: true,
    });
    expect(await peopleIn(chatId)).toEqual([pau, mar].sort());
  });

  test('adds people, and says what became of each', async () => {
    const chatId = await found([pau]);
    await scene().driver.shun(chatId, zoe);
    const added = await change(chatId, { change: 'add', people: [pau, mar, zoe] });
    expect(added).toEqual(done({ [pau]: 'already', [mar]: 'added', [zoe]: 'needsLink' }));
    expect(await peopleIn(chatId)).toEqual([pau, mar].sort());
  });

  test('removes people, of whom some are gone already', async () => {
    const chatId = await found([pau, mar]);
    const removed = await change(chatId, { change: 'remove', people: [mar, zoe] });
    expect(removed).toEqual(done({ [mar]: 'added', [zoe]: 'already' }));
    expect(await peopleIn(chatId)).toEqual([pau]);
  });

  test('makes people admins and takes that back, but not of those who are not in it', async () => {
    const chatId = await found([pau, mar]);
    const promote = () => change(chatId, { change: 'promote', people: [pau, zoe] });
    expect(await promote()).toEqual(done({ [pau]: 'added', [zoe]: 'failed' }));
    expect(await promote()).toEqual(done({ [pau]: 'already', [zoe]: 'failed' }));
    expect(await peopleIn(chatId, 'admins')).toEqual([pau]);
    const demoted = await change(chatId, { change: 'demote', people: [pau, mar] });
    expect(demoted).toEqual(done({ [pau]: 'added', [mar]: 'already' }));
    expect(await peopleIn(chatId, 'admins')).toEqual([]);
  });

  test('names and describes a group', async () => {
    const chatId = await found([pau]);
    const description = 'Every Tuesday\nat Pau’s';
    expect(await change(chatId, { change: 'name', name: 'Go ⚫' })).toEqual(done());
    expect(await change(chatId, { change: 'description', description })).toEqual(done());
    expect(await transport.groupInfo(chatId)).toMatchObject({ name: 'Go ⚫', description });
    await change(chatId, { change: 'description', description: null });
    expect(await transport.groupInfo(chatId)).toMatchObject({ description: null });
  });

  test('gives a group a picture, and takes it away', async () => {
    const { hasPicture } = scene().driver;
    const chatId = await found([pau]);
    const none = () => change(chatId, { change: 'avatar', image: null });
    // There is none, which is what was asked for.
    expect(await none()).toEqual(done());
    const image = await jpeg();
    expect(await change(chatId, { change: 'avatar', image })).toEqual(done());
    expect(hasPicture(chatId)).toBe(true);
    expect(await none()).toEqual(done());
    expect(hasPicture(chatId)).toBe(false);
  });

  test('changes nothing, and has no link, where it is no admin', async () => {
    const chatId = await found([pau], false);
    const changes: GroupChange[] = [
      { change: 'name', name: 'Mine' },
      { change: 'description', description: 'Mine' },
      { change: 'avatar', image: await jpeg() },
      { change: 'add', people: [mar] },
      { change: 'remove', people: [pau] },
    ];
    for (const given of changes) {
      expect(await change(chatId, given)).toEqual({ status: 'notAdmin' });
    }
    expect(await transport.inviteLink(chatId)).toBe(null);
    expect(await transport.groupInfo(chatId)).toMatchObject({
      name,
      description: null,
      isAdmin: false,
    });
    expect(await peopleIn(chatId)).toEqual([pau]);
    expect(scene().driver.hasPicture(chatId)).toBe(false);
  });

  test('has a link to a group of which it is an admin', async () => {
    const link = await transport.inviteLink(await found([pau]));
    expect(link).toMatch(/^https:\/\/chat\.whatsapp\.com\/./);
  });
}
