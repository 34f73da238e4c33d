import { IANAZone } from 'luxon';
import { expect, test } from 'vitest';
import { zoneNamed } from '../../src/dates/zone.ts';
import { fc } from '../helpers/properties.ts';

// Halves and three quarters of an hour, changes at midnight, a minute later, by half an hour, and none.
const names = [
  'Europe/Madrid',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Antarctica/Casey',
  'Asia/Gaza',
  'UTC',
];

test('offsets are those of Luxon at any instant, asked once or again', () => {
  const instants = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2060, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...names), instants, (name, at) => {
      const expected = new IANAZone(name).offset(at);
      expect([zoneNamed(name).offset(at), zoneNamed(name).offset(at)]).toEqual([
        expected,
        expected,
      ]);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['Europe/Madrid', '2026-10-25T01:00:00Z', 120, 60],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 660, 630],
  ['Asia/Pyongyang', '2018-05-04T15:00:00Z', 510, 540],
  // A minute past midnight.
  ['Antarctica/Casey', '2020-10-03T16:01:00Z', 480, 660],
  ['America/St_Johns', '2010-11-07T02:31:00Z', -150, -210],
])('%s changes at %s to the millisecond', (name, instant, before, after) => {
  const at = Date.parse(instant);
  expect([zoneNamed(name).offset(at - 1), zoneNamed(name).offset(at)]).toEqual([before, after]);
});

test('a name that is no zone is invalid', () => {
  expect(zoneNamed('Middle/Earth').isValid).toBe(false);
  expect(zoneNamed('Europe/Madrid').isValid).toBe(true);
  expect(zoneNamed('Europe/Madrid').equals(IANAZone.create('Europe/Madrid'))).toBe(true);
});
