import { expect, test } from 'vitest';
import { tellBy } from '../../../src/admin/problems/spanish/patterns.ts';
import { growthOf, mostGrowth } from '../../helpers/growth.ts';

const tell = tellBy({
  'nothing put in': 'nada',
  '"…" of "…" is no number': '«…» en «…» no es un número',
  '… of …': (one, other) => `${other}: ${one}`,
  'and … more': 'y … más',
});

test.each([
  ['nothing put in', 'nada'],
  ['and 3 more', 'y 3 más'],
  ['"x" of "Size" is no number', '«x» en «Size» no es un número'],
  // What was put in is told as it is, whatever it is.
  ['and $& … more more', 'y $& … more más'],
  ['and \n more', 'y \n más'],
  ['"" of "" is no number', '«» en «» no es un número'],
  ['"a" of "b" of "c" is no number', '«a» en «b" of "c» no es un número'],
  ['Ana of Pau', 'Pau: Ana'],
])('%j is %j', (english, spanish) => {
  expect(tell(english)).toBe(spanish);
});

test.each([
  '',
  'nothing',
  'nothing put in it',
  'and more',
  'and 3 more?',
  'of',
  '"x" is no number',
])('%j is not known', (english) => {
  expect(tell(english)).toBeUndefined();
});

test.each([' of ', '" of "', 'and ', ' more'])('it takes no longer for many %j', (unit) => {
  const long = tellBy({ '… of … of … of … more.': '', 'and … of … more.': '' });
  expect(growthOf(long, unit, 40_000)).toBeLessThan(mostGrowth);
});
