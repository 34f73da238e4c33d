import { expect, test } from 'vitest';
import { createPeople, renameMentions } from '../../../src/chat/whatsapp/people.ts';

/** A directory that keeps what it was asked, call by call. */
function createDirectory(people: { lid?: string; pn?: string }[]) {
  const asked: string[][] = [];
  return {
    asked,
    people,
    async getContactLidAndPhone(ids: string[]) {
      asked.push(ids);
      return ids.map((id) => people.find(({ lid, pn }) => lid === id || pn === id) ?? { lid: id });
    },
  };
}

const pau = { lid: '1@lid', pn: '111@c.us' };

test('asks once for each LID, and never for phones and groups', async () => {
  const directory = createDirectory([pau]);
  const people = createPeople(directory, 1_000);
  const ids = ['1@lid', '111@c.us', 'g@g.us', '1@lid', '2@lid'];
  const phones = ['111@c.us', '111@c.us', 'g@g.us', '111@c.us', '2@lid'];
  expect(await people.byPhone(ids)).toEqual(phones);
  await people.byPhone(ids);
  expect(directory.asked).toEqual([['1@lid', '2@lid']]);
});

test('knows people by both ids, whichever is given, in one call', async () => {
  const directory = createDirectory([pau, { pn: '333@c.us' }]);
  const people = createPeople(directory, 1_000);
  const ids = ['1@lid', '111@c.us', '2@lid', '333@c.us', 'g@g.us'];
  const known = [
    { id: '111@c.us', alias: '1@lid' },
    { id: '111@c.us', alias: '1@lid' },
    { id: '2@lid', alias: null },
    { id: '333@c.us', alias: null },
    { id: 'g@g.us', alias: null },
  ];
  expect(await people.whoInTheEnd(ids)).toEqual(known);
  expect(await people.who(ids)).toEqual(known);
  expect(directory.asked).toEqual([['1@lid', '111@c.us', '2@lid', '333@c.us']]);
});

test('asks again for those who were unknown, once a connection', async () => {
  const directory = createDirectory([pau]);
  const people = createPeople(directory, 1_000);
  await people.byPhone(['1@lid', '2@lid']);
  directory.people.push({ lid: '2@lid', pn: '222@c.us' });
  people.forgetUnknown();
  expect(await people.byPhone(['1@lid', '2@lid'])).toEqual(['111@c.us', '222@c.us']);
  expect(directory.asked).toEqual([['1@lid', '2@lid'], ['2@lid']]);
});

test('goes by the LID where the directory fails or is slow', async () => {
  const failing = createPeople({ getContactLidAndPhone: async () => Promise.reject('no') }, 1_000);
  expect(await failing.byPhone(['1@lid'])).toEqual(['1@lid']);
  const slow = createPeople({ getContactLidAndPhone: () => new Promise(() => {}) }, 10);
  expect(await slow.byPhone(['1@lid'])).toEqual(['1@lid']);
});

test('an answer that came too late for one message is known for the next', async () => {
  const { promise, resolve } = Promise.withResolvers<(typeof pau)[]>();
  const people = createPeople({ getContactLidAndPhone: () => promise }, 10);
  expect(await people.who(['1@lid'])).toEqual([{ id: '1@lid', alias: null }]);
  resolve([pau]);
  expect(await people.who(['1@lid'])).toEqual([{ id: '111@c.us', alias: '1@lid' }]);
});

test.each([
  ['@1, @2 and @12', '@111, @2 and @12'],
  ['a@1', 'a@111'],
  ['nobody', 'nobody'],
  ['@', '@'],
])('%s becomes %s', (text, renamed) => {
  expect(renameMentions(text, ['1@lid', '2@lid'], ['111@c.us', '2@lid'])).toBe(renamed);
});
