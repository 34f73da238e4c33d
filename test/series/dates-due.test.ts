import { DateTime } from 'luxon';
import rrule from 'rrule';
import { describe, expect, test } from 'vitest';
import { datesDue, type Newest } from '../../src/alarms/series-alarms.ts';
import { ruleOf } from '../../src/dates/recurrence-rule.ts';
import { restOfRule } from '../../src/series/following.ts';
import { endLike } from '../../src/series/length.ts';
import { fc } from '../helpers/properties.ts';

const { RRule } = rrule;

const zones = ['Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];

const rules = fc.oneof(
  fc.record({
    freq: fc.constant('daily' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    count: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  }),
  fc.record({
    freq: fc.constant('weekly' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    weekdays: fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
      .map((days) => days.sort()),
    count: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  }),
  fc.record({
    freq: fc.constant('monthly' as const),
    interval: fc.integer({ min: 1, max: 2 }),
    monthDays: fc.constantFrom([31], [29], [1], [-1]),
  }),
  fc.record({
    freq: fc.constant('yearly' as const),
    interval: fc.constant(1),
    monthDays: fc.constant([29]),
    month: fc.constant(2),
  }),
);

/** What rrule itself counts on the wall clock, of a rule and its first date, up to a wall time. */
function oracle(rule: string, first: DateTime, until: Date): string[] {
  const found: string[] = [];
  new RRule({ ...RRule.parseString(rule), dtstart: asWritten(first) }).all((wall) => {
    if (wall <= until) found.push(wall.toISOString().slice(0, 16));
    return wall < until;
  });
  return found;
}

const asWritten = (local: DateTime) => new Date(local.toMillis() + local.offset * 60_000);

const days = (count: number) => count * 24 * 60 * 60_000;

const wallOf = (at: Date, zone: string) => DateTime.fromJSDate(at, { zone });

describe('what is made of a series', () => {
  test('is each date of its rule once, in order, on the wall clock, whenever the clock is looked at', () => {
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 700 }),
        fc.constantFrom([2, 30], [1, 45], [9, 0], [23, 59]),
        fc.constantFrom('event' as const, 'task' as const),
        fc.constantFrom(0, 3, 6, 28),
        // The minutes after which somebody looks; now and then Muster is off.
        fc.array(
          fc.oneof(fc.integer({ min: 1, max: 1_500 }), fc.integer({ min: 1, max: 90_000 })),
          {
            minLength: 20,
            maxLength: 60,
          },
        ),
        (recurrence, zone, day, [hour, minute], kind, aheadDays, waits) => {
          const rule = ruleOf(recurrence as never);
          const from = DateTime.fromObject({ year: 2026, month: 1, day: 1 }, { zone }).plus({
            days: day,
          });
          const dtstart = from.set({ hour, minute } as never);
          const [first] = oracle(rule, dtstart, new Date(dtstart.toMillis() + days(1_600)));
          if (first === undefined) return;
          const ruleFrom = DateTime.fromISO(first, { zone }).toJSDate();
          const begin = DateTime.fromJSDate(ruleFrom, { zone });
          const own = { id: '', seriesId: '', rule, ruleFrom, seriesZone: zone, zone, aheadDays };
          let newest: Newest = { ...own, occursAt: ruleFrom, overAt: ruleFrom };
          const made = [ruleFrom];
          let at = new Date(ruleFrom.getTime() - 3_600_000);
          const looked: Date[] = [];
          for (const wait of waits) {
            at = new Date(at.getTime() + wait * 60_000);
            looked.push(at);
            for (const date of datesDue(newest, kind, at)) {
              expect(date > at).toBe(true);
              made.push(date);
              newest = { ...own, occursAt: date, overAt: date };
            }
          }
          const all = oracle(rule, begin, new Date(at.getTime() + days(1)));
          const text = (date: Date) => wallOf(date, zone).toFormat("yyyy-MM-dd'T'HH:mm");
          // Each once and in order.
          expect(made.every((date, place) => place === 0 || date > made[place - 1]!)).toBe(true);
          // On the wall clock; where that skips a time, it moves forward that once.
          const walls = new Set<string>();
          for (const wall of made.filter((date) => date <= at).map(text)) {
            const said = all.find((one) => one.startsWith(wall.slice(0, 10)))!;
            expect(said).toBeDefined();
            if (said !== wall)
              expect(DateTime.fromISO(said, { zone }).toFormat('HH:mm')).not.toBe(said.slice(11));
            walls.add(said);
          }
          // None is lost between two looks that both came before it was over.
          for (const [place, said] of all.entries()) {
            const [before, date] = [all[place - 1], DateTime.fromISO(said, { zone }).toMillis()];
            if (before === undefined || date > at.getTime() - days(1) || !walls.has(before))
              continue;
            // Of a time that comes twice either is meant.
            const since = DateTime.fromISO(before, { zone }).toMillis() + 3_600_000;
            if (looked.some((look) => look.getTime() >= since && look.getTime() < date - 3_600_000))
              expect(walls).toContain(said);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('a rule that is counted on has as many dates left as it has', () => {
  const ruleFrom = new Date('2026-11-24T18:00:00Z');
  const rest = (occursAt: string) =>
    restOfRule({
      recurrence: 'FREQ=WEEKLY;BYDAY=TU;COUNT=10',
      ruleFrom,
      seriesZone: 'Europe/Madrid',
      occursAt: new Date(occursAt),
    });
  expect(rest('2026-11-24T18:00:00Z')).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=10');
  expect(rest('2026-12-08T18:00:00Z')).toBe('FREQ=WEEKLY;BYDAY=TU;COUNT=8');
});

describe('a length', () => {
  const at = (text: string) => DateTime.fromISO(text, { zone: 'Europe/Madrid' }).toJSDate();

  test.each([
    // A night in which clocks change is an hour shorter, and what begins in it as long as ever.
    ['2027-03-21T01:00', '2027-03-21T05:00', '2027-03-28T01:00', '2027-03-28T06:00'],
    ['2027-03-20T23:59', '2027-03-21T23:59', '2027-03-27T23:59', '2027-03-28T23:59'],
    ['2027-03-19T18:00', '2027-03-21T12:00', '2027-03-26T18:00', '2027-03-28T13:00'],
  ])('from %s to %s', (from, to, next, end) => {
    const span = { startsAt: at(from), endsAt: at(to) };
    expect(endLike(span, at(next), 'Europe/Madrid')).toEqual(at(end));
  });
});
