import { expect, test } from 'vitest';
import { findTimeZone } from '../../src/people/find-time-zone.ts';
import { isTimeZone } from '../../src/people/organization-fields.ts';
import { growthOf, mostGrowth } from '../helpers/growth.ts';
import { refusal } from './tenant.ts';

test.each([
  ['Europe/Madrid', 'Europe/Madrid'],
  ['madrid', 'Europe/Madrid'],
  ['europe madrid', 'Europe/Madrid'],
  ['  New_York ', 'America/New_York'],
  ['new york', 'America/New_York'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['argentina/buenos aires', 'America/Argentina/Buenos_Aires'],
  // Names that came later than the one on the list.
  ['kyiv', 'Europe/Kyiv'],
  ['ho chi minh', 'Asia/Ho_Chi_Minh'],
  ['asia/kolkata', 'Asia/Calcutta'],
  ['utc', 'UTC'],
])('%s is %s', (typed, zone) => {
  expect(findTimeZone(typed)).toBe(zone);
  expect(isTimeZone(zone)).toBe(true);
});

test.each([
  ['Madrit', ['Europe/Madrid']],
  ['Moonbase', []],
  ['+02:00', []],
  ['', []],
])('%j is none', async (typed, suggestions) => {
  const find = async () => findTimeZone(typed);
  expect(await refusal('zoneNotFound', find())).toEqual({ name: typed, suggestions });
});

test('a long text is none, and takes no more time than its length asks for', () => {
  const find = (text: string) => expect(() => findTimeZone(text)).toThrow('zoneNotFound');
  expect(growthOf(find, 'x')).toBeLessThan(mostGrowth);
});
