import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { AwayError, createAsking } from '../../../src/chat/whatsapp/asking.ts';
import { ask, type Calls, calls } from '../../../src/chat/whatsapp/calls.ts';
import { fromChild, type ToChild, toChild } from '../../../src/chat/whatsapp/channel.ts';

const message = {
  id: 'A',
  chat: { id: 'g@g.us', kind: 'GROUP', name: null },
  senderId: '777@lid',
  senderName: null,
  body: '',
  mentions: [],
  quotedId: null,
  senderAlias: null,
  media: null,
  sentAt: new Date('2026-11-20T11:00:00Z'),
};

test('what the child tells is passed on as it is', () => {
  const told = { type: 'message', message };
  expect(fromChild.parse(told)).toEqual(told);
});

test.each<[string, object]>([
  ['something unheard of', { type: 'weather' }],
  [
    'a message without its sender',
    { type: 'message', message: { ...message, senderId: undefined } },
  ],
  ['a state for no reason', { type: 'state', state: { state: 'blocked' } }],
  ['a reason that is none', { type: 'state', state: { state: 'loggedOut', reason: 'bored' } }],
  ['a receipt that is none', { type: 'acknowledgement', acknowledgement: { receipt: 'PLAYED' } }],
])('what the child may not tell: %s', (_, told) => {
  expect(fromChild.safeParse(told).success).toBe(false);
});

test('what the child may not be told', () => {
  expect(toChild.safeParse({ type: 'call', call: 1, name: 'shout', given: {} }).success).toBe(
    false,
  );
  expect(toChild.safeParse({ type: 'open', settings: {} }).success).toBe(false);
});

test('a call has its answer, and whatever else comes of it is a rejection', async () => {
  const asked: ToChild[] = [];
  const asking = createAsking((message) => Boolean(asked.push(message)));
  const ask = () => asking.ask('inviteLink', { chatId: 'g@g.us' });
  const [answered, odd, refused, failed, lost] = [ask(), ask(), ask(), ask(), ask()];
  expect(asked[0]).toEqual({
    type: 'call',
    call: 1,
    name: 'inviteLink',
    given: { chatId: 'g@g.us' },
  });
  asking.onTold({ type: 'answer', call: 1, answer: 'https://chat.whatsapp.com/A' });
  asking.onTold({ type: 'answer', call: 2, answer: { link: 'A' } });
  asking.onTold({ type: 'refusal', call: 3, reason: 'WhatsApp is starting' });
  asking.onTold({ type: 'failure', call: 4, reason: 'the page is gone' });
  asking.onTold({ type: 'answer', call: 99, answer: 'to nothing' });
  asking.onGone();
  expect(await answered).toBe('https://chat.whatsapp.com/A');
  await expect(odd).rejects.toThrow('invalid_type');
  await expect(refused).rejects.toThrow(AwayError);
  await expect(failed).rejects.toThrow('the page is gone');
  await expect(lost).rejects.toThrow('went away');
});

test('a call that reaches nobody was not begun', async () => {
  const asking = createAsking(() => false);
  await expect(asking.ask('findGroups', { name: 'Chess' })).rejects.toThrow(AwayError);
});

test('a call is given what it takes', async () => {
  const groupInfo = async ({ chatId }: { chatId: string }) => chatId;
  const answerers = { groupInfo } as unknown as Calls;
  expect(await ask(answerers, 'groupInfo', { chatId: 'g@g.us' })).toBe('g@g.us');
  await expect(ask(answerers, 'groupInfo', { chatId: 7 })).rejects.toThrow('invalid_type');
});

test('files, dates and maps cross as they are', () => {
  const message = { body: '', mentions: [], quotedId: null, pollOptions: [] };
  const media = { mimeType: 'a/b', fileName: 'c', data: new Uint8Array([1, 2]) };
  const given = { chatId: 'g@g.us', message: { ...message, media } };
  expect(calls.send.given.parse(deserialize(serialize(given)))).toEqual(given);
  const answer = { status: 'done', people: new Map([['34600111222@c.us', 'added']]) };
  expect(calls.changeGroup.answer.parse(deserialize(serialize(answer)))).toEqual(answer);
  const since = { chatId: 'g@g.us', since: new Date('2026-11-20T11:00:00Z'), limit: 5 };
  expect(calls.history.given.parse(deserialize(serialize(since)))).toEqual(since);
});
