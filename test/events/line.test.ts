import { describe, expect, test } from 'vitest';
import { moveUp } from '../../src/events/line.ts';
import { fc } from '../helpers/properties.ts';

/** Who moves up of parties of these sizes, by their place from 1; and whom the places left are kept from. */
function moved(free: number, capacity: number, ...sizes: number[]): string {
  const line = sizes.map((size, at) => ({ size, place: at + 1 }));
  const { moving, short } = moveUp(line, { capacity, free });
  return `${moving.map(({ place }) => place).join() || 'nobody'}${short ? `, ${short.place} short` : ''}`;
}

describe('the line moves up', () => {
  test.each([
    ['in order', moved(2, 14, 1, 1, 1), '1,2'],
    ['not where nothing is free', moved(0, 14, 1, 1), 'nobody'],
    ['not past a party that lacks one', moved(1, 14, 2, 1, 1), 'nobody, 1 short'],
    ['past one that lacks more', moved(3, 14, 6, 1, 2, 1), '2,3'],
    ['up to one that lacks one by then', moved(3, 14, 6, 1, 3, 1), '2, 3 short'],
    ['past one that never fits', moved(2, 4, 5, 1, 1), '2,3'],
    ['past one that would lack one place more than there are', moved(4, 4, 5, 1), '2'],
    ['though nobody fits', moved(2, 14, 6, 5), 'nobody, 1 short'],
    [
      'without a limit altogether',
      String(moveUp([{ size: 9 }], { capacity: null, free: null }).moving.length),
      '1',
    ],
  ])('%s', (_, outcome, expected) => {
    expect(outcome).toBe(expected);
  });

  test('never beyond the places, in order, and never with places left for who is first to fit', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.nat(10), fc.nat(6), (parties, free, taken) => {
        const line = parties.map((size, at) => ({ size, at }));
        const capacity = Math.max(1, free + taken);
        const { moving, short, free: left } = moveUp(line, { capacity, free });
        expect(free - moving.reduce((sum, { size }) => sum + size, 0)).toBe(left);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(moving.map(({ at }) => at)).toEqual(
          moving.map(({ at }) => at).toSorted((a, b) => a - b),
        );
        const waiting = line.filter((party) => !moving.includes(party));
        // Who waits and would fit waits behind a party that lacks one place.
        for (const party of waiting.filter(({ size }) => size <= left!))
          expect(waiting.some(({ at, size }) => at < party.at && size === left! + 1)).toBe(true);
        if (left! > 0 && waiting.some(({ size }) => size <= capacity)) expect(short).toBeDefined();
        // Once it has moved, it stands.
        expect(moveUp(waiting, { capacity, free: left }).moving).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
