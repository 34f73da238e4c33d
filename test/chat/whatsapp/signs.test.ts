import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { outgoing } from '../../helpers/transport.ts';
import { until } from '../../helpers/until.ts';
import { type Account, chromium, createAccount, mar, patienceMs, pau, soccer } from './harness.ts';
import { me, type Said, type Sent } from './stub/world.ts';

const zoe = '34600111444@c.us';
const lids = { [pau]: '777@lid', [mar]: '778@lid', [zoe]: '779@lid' };
const at = 1_795_000_000_000;

const said = (given: Partial<Said> & { id: string }): Said => ({
  ...{ chatId: soccer, from: pau, body: 'hello', t: at / 1000 },
  ...given,
});

/** In the browser's database only, oldest first. */
const stored = Array.from({ length: 9 }, (_, n) =>
  said({ id: `old-${n}`, chatId: '779@lid', from: '779@lid', t: at / 1000 + n }),
);

// Its poll and what was said before are known to the page that is loaded now from the database alone.
describe.skipIf(chromium === undefined)('signs and recollections', () => {
  let account: Account;
  let pollId: string;
  let timesReady: number;

  beforeAll(async () => {
    account = await createAccount({
      world: {
        isPaired: true,
        hasDollarIds: true,
        lids,
        stored: [...stored],
        history: [said({ id: 'M' })],
      },
    });
    await account.connect();
    const message = outgoing('Are you in?', { pollOptions: ['Going', 'Not going'] });
    const poll = await account.transport.send(soccer, message, {
      key: 'poll',
      timeoutMs: patienceMs,
    });
    pollId = poll.status === 'sent' ? poll.id : '';
    await account.network.make('reload');
    await account.until('reconnecting');
    await account.until('ready');
    await until(() => account.toldOf('ready').length > 1);
    timesReady = account.toldOf('ready').length;
  });
  afterAll(() => account.end());
  beforeEach(() => account.forget());

  const vote = (
    voter: string,
    options: string[],
    given: { pollId?: string; at?: number } = {},
  ) => ({
    ...{ pollId, chatId: soccer, voter, options, at, ...given },
  });
  const voted = (voterId: string, voterAlias: string, options: string[]) => ({
    ...{ pollId, chatId: soccer, voterId, voterAlias, options, at: new Date(at) },
  });
  /** Runs of a test, of which each is to tell its own events from those of the one before. */
  let runs = 0;

  test('it was ready each time that a page was loaded', () => {
    expect(timesReady).toBe(2);
  });

  test('who votes is known by phone and LID; our own vote is passed over', async () => {
    const { make } = account.network;
    await make('vote', vote(me.lid, ['Going']));
    await make('vote', vote('777@lid', ['Going']));
    await make('vote', vote('777@lid', []));
    await until(() => account.toldOf('vote').length >= 2);
    expect(account.toldOf('vote')).toEqual([
      voted(pau, '777@lid', ['Going']),
      voted(pau, '777@lid', []),
    ]);
  });

  test('a vote for an option that nobody knows is left out, and spoils no other', async () => {
    const { make } = account.network;
    await make('missVote', vote('778@lid', ['Perhaps']));
    await make('missVote', vote('777@lid', ['Not going']));
    expect(await account.transport.votes(soccer, pollId)).toEqual([
      voted(pau, '777@lid', ['Not going']),
    ]);
  });

  test('the votes of a poll that is not there are no votes: there is no answer', async () => {
    await expect(account.transport.votes(soccer, 'gone')).rejects.toThrow('no longer holds');
  });

  test('votes in polls of others are passed over', async () => {
    const pollOptions = [{ name: 'Going', localId: 0 }];
    const type = 'poll_creation';
    await account.network.make(
      'say',
      said({ id: 'theirs', type, pollName: 'Pizza?', pollOptions }),
    );
    runs += 1;
    const now = at + runs;
    await account.network.make('vote', vote('777@lid', ['Going'], { pollId: 'theirs', at: now }));
    await account.network.make('vote', vote('777@lid', ['Going'], { at: now }));
    const told = () => account.toldOf('vote').filter((one) => one.at.getTime() === now);
    await until(() => told().length > 0);
    expect(told()).toMatchObject([{ pollId }]);
    expect(account.received.at(-1)).toMatchObject({ id: 'theirs', body: 'Pizza?', media: null });
  });

  test('who reacts is known by phone and LID; our own reaction is passed over', async () => {
    const { make } = account.network;
    await make('react', { chatId: soccer, id: 'M', from: me.lid, emoji: '👍', at });
    await make('react', { chatId: soccer, id: 'M', from: '778@lid', emoji: '🎉', at });
    await until(() => account.toldOf('reaction').length > 0);
    expect(account.toldOf('reaction')).toEqual([
      {
        ...{ messageId: 'M', chatId: soccer, emoji: '🎉', at: new Date(at) },
        ...{ senderId: mar, senderAlias: '778@lid' },
      },
    ]);
  });

  test('what we send is told as our own once the network has it, and how far it comes, also long after', async () => {
    account.network.answers = 'late';
    expect(await account.send('slow', { timeoutMs: 3_000 })).toMatchObject({ status: 'unknown' });
    const [{ id }] = account.network.sent as [Sent];
    await account.network.make('say', said({ id: 'meanwhile' }));
    await until(() => account.received.some((message) => message.id === 'meanwhile'));
    expect(account.toldOf('own')).toEqual([]);
    expect(account.toldOf('acknowledgement').filter((told) => told.messageId === id)).toEqual([]);
    account.network.answer();
    await until(() => account.toldOf('acknowledgement').at(-1)?.messageId === id);
    expect(account.toldOf('own')).toMatchObject([{ id, body: 'slow' }]);
    expect(account.toldOf('acknowledgement').at(-1)).toEqual({
      ...{ messageId: id, chatId: soccer, receipt: 'SENT' },
    });
  });

  test('a picture, a file and a poll go as what they are, and are told so as our own', async () => {
    const data = new Uint8Array([1, 2, 3]);
    const media = (mimeType: string, fileName: string) => ({ mimeType, fileName, data });
    const messages = [
      outgoing('the pitch', { media: media('image/png', 'pitch.png') }),
      outgoing('the games', { media: media('text/calendar', 'games.ics') }),
      outgoing('Are you in?', { pollOptions: ['Going', 'Not going'] }),
    ];
    runs += 1;
    for (const message of messages) {
      const options = { key: `${message.body} ${runs}`, timeoutMs: patienceMs };
      expect(await account.transport.send(soccer, message, options)).toMatchObject({
        status: 'sent',
      });
    }
    expect(account.network.sent.map(({ type }) => type)).toEqual([
      'image',
      'document',
      'poll_creation',
    ]);
    await until(() => account.toldOf('own').length > 2);
    const none = { media: null, pollOptions: [] };
    const [picture, games, poll] = messages.map(({ body }) => ({ ...none, body }));
    expect(account.toldOf('own')).toMatchObject([
      { ...picture, media: { kind: 'image', mimeType: 'image/png', size: 3 } },
      { ...games, media: { kind: 'document', mimeType: 'text/calendar', fileName: 'games.ics' } },
      { ...poll, pollOptions: ['Going', 'Not going'] },
    ]);
  });

  test('what we say on another device is our own, in a chat with one person too', async () => {
    const mine = said({
      id: 'mine',
      from: me.phone,
      chatId: '777@lid',
      body: 'hi @778',
      mentions: ['778@lid'],
    });
    await account.network.make('say', mine);
    await until(() => account.toldOf('own').at(-1)?.id === 'mine');
    expect(account.toldOf('own').at(-1)).toMatchObject({
      chat: { id: pau, kind: 'DIRECT', name: null },
      body: 'hi @34600111333',
      mentions: [mar],
    });
  });

  test('a message of ours that the page no longer holds is edited all the same', async () => {
    const edited = await account.transport.edit(soccer, pollId, outgoing('Are you in now?'), {
      key: 'edit-old',
      timeoutMs: patienceMs,
    });
    expect(edited).toEqual({ status: 'sent', id: pollId });
  });

  test('a chat that the page holds by a LID is the one with the phone', async () => {
    const { transport, network } = account;
    const direct = said({ id: 'direct', chatId: '778@lid', from: '778@lid' });
    await network.make('say', direct);
    const { messages } = await transport.history(mar, new Date(at), 1);
    expect(messages[0]).toMatchObject({
      id: 'direct',
      chat: { id: mar, kind: 'DIRECT' },
      senderId: mar,
    });
    runs += 1;
    const options = (key: string) => ({ key: `${key} ${runs}`, timeoutMs: patienceMs });
    const answer = outgoing('an answer', { quotedId: 'direct' });
    const sent = await transport.send(mar, answer, options('answer'));
    expect(network.sent).toMatchObject([{ chatId: '778@lid', quotedId: 'direct' }]);
    const id = sent.status === 'sent' ? sent.id : '';
    expect(await transport.edit(mar, id, outgoing('another'), options('edit'))).toEqual(sent);
    expect(network.sent).toMatchObject([{ body: 'another' }]);
  });

  test('history is loaded as far back as it is asked for, and no further', async () => {
    const { transport, network } = account;
    const found = await transport.history(zoe, new Date(at + 5_000), 100);
    expect(found.messages.map(({ id }) => id)).toEqual(['old-5', 'old-6', 'old-7', 'old-8']);
    expect(found.isWhole).toBe(true);
    expect((await network.make('seen')).loads).toBeLessThan(4);
    const { messages: all } = await transport.history(zoe, new Date(at), 100);
    expect(all.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
    expect(all[0]).toMatchObject({ senderId: zoe, senderAlias: '779@lid' });
  });

  test('what cannot be read, was never sent, or is a notice is left out of it', async () => {
    const { transport, network, log } = account;
    const chatId = '120363000000000009@g.us';
    const t = at / 1000 + 100;
    for (const given of [
      { id: 'one' },
      { id: '' },
      { id: 'two', type: 'call_log' },
      { id: 'refused', from: me.phone, ack: -1 },
      { id: 'last' },
    ]) {
      await network.make('miss', said({ ...given, chatId, t }));
    }
    const found = await transport.history(chatId, new Date(at), 100);
    expect(found.messages.map(({ id }) => id)).toEqual(['one', 'last']);
    await until(() => log.length > 0);
    expect(log.join()).toContain('a call');
  });

  test.each([
    ['cannot be read', '11', { id: '' }],
    ['is still on its way', '12', { id: 'leaving', from: me.phone, ack: 0 }],
  ])('it is not whole where something of it %s', async (_, number, given) => {
    const { transport, network } = account;
    const chatId = `1203630000000000${number}@g.us`;
    const history = () => transport.history(chatId, new Date(at), 100);
    const t = at / 1000 + 100;
    // A chat that the page does not show could hold anything.
    expect(await history()).toEqual({ messages: [], isWhole: false });
    await network.make('miss', said({ id: `before ${number}`, chatId, t }));
    expect(await history()).toMatchObject({ messages: [{}], isWhole: true });
    await network.make('miss', said({ ...given, chatId, t }));
    expect(await history()).toMatchObject({ messages: [{}], isWhole: false });
  });
});
