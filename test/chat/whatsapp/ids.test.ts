import { expect, test } from 'vitest';
import { messageKey, userOf, wid } from '../../../src/chat/whatsapp/ids.ts';

test.each<[string, unknown, string]>([
  ['a text', '34600111222@c.us', '34600111222@c.us'],
  ['its parts', { user: '777', server: 'lid' }, '777@lid'],
  ['its parts before its name', { user: '777', server: 'lid', _serialized: '1@c.us' }, '777@lid'],
  ['its name until July 2026', { _serialized: '1203@g.us' }, '1203@g.us'],
  ['its name since', { $1: '1203@g.us' }, '1203@g.us'],
  ['one device of a person', '34600111222:12@c.us', '34600111222@c.us'],
  ['the name of the protocol', '34600111222@s.whatsapp.net', '34600111222@c.us'],
])('reads %s as an id', (_, given, id) => {
  expect(wid.parse(given)).toBe(id);
});

test.each([undefined, null, 7, {}, { user: '777' }])('%j is no id', (given) => {
  expect(wid.safeParse(given).success).toBe(false);
});

test('a message is known by the part of its key that is the same for all who see it', () => {
  const key = {
    fromMe: false,
    remote: 'g@g.us',
    id: '3EB0',
    participant: '777@lid',
    $1: 'false_…',
  };
  expect(messageKey.parse(key)).toEqual({ fromMe: false, id: '3EB0' });
});

test('the user of an id', () => {
  expect(userOf('777@lid')).toBe('777');
});
