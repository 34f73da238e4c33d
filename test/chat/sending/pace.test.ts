import { describe, expect, test } from 'vitest';
import { createPace } from '../../../src/chat/sending/pace.ts';
import { budgetAt } from '../../../src/outbox/budget.ts';
import { fc } from '../../helpers/properties.ts';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 20, 11) + ms);
const day = 24 * 60 * 60_000;

/** When so many messages are sent that are all there at once; what comes to whoever asks at once. */
function sendAll(
  count: number,
  allowed: { gapMs: number; perMinute: number },
  random: () => number,
  before: readonly number[] = [],
): number[] {
  const pace = createPace(random, before.map(at));
  const sent = [...before];
  let now = Math.max(0, ...before);
  for (let n = 0; n < count; n += 1) {
    now += pace.waitMs(allowed, at(now));
    expect(pace.waitMs(allowed, at(now))).toBe(0);
    pace.sent(at(now));
    sent.push(now);
  }
  return sent;
}

const most = (sent: readonly number[]) =>
  Math.max(
    ...sent.map((from) => sent.filter((time) => time >= from && time < from + 60_000).length),
  );
const gaps = (sent: readonly number[]) => sent.slice(1).map((time, n) => time - sent[n]!);

const allowed = fc.record({
  gapMs: fc.integer({ min: 0, max: 30_000 }),
  perMinute: fc.integer({ min: 1, max: 40 }),
});
const dice = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
const throws = (values: readonly number[]) => {
  let place = 0;
  return () => values[place++ % values.length]!;
};

describe('a pace', () => {
  test('lets no 60 seconds hold more than it allows, and no two messages come too close', () => {
    fc.assert(
      fc.property(allowed, dice, (budget, values) => {
        const sent = sendAll(80, budget, throws(values));
        expect(most(sent)).toBeLessThanOrEqual(budget.perMinute);
        expect(Math.min(...gaps(sent))).toBeGreaterThanOrEqual(0.75 * budget.gapMs);
      }),
    );
  });

  test('goes on after a restart as if there had been none', () => {
    fc.assert(
      fc.property(allowed, dice, fc.integer({ min: 1, max: 40 }), (budget, values, count) => {
        const before = sendAll(count, budget, throws(values));
        const now = before.at(-1)!;
        const sent = sendAll(
          40,
          budget,
          throws(values),
          before.filter((time) => time > now - 60_000),
        );
        expect(most(sent)).toBeLessThanOrEqual(budget.perMinute);
        expect(Math.min(...gaps(sent))).toBeGreaterThanOrEqual(0.75 * budget.gapMs);
      }),
    );
  });

  test('is one message in 3 to 5 seconds by default, by chance', () => {
    const sent = gaps(sendAll(15, { gapMs: 4000, perMinute: 15 }, throws([0, 0.5, 1])));
    expect(sent.slice(0, 3)).toEqual([4000, 5000, 3000]);
  });

  test('lets the first message go at once', () => {
    expect(createPace(() => 1).waitMs({ gapMs: 4000, perMinute: 15 }, at(0))).toBe(0);
  });
});

describe('the budget of a new account', () => {
  const budget = { gapMs: 4000, perMinute: 15, pairedAt: at(0) };
  test.each([
    ['at first', 0, { gapMs: 12_000, perMinute: 5, warmingUpUntil: at(7 * day) }],
    ['half way', 3.5 * day, { gapMs: 8_000, perMinute: 7, warmingUpUntil: at(7 * day) }],
    ['after a week', 7 * day, { gapMs: 4000, perMinute: 15, warmingUpUntil: null }],
    ['later', 70 * day, { gapMs: 4000, perMinute: 15, warmingUpUntil: null }],
  ])('%s', (_, age, allowedThen) => {
    expect(budgetAt(budget, at(age))).toEqual(allowedThen);
  });

  test('that was never ready counts as new', () => {
    expect(budgetAt({ ...budget, pairedAt: null }, at(day))).toEqual({
      gapMs: 12_000,
      perMinute: 5,
      warmingUpUntil: at(8 * day),
    });
  });

  test('is at least one message a minute', () => {
    expect(budgetAt({ ...budget, perMinute: 1 }, at(0)).perMinute).toBe(1);
  });
});
