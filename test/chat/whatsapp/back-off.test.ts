import { expect, test } from 'vitest';
import { backOffMs } from '../../../src/chat/whatsapp/back-off.ts';
import { fc } from '../../helpers/properties.ts';

test('doubles from the first to the most', () => {
  const whole = (failures: number) =>
    backOffMs(failures, { firstMs: 1_000, mostMs: 300_000, random: () => 1 });
  expect([0, 1, 2, 8, 9, 1_000].map(whole)).toEqual([
    1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
  ]);
});

test('is anything from half of that to all of it', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const given = { firstMs: 100, mostMs: 10_000 };
      const whole = backOffMs(failures, { ...given, random: () => 1 });
      const waitMs = backOffMs(failures, { ...given, random: () => chance });
      expect(waitMs).toBeGreaterThanOrEqual(whole / 2);
      expect(waitMs).toBeLessThanOrEqual(whole);
    }),
  );
});
