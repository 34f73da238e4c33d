import { expect, test } from 'vitest';
import { createPeople, renameMentions } from '../../../src/chat/whatsapp/people.ts';

/** A directory that counts what it is asked. */
function createDirectory(phones: Record<string, string>) {
  const asked: string[] = [];
  return {
    asked,
    phones,
    async getContactLidAndPhone([lid = '']: string[]) {
      asked.push(lid);
      const pn = phones[lid];
      return pn === undefined ? [{ lid }] : [{ lid, pn }];
    },
  };
}

test('asks once for each LID, and never for phones and groups', async () => {
  const directory = createDirectory({ '1@lid': '111@c.us' });
  const people = createPeople(directory, 1_000);
  const ids = ['1@lid', '111@c.us', 'g@g.us', '1@lid', '2@lid'];
  expect(await people.byPhone(ids)).toEqual([
    '111@c.us',
    '111@c.us',
    'g@g.us',
    '111@c.us',
    '2@lid',
  ]);
  await people.byPhone(ids);
  expect(directory.asked).toEqual(['1@lid', '2@lid']);
});

test('asks again for those who were unknown, once a connection', async () => {
  const directory = createDirectory({ '1@lid': '111@c.us' });
  const people = createPeople(directory, 1_000);
  await people.byPhone(['1@lid', '2@lid']);
  directory.phones['2@lid'] = '222@c.us';
  await people.forgetUnknown();
  expect(await people.byPhone(['1@lid', '2@lid'])).toEqual(['111@c.us', '222@c.us']);
  expect(directory.asked).toEqual(['1@lid', '2@lid', '2@lid']);
});

test('goes by the LID where the directory fails or is slow', async () => {
  const failing = createPeople({ getContactLidAndPhone: async () => Promise.reject('no') }, 1_000);
  expect(await failing.byPhone(['1@lid'])).toEqual(['1@lid']);
  const slow = createPeople({ getContactLidAndPhone: () => new Promise(() => {}) }, 10);
  expect(await slow.byPhone(['1@lid'])).toEqual(['1@lid']);
});

test.each([
  ['@1, @2 and @12', '@111, @2 and @12'],
  ['a@1', 'a@111'],
  ['nobody', 'nobody'],
  ['@', '@'],
])('%s becomes %s', (text, renamed) => {
  expect(renameMentions(text, ['1@lid', '2@lid'], ['111@c.us', '2@lid'])).toBe(renamed);
});
