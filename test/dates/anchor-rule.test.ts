import { expect, test } from 'vitest';
import { anchorRule } from '../../src/dates/anchor-rule.ts';
import { nextOccurrences } from '../../src/dates/recurrence-rule.ts';
import { fc } from '../helpers/properties.ts';

const zone = 'Europe/Madrid';
const from = (rule: string, day: string) =>
  anchorRule({ rule, zone, startsAt: new Date(`${day}T10:00:00Z`) });

test.each([
  ['FREQ=WEEKLY;BYDAY=TU', '2026-11-25', 'FREQ=WEEKLY;BYDAY=WE'],
  [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=5',
    '2026-12-01',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=5',
  ],
  ['FREQ=WEEKLY;BYDAY=MO,TH', '2026-11-26', 'FREQ=WEEKLY;BYDAY=MO,TH'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', '2026-11-25', null],
  ['FREQ=MONTHLY;BYMONTHDAY=1', '2026-12-15', 'FREQ=MONTHLY;BYMONTHDAY=15'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-12-31', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-12-30', 'FREQ=MONTHLY;BYMONTHDAY=30'],
  ['FREQ=MONTHLY;BYDAY=1TU', '2026-12-03', 'FREQ=MONTHLY;BYDAY=1TH'],
  ['FREQ=MONTHLY;BYDAY=1TU', '2026-12-08', null],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-28', 'FREQ=MONTHLY;BYDAY=-1SA'],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-20', null],
  ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5', '2027-01-06', 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=6'],
  ['FREQ=DAILY;UNTIL=20261130T235900', '2026-11-30', 'FREQ=DAILY;UNTIL=20261130T235900'],
  ['FREQ=DAILY;UNTIL=20261130T235900', '2026-12-01', null],
])('%s from %s: %s', (rule, day, anchored) => {
  expect(from(rule, day)).toBe(anchored);
});

test('what is moved begins where it was moved to', () => {
  const rule = fc.constantFrom(
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU',
    'FREQ=WEEKLY;BYDAY=MO,WE,FR',
    'FREQ=MONTHLY;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYDAY=2TU',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
  );
  // Noon, which no clock change skips.
  const day = fc.integer({ min: 0, max: 3000 });
  fc.assert(
    fc.property(rule, day, (given, days) => {
      const startsAt = new Date(Date.UTC(2026, 0, 1 + days, 12));
      const anchored = anchorRule({ rule: given, zone, startsAt });
      fc.pre(anchored !== null);
      const before = new Date(startsAt.getTime() - 1);
      expect(nextOccurrences({ rule: anchored!, zone, startsAt }, before, 1)).toEqual([startsAt]);
    }),
  );
});
