import { expect, test } from 'vitest';
import { fromChild, toChild } from '../../../src/chat/whatsapp/channel.ts';

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
  ['a result that is none', { type: 'result', call: 1, result: { status: 'perhaps' } }],
])('what the child may not tell: %s', (_, told) => {
  expect(fromChild.safeParse(told).success).toBe(false);
});

test('what the child may not be told', () => {
  expect(toChild.safeParse({ type: 'send', call: 1, chatId: 'g@g.us' }).success).toBe(false);
  expect(toChild.safeParse({ type: 'open', settings: {} }).success).toBe(false);
});
