import { describe, expect, test } from 'vitest';
import { compareSides, type InChat, mergeText } from '../../src/mirror/compare-sides.ts';
import { fc } from '../helpers/properties.ts';

/** "ann*" is an admin. */
const people = (text: string): InChat[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((name) => {
      const contactId = name.replace('*', '');
      return { contactId, externalId: contactId, isAdmin: name.endsWith('*') };
    });

const none = { joined: [], left: [], promoted: [], demoted: [] };

describe('what people did on WhatsApp since the base', () => {
  test.each([
    ['nothing', 'ann* ben', 'ann* ben', 'ann* ben', {}],
    ['who came', 'ann*', 'ann* ben', 'ann*', { joined: ['ben'] }],
    ['who went', 'ann* ben', 'ann*', 'ann* ben', { left: ['ben'] }],
    ['who was taken out of the group is to leave the chat', 'ann* ben', 'ann* ben', 'ann*', {}],
    ['who was put into the group is to come into the chat', 'ann*', 'ann*', 'ann* ben', {}],
    ['who came on both sides', 'ann*', 'ann* ben', 'ann* ben', {}],
    ['who went on both sides', 'ann* ben', 'ann*', 'ann*', {}],
    ['who was made admin', 'ann* ben', 'ann* ben*', 'ann* ben', { promoted: ['ben'] }],
    ['who is admin no more', 'ann* ben*', 'ann* ben', 'ann* ben*', { demoted: ['ben'] }],
    [
      'a role given in the group is to be given in the chat',
      'ann* ben',
      'ann* ben',
      'ann* ben*',
      {},
    ],
    [
      'a role taken in the group is to be taken in the chat',
      'ann* ben*',
      'ann* ben*',
      'ann* ben',
      {},
    ],
    ['an admin who comes', 'ann*', 'ann* ben*', 'ann*', { joined: ['ben'], promoted: ['ben'] }],
    ['an admin of either becomes one of both', '', 'ann ben*', 'ann* ben', { promoted: ['ben'] }],
    [
      'whoever is longest in it leads it',
      'ann ben*',
      'ann',
      'ann ben*',
      { left: ['ben'], promoted: ['ann'] },
    ],
    ['the last admin stays one', 'ann* ben', 'ann ben', 'ann* ben', {}],
    ['all go', 'ann* ben', '', 'ann* ben', { left: ['ann', 'ben'] }],
  ])('%s', (_, base, chat, group, moves) => {
    expect(compareSides(people(base), people(chat), people(group))).toEqual({ ...none, ...moves });
  });
});

test.each([
  ['as it was', 'a', 'a', 'a', 'a'],
  ['changed on WhatsApp', 'a', 'b', 'a', 'b'],
  ['changed in Muster', 'a', 'a', 'b', 'b'],
  ['changed on both sides', 'a', 'b', 'c', 'c'],
  ['taken away on WhatsApp', 'a', null, 'a', null],
])('a text %s', (_, base, chat, group, merged) => {
  expect(mergeText(base, chat, group)).toBe(merged);
});

test('what both sides agree on is no difference, and a group with people keeps an admin', () => {
  const side = fc
    .uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 5 }), isAdmin: fc.boolean() }), {
      selector: ({ id }) => id,
    })
    .map((all) =>
      all.map(({ id, isAdmin }) => ({ contactId: `${id}`, externalId: `${id}`, isAdmin })),
    );
  fc.assert(
    fc.property(side, side, side, (base, chat, group) => {
      const { joined, left, promoted, demoted } = compareSides(base, chat, group);
      const members = new Map(group.map(({ contactId, isAdmin }) => [contactId, isAdmin]));
      for (const id of joined) members.set(id, false);
      for (const id of promoted) members.set(id, true);
      for (const id of demoted) members.set(id, false);
      for (const id of left) members.delete(id);
      expect(members.size === 0 || [...members.values()].includes(true)).toBe(true);
      // Seen again with what was seen as the base, nothing is to be done, but to heal the last admin.
      const after = [...members].map(([contactId, isAdmin]) => ({ contactId, isAdmin }));
      expect(compareSides(chat, chat, after)).toEqual(none);
      expect(compareSides(chat, chat, chat)).toMatchObject({ joined: [], left: [], demoted: [] });
    }),
  );
});
