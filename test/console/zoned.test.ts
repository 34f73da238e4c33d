import { describe, expect, test } from 'vitest';
import { toInstant, toLocal } from '../../web/lib/zoned.ts';

describe('a moment on the clocks of a zone', () => {
  test.each([
    ['2026-11-20 19:00:00', 'Europe/Madrid', '2026-11-20T18:00:00.000Z'],
    ['2026-11-20T19:00', 'America/New_York', '2026-11-21T00:00:00.000Z'],
    ['2026-11-20', 'Asia/Kathmandu', '2026-11-19T18:15:00.000Z'],
    // The days on which clocks change: what was typed is what is shown.
    ['2027-03-28 11:00:00', 'Europe/Madrid', '2027-03-28T09:00:00.000Z'],
    ['2026-10-25 11:00:00', 'Europe/Madrid', '2026-10-25T10:00:00.000Z'],
    // Shown twice: the first.
    ['2026-10-25 02:30:00', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01 01:30:00', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    // Skipped: an hour later.
    ['2027-03-28 02:30:00', 'Europe/Madrid', '2027-03-28T01:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(toInstant(local, zone)).toBe(instant);
  });

  test.each([
    ['2026-11-20T18:00:00.000Z', 'Europe/Madrid', '2026-11-20 19:00:00'],
    ['2026-11-20T18:00:00Z', 'Asia/Kathmandu', '2026-11-20 23:45:00'],
    [new Date('2027-03-28T01:30:00Z'), 'Europe/Madrid', '2027-03-28 03:30:00'],
  ])('%s is shown in %s as %s', (instant, zone, local) => {
    expect(toLocal(instant, zone)).toBe(local);
  });

  test('what is no moment is none', () => {
    expect(() => toInstant('soon', 'Europe/Madrid')).toThrow(RangeError);
    expect(() => toInstant('2026-11-20 19:00', 'Nowhere/Atall')).toThrow(RangeError);
  });
});
