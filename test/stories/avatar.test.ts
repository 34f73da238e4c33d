import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { makeAvatar } from '../../src/groups/make-avatar.ts';
import { setAvatar } from '../../src/groups/set-avatar.ts';
import { type Soccer, useSoccer } from '../helpers/scenes.ts';
import { idOf, madeChat } from '../mirror/chat.ts';

// The avatar of a group and the picture of the chat that it is kept in step with.

let { world, tenant, network, alex, pau, soccer } = {} as Soccer;
useSoccer((scene) => {
  ({ world, tenant, network, alex, pau, soccer } = scene);
});

async function image(background: string) {
  const made = await makeAvatar(
    await sharp({ create: { width: 90, height: 90, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  if ('busy' in made) throw new Error('another is being made');
  // As the database answers it.
  return new Uint8Array(made);
}

const give = (data: Uint8Array<ArrayBuffer> | null) =>
  inTransaction(world.db, (tx) => {
    const { organizationId } = tenant;
    return setAvatar(createChange({ tx, organizationId, at: world.clock.now() }), soccer, data);
  });

async function made() {
  await tenant.insist(alex, 'elsewhere', '/create chat for @Soccer');
  await network.settle();
  return madeChat(world, tenant, network);
}

/** How often the chat was given a picture, or had it taken away. */
const given = () => network.calls.filter((call) => call === 'avatar').length;

const someones = new Uint8Array([1, 2, 3]);

describe('a chat that is made of a group', () => {
  test('gets its avatar, and each other one once', async () => {
    const red = await image('red');
    await give(red);
    const { chat } = await made();
    expect(chat.avatar).toEqual(red);
    expect(given()).toBe(1);

    const blue = await image('blue');
    await give(blue);
    await network.settle();
    expect(chat.avatar).toEqual(blue);
    await give(null);
    await network.settle();
    expect(chat.avatar).toBeNull();
    expect(await network.settle()).toBe(0);
    expect(given()).toBe(3);
  });

  test('is asked for nothing where the group has none', async () => {
    const { chat } = await made();
    await give(await image('red'));
    await give(null);
    await network.settle();
    expect(chat.avatar).toBeNull();
    expect(given()).toBe(0);
  });

  test('keeps the picture that people give it, until the group has another', async () => {
    const { chatId, chat } = await made();
    await give(await image('red'));
    await network.settle();
    chat.avatar = someones;
    await network.simulator.groupChanged(chatId);
    world.clock.advance(2 * 60 * 60_000);
    expect(await network.settle()).toBe(0);
    expect(chat.avatar).toBe(someones);
    await give(await image('red'));
    expect(await network.settle()).toBe(0);

    const blue = await image('blue');
    await give(blue);
    await network.settle();
    expect(chat.avatar).toEqual(blue);
  });

  test('that WhatsApp will not give it waits, and it is asked for less and less', async () => {
    const { chat } = await made();
    const change = network.simulator.changeGroup;
    network.simulator.changeGroup = async (chatId, asked, options) =>
      asked.change === 'avatar' && isRefusing
        ? { status: 'failed', retryable: false, reason: 'refused' }
        : change(chatId, asked, options);
    let isRefusing = true;
    const red = await image('red');
    await give(red);
    await network.settle();
    expect(chat.avatar).toBeNull();
    // What is behind it does not wait.
    await tenant.say(alex, 'elsewhere', '/rename @Soccer to Heroes');
    await network.settle();
    expect(chat.name).toBe('Heroes');
    isRefusing = false;
    world.clock.advance(10 * 60_000);
    await network.settle();
    expect(chat.avatar).toEqual(red);
  });

  test('waits where Muster is no admin', async () => {
    const { chatId, chat } = await made();
    const self = chat.people.get('self@c.us')!;
    chat.people.set('self@c.us', { ...self, isAdmin: false });
    await network.simulator.groupChanged(chatId);
    await give(await image('red'));
    await network.settle();
    expect(chat.avatar).toBeNull();
    chat.people.set('self@c.us', self);
    await network.simulator.groupChanged(chatId);
    await network.settle();
    expect(chat.avatar).not.toBeNull();
  });
});

describe('a chat that is taken over', () => {
  const chatId = 'team@g.us';
  const sync = '/link chat to group "Soccer" sync';
  const found = () => {
    const chat = network.simulator.groups.found(chatId, 'Soccer', [idOf(alex), idOf(pau)]);
    chat.avatar = someones;
    return chat;
  };

  test('keeps its picture where the group has none', async () => {
    const chat = found();
    expect((await tenant.say(alex, chatId, sync))[0]).not.toContain('picture');
    await tenant.say(alex, chatId, 'yes');
    await network.settle();
    expect(chat.avatar).toBe(someones);
  });

  test('gets that of the group, which is shown before, each time that they meet', async () => {
    const red = await image('red');
    await give(red);
    const chat = found();
    for (const _ of ['first', 'again']) {
      chat.avatar = someones;
      expect((await tenant.say(alex, chatId, sync))[0]).toContain(
        'It gets the picture of the group.',
      );
      await tenant.say(alex, chatId, 'yes');
      await network.settle();
      expect(chat.avatar).toEqual(red);
      await tenant.insist(alex, chatId, '/unlink chat');
    }
    await give(await image('blue'));
    expect(await network.settle()).toBe(0);
    expect(chat.avatar).toEqual(red);
  });
});
