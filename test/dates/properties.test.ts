import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { parsePhrases } from '../../src/dates/chrono.ts';
import { readDuration } from '../../src/dates/duration.ts';
import { findDates } from '../../src/dates/find-dates.ts';
import { formatInstant } from '../../src/dates/format.ts';
import { findRange, readRange } from '../../src/dates/range.ts';
import { readDate } from '../../src/dates/reading.ts';
import { fc } from '../helpers/properties.ts';
import { hasEdgeOfDays } from './has-edge-of-days.ts';

const zones = [
  'Europe/Madrid',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Australia/Lord_Howe',
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
  locale: fc.constantFrom('en', 'en-GB', 'en-US', 'es', 'de-DE'),
});

/** Words that dates are made of, in any order: what a random string would never hit. */
const pieces =
  "next last this the coming sunday sat fri wed tomorrow today tonight yesterday morning night noon midnight eod end of week weekend month year in a 3 25 99 fortnight days weeks hours from now to at by on 6 6pm 18:00 25:61 24:00 10.30 18h 1h30 half past quarter six 25th 31st the 3rd 22/11 30/2 22.11. 2026-11-29 2026-02-30 9999-12-31 T18:00 Z nov november may 30 february 29 feb 2027 1999 , - . ' ? @ + # years 999999999 second minutes o'clock am p.m. until and between eow for max 12 twenty couple 10-12 22-24 10am-12pm fri-sun before after christmas &".split(
    ' ',
  );
const dateLike = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '));
const anyText = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom(...pieces, '\u00a0', '\u200e', '\u2013'), { maxLength: 60 })
    .map((all) => all.join('').slice(0, 300)),
  dateLike,
);

describe('any text of up to 300 characters', { timeout: 30_000 }, () => {
  test('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(anyText, reference, (text, said) => {
        for (const missingTime of ['endOfDay', 'startOfDay'] as const) {
          const reading = readDate(text, said, { missingTime });
          if (!reading.ok) expect(reading.problem.phrase).toBe(text.trim());
        }
        const range = readRange(text, said);
        if (range.ok) expect(range.value.to.getTime()).toBeGreaterThan(range.value.from.getTime());
        const duration = readDuration(text);
        if (duration) expect(duration.length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  test('has spans in order, apart from each other, and cut from the source', () => {
    fc.assert(
      fc.property(anyText, reference, (text, said) => {
        let end = 0;
        for (const span of findDates(text, said)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.text).toBe(text.slice(span.start, span.end));
          end = span.end;
        }
        const range = findRange(text, said);
        if (range) expect(range.end).toBeGreaterThan(range.start);
      }),
      { numRuns: 2000 },
    );
  });

  test('is read as a moment after it was said and at most five years ahead', () => {
    let readings = 0;
    fc.assert(
      fc.property(dateLike, reference, (text, said) => {
        for (const missingTime of ['endOfDay', 'startOfDay'] as const) {
          const reading = readDate(text, said, { missingTime });
          if (!reading.ok) continue;
          readings += 1;
          const { at, endsAt } = reading.value;
          if (endsAt) expect(endsAt.getTime()).toBeGreaterThan(at.getTime());
          const sentAt = DateTime.fromJSDate(said.sentAt, { zone: said.zone });
          expect(reading.value.at.getTime()).toBeGreaterThan(said.sentAt.getTime());
          expect(reading.value.at.getTime()).toBeLessThanOrEqual(
            sentAt.plus({ years: 5 }).toMillis(),
          );
        }
      }),
      { numRuns: 3000 },
    );
    expect(readings).toBeGreaterThan(40);
  });

  test('that was found as a date by itself is read, or refused for its day and not its words', () => {
    fc.assert(
      fc.property(dateLike, reference, (text, said) => {
        for (const span of findDates(text, said)) {
          const reading = readDate(span.text, said, { missingTime: 'endOfDay' });
          // Of several moments, "friday or sunday", none is read.
          const isOne =
            parsePhrases(span.text, said).length === 1 && !hasEdgeOfDays(span.text, said.locale);
          if (!reading.ok && isOne)
            expect(reading.problem.code, span.text).not.toBe('dateUnreadable');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is written is read again', { timeout: 30_000 }, () => {
  /** A minute within a year of the saying, by its first occurrence where the clock shows it twice. */
  const moment = fc
    .tuple(reference, fc.integer({ min: 1, max: 363 * 24 * 60 }))
    .map(([said, minutes]) => {
      const local = DateTime.fromJSDate(said.sentAt, { zone: said.zone })
        .plus({ minutes })
        .startOf('minute');
      const first = local.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis())[0];
      return { said, local: first ?? local };
    })
    .filter(({ said, local }) => local.toMillis() > said.sentAt.getTime());

  const formats = [
    'EEE d MMM HH:mm',
    'EEE d MMM yyyy HH:mm',
    'EEEE, d MMMM, HH:mm',
    'd MMM h:mm a',
    'MMM d, HH:mm',
    'yyyy-MM-dd HH:mm',
    "yyyy-MM-dd'T'HH:mm",
    "yyyy-MM-dd'T'HH:mmZZ",
    'HH:mm EEE d MMM',
  ];

  test.each(formats)('%s', (format) => {
    fc.assert(
      fc.property(moment, ({ said, local }) => {
        const text = local.setLocale('en-US').toFormat(format);
        // To whoever writes Spanish "mar 24" is a Tuesday.
        fc.pre(said.locale !== 'es' || !text.startsWith('Mar '));
        const reading = readDate(text, said, { missingTime: 'endOfDay' });
        expect(reading.ok && reading.value.at.toISOString(), text).toBe(local.toUTC().toISO());
      }),
      { numRuns: 300 },
    );
  });

  test('the format of replies', () => {
    fc.assert(
      fc.property(moment, fc.boolean(), ({ said, local }, relative) => {
        const text = formatInstant(local.toJSDate(), {
          zone: said.zone,
          now: said.sentAt,
          relative,
        });
        const reading = readDate(text, said, { missingTime: 'endOfDay' });
        expect(reading.ok && reading.value.at.toISOString(), text).toBe(local.toUTC().toISO());
      }),
      { numRuns: 500 },
    );
  });
});
