import { expect, test } from 'vitest';
import { findCircles, type Pair } from '../../src/suggestions/circles.ts';
import { fc } from '../helpers/properties.ts';

const pair = (one: string, other: string, title = 'Game'): Pair =>
  one < other ? { one, other, title } : { one: other, other: one, title };

/** Everybody with everybody. */
const all = (names: string, title?: string): Pair[] =>
  [...names].flatMap((one, place) => [...names].slice(place + 1).map((to) => pair(one, to, title)));

const circlesOf = (pairs: readonly Pair[], least = 3) =>
  findCircles(pairs, least).map(({ contactIds, title }) => `${contactIds.join('')} ${title}`);

test.each([
  ['none', [], []],
  ['too few', all('ab'), []],
  ['one', all('abcd'), ['abcd Game']],
  ['two apart', [...all('abc'), ...all('xyz', 'Choir')], ['abc Game', 'xyz Choir']],
  ['two that share somebody: the first has them', [...all('abcd'), ...all('dxy')], ['abcd Game']],
  ['a chain is none', [pair('a', 'b'), pair('b', 'c'), pair('c', 'd')], []],
  [
    'what most of their pairs went to',
    [...all('abc', 'Game'), ...all('abcd', 'Choir')],
    ['abcd Choir'],
  ],
])('%s', (_, pairs, circles) => expect(circlesOf(pairs)).toEqual(circles));

const pairs = fc
  .uniqueArray(fc.tuple(fc.nat(9), fc.nat(9)), {
    selector: ([a, b]) => [a, b].sort().join(),
    maxLength: 45,
  })
  .map((some) => some.flatMap(([a, b]) => (a === b ? [] : pair(`p${a}`, `p${b}`))));

test('whoever is in a circle is a pair with all who are in it, in no other, and nobody is left out', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 2, max: 5 }), (given, least) => {
      const known = new Set(given.map(({ one, other }) => `${one} ${other}`));
      const isPair = (a: string, b: string) => known.has(`${a} ${b}`) || known.has(`${b} ${a}`);
      const circles = findCircles(given, least);
      const everybody = circles.flatMap(({ contactIds }) => contactIds);
      expect(new Set(everybody).size).toBe(everybody.length);
      const people = new Set(given.flatMap(({ one, other }) => [one, other]));
      const free = [...people].filter((id) => !everybody.includes(id));
      for (const { contactIds } of circles) {
        expect(contactIds.length).toBeGreaterThanOrEqual(least);
        const rest = (id: string) => contactIds.filter((other) => other !== id);
        for (const id of contactIds)
          expect(rest(id).every((other) => isPair(id, other))).toBe(true);
        for (const id of free) expect(contactIds.every((other) => isPair(id, other))).toBe(false);
      }
      // The same in whatever order they come.
      expect(findCircles(given.toReversed(), least)).toEqual(circles);
    }),
  );
});
