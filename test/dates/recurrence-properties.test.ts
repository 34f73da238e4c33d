import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  findRecurrence,
  isRule,
  nextOccurrences,
  readRecurrence,
} from '../../src/dates/recurrence.ts';
import { readRule, ruleOf } from '../../src/dates/recurrence-rule.ts';
import { fc } from '../helpers/properties.ts';
import { hasEdgeOfDays } from './has-edge-of-days.ts';

const zones = [
  'Europe/Madrid',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'America/Santiago',
  'Pacific/Kiritimati',
  'UTC',
];

const reference = fc.record({
  sentAt: fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2060-01-01T00:00:00Z'),
    noInvalidDate: true,
  }),
  zone: fc.constantFrom(...zones),
  locale: fc.constantFrom('en', 'en-US', 'es'),
});

const weekdayNames = ['monday', 'tue', 'wednesday', 'thurs', 'fri', 'saturday', 'sunday'];
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
const clock = ([hour, minute]: [number, number]) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** A phrase that repeats, with what each of its days has to be. */
const rhythm = fc.oneof(
  fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }).map((days) => ({
    phrase: `every ${days.map((day) => weekdayNames[day - 1]).join(' and ')}`,
    fits: (at: DateTime) => days.includes(at.weekday),
  })),
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 7 })).map(([weeks, day]) => ({
    phrase: `every ${weeks} weeks on ${weekdayNames[day - 1]}`,
    fits: (at: DateTime) => at.weekday === day,
  })),
  fc.integer({ min: 1, max: 30 }).map((days) => ({
    phrase: `every ${days} days`,
    fits: () => true,
  })),
  fc.integer({ min: 1, max: 31 }).map((day) => ({
    phrase: `monthly on the ${day}th`,
    fits: (at: DateTime) => at.day === day,
  })),
  fc
    .tuple(fc.constantFrom('first', 'second', 'third', 'fourth'), fc.integer({ min: 1, max: 7 }))
    .map(([nth, day]) => ({
      phrase: `every ${nth} ${weekdayNames[day - 1]} of the month`,
      fits: (at: DateTime) =>
        at.weekday === day &&
        Math.ceil(at.day / 7) === ['first', 'second', 'third', 'fourth'].indexOf(nth) + 1,
    })),
);

describe('what repeats', { timeout: 30_000 }, () => {
  test('comes after it was said, ever later, on its days, at its time on the wall', () => {
    fc.assert(
      fc.property(rhythm, time, reference, ({ phrase, fits }, said, at) => {
        const reading = readRecurrence(`${phrase} ${clock(said)}`, at);
        if (!reading.ok) throw new Error(`${phrase}: ${reading.problem.code}`);
        const { rule, first } = reading.value;
        expect(isRule(rule)).toBe(true);
        expect(first.getTime()).toBeGreaterThan(at.sentAt.getTime());
        const schedule = { rule, zone: at.zone, startsAt: first };
        const all = nextOccurrences(schedule, at.sentAt, 30);
        expect(all[0]).toEqual(first);
        expect(all).toHaveLength(30);
        let last = at.sentAt.getTime();
        for (const occurrence of all) {
          expect(occurrence.getTime()).toBeGreaterThan(last);
          last = occurrence.getTime();
          const local = DateTime.fromJSDate(occurrence, { zone: at.zone });
          expect(fits(local), `${phrase}: ${local}`).toBe(true);
          // A time that the clock skips on that day is the only one that moves.
          const meant = local.startOf('day').set({ hour: said[0], minute: said[1] });
          if (meant.hour === said[0] && meant.minute === said[1])
            expect([local.hour, local.minute]).toEqual(said);
        }
        // The same, from wherever one looks.
        expect(nextOccurrences(schedule, all[9] ?? first, 2)).toEqual(all.slice(10, 12));
      }),
      { numRuns: 500 },
    );
  });

  test('is found whole in a command, and read there as by itself', () => {
    fc.assert(
      fc.property(rhythm, time, reference, ({ phrase }, said, at) => {
        const typed = `${phrase} ${clock(said)}`;
        const found = findRecurrence(`Training ${typed} for @Group`, at);
        expect(found?.text).toBe(typed);
      }),
      { numRuns: 300 },
    );
  });

  test('ends when it was said to', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 1, max: 20 }), reference, ({ phrase }, count, at) => {
        const reading = readRecurrence(`${phrase} ${count} times`, at);
        if (!reading.ok) throw new Error(reading.problem.code);
        const { rule, first } = reading.value;
        const schedule = { rule, zone: at.zone, startsAt: first };
        expect(nextOccurrences(schedule, at.sentAt, 50)).toHaveLength(count);
      }),
      { numRuns: 200 },
    );
  });

  test('has a rule that says what was said', () => {
    fc.assert(
      fc.property(rhythm, reference, ({ phrase }, at) => {
        const reading = readRecurrence(`${phrase} until the end of next year`, at);
        if (!reading.ok) throw new Error(reading.problem.code);
        expect(ruleOf(readRule(reading.value.rule))).toBe(reading.value.rule);
      }),
      { numRuns: 200 },
    );
  });
});

const pieces =
  'every each monday mon and thu weekly daily weekdays on the first last second 1st 31st of month months year 2 weeks other until june from for 6 10 times 18:00 25:99 at 9 10-12 3 may 30 feb christmas , . - cada todos los lunes semana hasta primer día , 999 day'.split(
    ' ',
  );
const repeatLike = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '));

describe('any text', { timeout: 30_000 }, () => {
  test('is read or refused, never thrown at, and what is read is to come', () => {
    let readings = 0;
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary' }), {
          arbitrary: repeatLike,
          weight: 4,
        }),
        reference,
        (text, at) => {
          const reading = readRecurrence(text, at);
          const span = findRecurrence(text, at);
          if (span) expect(text.slice(span.start, span.end)).toBe(span.text);
          if (!reading.ok) return;
          readings += 1;
          const { rule, first, next } = reading.value;
          expect(isRule(rule), text).toBe(true);
          expect(first.getTime()).toBeGreaterThan(at.sentAt.getTime());
          expect(next[0]).toEqual(first);
        },
      ),
      { numRuns: 3000 },
    );
    expect(readings).toBeGreaterThan(5);
  });

  test('that is found as a repetition is read, or refused for its days and not its words', () => {
    fc.assert(
      fc.property(repeatLike, reference, (text, at) => {
        const span = findRecurrence(text, at);
        const reading = span && readRecurrence(span.text, at);
        if (reading && !reading.ok && !hasEdgeOfDays(span.text, at.locale))
          expect(reading.problem.code, span.text).not.toBe('recurrenceUnreadable');
      }),
      { numRuns: 2000 },
    );
  });
});
