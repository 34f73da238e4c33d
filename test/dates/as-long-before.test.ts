import { describe, expect, test } from 'vitest';
import { asLongBefore } from '../../src/dates/as-long-before.ts';
import { fc } from '../helpers/properties.ts';

describe('as long before another start', () => {
  test.each([
    // Thursday 20:00 before a Saturday 10:00 in Madrid, in winter, and over the night when clocks go forward.
    [
      '2027-03-20T09:00:00Z',
      '2027-03-18T19:00:00Z',
      '2027-03-27T09:00:00Z',
      '2027-03-25T19:00:00Z',
    ],
    [
      '2027-03-20T09:00:00Z',
      '2027-03-18T19:00:00Z',
      '2027-04-03T08:00:00Z',
      '2027-04-01T18:00:00Z',
    ],
    // The evening before the night itself.
    [
      '2027-03-21T09:00:00Z',
      '2027-03-20T19:00:00Z',
      '2027-03-28T08:00:00Z',
      '2027-03-27T19:00:00Z',
    ],
    // And when they go back.
    [
      '2026-10-18T08:00:00Z',
      '2026-10-17T18:00:00Z',
      '2026-10-25T09:00:00Z',
      '2026-10-24T18:00:00Z',
    ],
    // Another time of day: so many hours before.
    [
      '2026-11-28T09:00:00Z',
      '2026-11-28T07:00:00Z',
      '2026-12-06T15:00:00Z',
      '2026-12-06T13:00:00Z',
    ],
  ])('%s closes %s; %s closes %s', (startsAt, at, start, expected) => {
    const before = { at: new Date(at), startsAt: new Date(startsAt) };
    expect(asLongBefore(before, new Date(start), 'Europe/Madrid')).toEqual(new Date(expected));
  });

  test('is what it was for the same start, and before any', () => {
    const day = 24 * 60 * 60_000;
    const instant = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.integer({ min: 2 * 60, max: 60 * 24 * 60 }),
        fc.constantFrom('Europe/Madrid', 'America/New_York', 'Pacific/Chatham', 'UTC'),
        (startsAt, start, minutes, zone) => {
          const at = new Date(startsAt.getTime() - minutes * 60_000);
          const closes = asLongBefore({ at, startsAt }, start, zone);
          const distance = start.getTime() - closes.getTime();
          // Clocks change by an hour at most, and may do so before either start.
          expect(Math.abs(distance - minutes * 60_000)).toBeLessThanOrEqual(day / 12);
          expect(distance).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
