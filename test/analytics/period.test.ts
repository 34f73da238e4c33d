import { describe, expect, it, test } from 'vitest';
import { periodOf, unitsOf } from '../../src/analytics/period.ts';
import { UserError } from '../../src/errors.ts';
import { fc } from '../helpers/properties.ts';

const at = new Date('2026-11-20T10:00:00Z');

describe('the days that figures are of', () => {
  it('are the last ones, today among them, on the clock of the zone', () => {
    expect(periodOf({ days: 7 }, 'Europe/Madrid', at)).toEqual({
      from: new Date('2026-11-13T23:00:00Z'),
      to: new Date('2026-11-20T23:00:00Z'),
      before: new Date('2026-11-06T23:00:00Z'),
      days: 7,
      zone: 'Europe/Madrid',
      unit: 'day',
    });
  });

  it('go from a day to another, both among them', () => {
    const october = { from: '2026-10-01', to: '2026-10-31' };
    expect(periodOf(october, 'Europe/Madrid', at)).toMatchObject({
      from: new Date('2026-09-30T22:00:00Z'),
      to: new Date('2026-10-31T23:00:00Z'),
      days: 31,
    });
  });

  it('may end later, and begin with the one that has just begun', () => {
    const fromToday = { from: '2026-11-21', to: '2026-12-20' };
    const midnight = new Date('2026-11-20T23:00:00Z');
    expect(periodOf(fromToday, 'Europe/Madrid', midnight)).toMatchObject({
      from: midnight,
      days: 30,
    });
    expect(() => periodOf(fromToday, 'Europe/Madrid', new Date(midnight.getTime() - 1))).toThrow(
      expect.objectContaining({
        details: { field: 'from', expected: 'a day that has begun', example: '2026-11-20' },
      }),
    );
  });

  it('begin at one o’clock where clocks change at midnight', () => {
    const day = { from: '2026-09-06', to: '2026-09-06' };
    expect(periodOf(day, 'America/Santiago', at)).toMatchObject({
      from: new Date('2026-09-06T04:00:00Z'),
      to: new Date('2026-09-07T03:00:00Z'),
      days: 1,
    });
  });

  it.each([
    [{ from: '2026-11-02', to: '2026-11-01' }, 'to'],
    [{ from: '2020-01-01', to: '2026-01-01' }, 'to'],
    [{ from: '2026-02-30', to: '2026-03-01' }, 'from'],
    [{ from: '2026-02-01', to: 'today' }, 'to'],
    [{ from: '2026-11-21', to: '2026-12-20' }, 'from'],
  ])('are refused: %o', (asked, field) => {
    const refused = () => periodOf(asked, 'Europe/Madrid', at);
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ field }) }),
    );
  });
});

test('units follow one another without a gap, whatever clocks do', () => {
  const zones = ['Europe/Madrid', 'America/Santiago', 'Asia/Tehran', 'Africa/Cairo', 'UTC'];
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom(...zones),
      fc.date({ min: new Date('2015-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (days, zone, now) => {
        const period = periodOf({ days }, zone, now);
        const units = unitsOf(period);
        expect(period.from <= now && now < period.to).toBe(true);
        expect(new Set(units).size).toBe(units.length);
        const step = period.unit === 'day' ? 1 : 7;
        for (const [place, day] of units.entries()) {
          const first = new Date(`${units[0]}T00:00:00Z`);
          first.setUTCDate(first.getUTCDate() + place * step);
          expect(day).toBe(first.toISOString().slice(0, 10));
        }
        if (period.unit === 'day') expect(units).toHaveLength(days);
      },
    ),
  );
});
