import { expect, test } from 'vitest';
import {
  type GroupChange,
  isOwn,
  type MessageRevision,
  type Reaction,
  type Vote,
} from '../../../src/chat/transport.ts';
import { outgoing } from '../../helpers/transport.ts';
import { mar, messageOf, pau } from './driver.ts';
import type { Scene } from './scene.ts';

const byVoter = (one: Vote, other: Vote) => one.voterId.localeCompare(other.voterId);

/** What a transport promises of what people do in chats. */
export function describeHearing(scene: () => Scene): void {
  test('hands a message over once, with all of its fields as they were', async () => {
    const { driver } = scene();
    const message = messageOf(driver.chatId);
    await driver.write(message);
    expect(scene().received).toEqual([message]);
    expect(scene().received[0]!.sentAt).toBeInstanceOf(Date);
  });

  test('hands over a message with nothing that may be missing', async () => {
    const { driver, fresh } = scene();
    const message = messageOf(driver.chatId, {
      id: fresh('bare'),
      chat: { id: driver.directChatId, kind: 'DIRECT', name: null },
      senderName: null,
      mentions: [],
      quotedId: null,
      body: '',
    });
    await driver.write(message);
    expect(scene().received).toEqual([message]);
  });

  test('hands over what hangs on a message', async () => {
    const { driver, fresh } = scene();
    const file = { mimeType: 'image/jpeg', fileName: null, size: 4_321 };
    const messages = [
      messageOf(driver.chatId, { id: fresh('picture'), media: { kind: 'image', ...file } }),
      messageOf(driver.chatId, {
        id: fresh('file'),
        body: '',
        media: { kind: 'document', mimeType: 'text/csv', fileName: 'players.csv', size: 12 },
      }),
    ];
    for (const message of messages) await driver.write(message);
    expect(scene().received).toEqual(messages);
  });

  test('hands messages over in the order in which they were written', async () => {
    const { driver, fresh } = scene();
    const ids = Array.from({ length: 20 }, () => fresh('in-order'));
    await Promise.all(ids.map((id) => driver.write(messageOf(driver.chatId, { id }))));
    expect(scene().received.map(({ id }) => id)).toEqual(ids);
  });

  test('a message that is being dealt with holds up no other', async () => {
    const { driver, fresh } = scene();
    const [slow, quick] = [fresh('slow'), fresh('quick')];
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    scene().deal = async ({ id }) => {
      if (id === slow) await held;
      return { isNew: true };
    };
    const writing = driver.write(messageOf(driver.chatId, { id: slow }));
    await driver.write(messageOf(driver.chatId, { id: quick }));
    expect(scene().received.map(({ id }) => id)).toEqual([slow, quick]);
    release();
    await writing;
  });

  test('lives on when dealing with a message fails', async () => {
    const { driver, fresh } = scene();
    const [bad, good] = [fresh('bad'), fresh('good')];
    scene().deal = async ({ id }) => {
      if (id === bad) throw new Error('a bug in the core');
      return { isNew: true };
    };
    await driver.write(messageOf(driver.chatId, { id: bad })).catch(() => {});
    await driver.write(messageOf(driver.chatId, { id: good }));
    expect(scene().received.map(({ id }) => id)).toEqual([bad, good]);
    expect((await scene().send('still here')).status).toBe('sent');
  });

  test('a reply may be sent while its message is being dealt with', async () => {
    scene().deal = async () => {
      await scene().send('a reply');
      return { isNew: true };
    };
    const { driver, fresh, arrived } = scene();
    await driver.write(messageOf(driver.chatId, { id: fresh('question') }));
    expect(arrived().map(({ body }) => body)).toEqual(['a reply']);
  });

  test('hands over what was edited and what was deleted', async () => {
    const { driver, fresh } = scene();
    const { id, chat, senderId } = messageOf(driver.chatId, { id: fresh('revised') });
    const edit: MessageRevision = {
      ...{ id, chatId: chat.id, senderId },
      body: '/who is in @34600111333’s team?',
      mentions: [mar],
    };
    const deletion: MessageRevision = { ...edit, body: null, mentions: [] };
    await driver.write(messageOf(driver.chatId, { id }));
    await driver.revise(edit);
    await driver.revise(deletion);
    expect(scene().revised).toEqual([edit, deletion]);
  });

  test('hands over reactions, and their end', async () => {
    const { driver, toldOf } = scene();
    const reaction: Reaction = {
      messageId: 'message-1',
      chatId: driver.chatId,
      senderId: pau,
      senderAlias: null,
      emoji: '👍',
      at: new Date('2026-11-20T11:05:00Z'),
    };
    const end = { ...reaction, emoji: null, at: new Date('2026-11-20T11:06:00Z') };
    await driver.react(reaction);
    await driver.react(end);
    expect(toldOf('reaction')).toEqual([reaction, end]);
  });

  test('hands over votes, and answers those that stand, also of those that it missed', async () => {
    const { driver, toldOf, once } = scene();
    const { chatId, transport } = driver;
    const message = outgoing('Are you in?', { pollOptions: ['Going', 'Not going'] });
    const poll = await transport.send(chatId, message, once());
    const vote: Vote = {
      pollId: poll.status === 'sent' ? poll.id : '',
      chatId,
      voterId: pau,
      voterAlias: null,
      options: ['Going'],
      at: new Date('2026-11-20T11:05:00Z'),
    };
    const changed = { ...vote, options: ['Not going'], at: new Date('2026-11-20T11:06:00Z') };
    const missed = { ...vote, voterId: mar };
    await driver.vote(vote);
    await driver.vote(changed);
    await driver.missVote(missed);
    expect(toldOf('vote')).toEqual([vote, changed]);
    const standing = await transport.votes(chatId, vote.pollId);
    expect(standing.sort(byVoter)).toEqual([changed, missed].sort(byVoter));
  });

  test('tells of messages of its own, and how far they come, where it can', async () => {
    const { driver, fresh, toldOf } = scene();
    if (!driver.own) return;
    const { body, mentions, quotedId, sentAt } = messageOf(driver.chatId);
    const chat = { id: driver.chatId, kind: 'GROUP', name: 'Soccer ⚽' } as const;
    const mine = { id: fresh('mine'), chat, body, mentions, quotedId, sentAt };
    await driver.own.write({ ...mine, media: null, pollOptions: [] });
    expect(toldOf('own')).toContainEqual({ ...mine, media: null, pollOptions: [] });
    const acknowledged = { messageId: mine.id, chatId: driver.chatId };
    const receipts = ['DELIVERED', 'READ', 'FAILED'] as const;
    for (const receipt of receipts) await driver.own.acknowledge({ ...acknowledged, receipt });
    const told = toldOf('acknowledgement') as (typeof acknowledged)[];
    expect(told.filter(({ messageId }) => messageId === mine.id)).toEqual(
      receipts.map((receipt) => ({ ...acknowledged, receipt })),
    );
    expect(scene().received).toEqual([]);
  });

  test('tells what was said in a chat: from then on, the newest, oldest first', async () => {
    const { driver, fresh } = scene();
    const { directChatId, transport } = driver;
    const name = fresh('Chess ♟');
    const chatId = await driver.found(name, [pau], false);
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute));
    const said = (id: string, minute: number) =>
      messageOf(chatId, { id, chat: { id: chatId, kind: 'GROUP', name }, sentAt: at(minute) });
    const { senderId: _, senderAlias: __, senderName: ___, ...own } = said('own', 4);
    const mine = { ...own, pollOptions: [] };
    await driver.write(said('heard', 1));
    await driver.miss(said('second', 3));
    await driver.miss(said('first', 2));
    await driver.miss(mine);
    const chat = { id: directChatId, kind: 'DIRECT', name: null } as const;
    await driver.miss(messageOf(directChatId, { id: 'elsewhere', chat, sentAt: at(2) }));
    const all = [said('heard', 1), said('first', 2), said('second', 3), mine];
    const whole = (messages: typeof all) => ({ messages, isWhole: true });
    const part = (messages: typeof all) => ({ messages, isWhole: false });
    expect(await transport.history(chatId, at(0), 10)).toEqual(whole(all));
    expect(await transport.history(chatId, at(0), 2)).toEqual(part(all.slice(2)));
    expect(await transport.history(chatId, at(2), 10)).toEqual(whole(all.slice(1)));
    expect(all.map(isOwn)).toEqual([false, false, false, true]);
    expect(scene().received.map(({ id }) => id)).toEqual(['heard']);
    expect(await transport.history(directChatId, at(0), 1)).toMatchObject({
      messages: [{ id: 'elsewhere' }],
    });
    expect(await transport.history('120363999999999999@g.us', at(0), 10)).toMatchObject({
      messages: [],
    });
  });

  test('tells that a group has changed', async () => {
    const { driver, toldOf } = scene();
    await driver.changeGroup(driver.chatId);
    expect(toldOf('groupChanged')).toEqual([driver.chatId]);
  });

  test('away, it does nothing and answers no question; it tells when it is back', async () => {
    const { driver, fresh, once, send, arrived, toldOf } = scene();
    const { chatId, transport } = driver;
    const key = fresh('key');
    const name: GroupChange = { change: 'name', name: 'Too soon' };
    const refused = { status: 'failed', retryable: true };
    const long = new Date(0);
    await driver.setAway(true);
    expect(transport.isReady()).toBe(false);
    expect(await send('too soon', { key })).toMatchObject(refused);
    expect(
      await transport.createGroup({ name: 'Too soon', description: null, people: [pau] }, once()),
    ).toMatchObject(refused);
    expect(await transport.changeGroup(chatId, name, once())).toMatchObject(refused);
    await expect(transport.history(chatId, long, 10)).rejects.toThrow();
    await expect(transport.votes(chatId, 'poll')).rejects.toThrow();
    await expect(transport.groupInfo(chatId)).rejects.toThrow();
    await expect(transport.findGroups('Soccer ⚽')).rejects.toThrow();
    await expect(transport.inviteLink(chatId)).rejects.toThrow();
    expect(toldOf('ready')).toEqual([]);

    await driver.setAway(false);
    expect(transport.isReady()).toBe(true);
    expect((await send('too soon', { key })).status).toBe('sent');
    expect(arrived()).toHaveLength(1);
    expect(toldOf('ready').length).toBeGreaterThan(0);
  });
}
