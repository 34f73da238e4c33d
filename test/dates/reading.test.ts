import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { deadlineOf, otherReading, readDate } from '../../src/dates/reading.ts';
import { phrases, refused, saidAt, spans } from './phrases.ts';

/** What a phrase means on the wall of a zone, or the code of the problem. */
function wallTime(
  phrase: string,
  said: string,
  zone: string,
  options: { locale?: string; missingTime?: 'endOfDay' | 'startOfDay' } = {},
): string {
  const sentAt = DateTime.fromISO(said, { zone });
  if (!sentAt.isValid) throw new Error(`no such time: ${said}`);
  const reference = { sentAt: sentAt.toJSDate(), zone, locale: options.locale ?? 'en' };
  const reading = readDate(phrase, reference, { missingTime: options.missingTime ?? 'endOfDay' });
  if (!reading.ok) return reading.problem.code;
  return DateTime.fromJSDate(reading.value.at, { zone }).toFormat('yyyy-MM-dd HH:mm');
}

const zones = [
  'Europe/Madrid',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Adelaide',
  'America/St_Johns',
  // Where the date already differs from UTC's at that hour, one way and the other.
  'Pacific/Auckland',
  'Pacific/Honolulu',
];

describe.each(zones)('said on Friday 20 November 2026 at 18:00 in %s', (zone) => {
  test.each(phrases)('%j is %s', (phrase, local) => {
    expect(wallTime(phrase, saidAt, zone)).toBe(local);
  });

  test.each(spans)('%j is %s to %s', (phrase, from, to) => {
    const sentAt = DateTime.fromISO(saidAt, { zone }).toJSDate();
    const reading = readDate(phrase, { sentAt, zone, locale: 'en' }, { missingTime: 'endOfDay' });
    if (!reading.ok) throw new Error(reading.problem.code);
    const shown = [reading.value.at, deadlineOf(reading.value)].map((at) =>
      DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm'),
    );
    expect(shown).toEqual([from, to]);
    expect(reading.value.hasTime).toBe(!from.endsWith('23:59'));
  });

  test.each(refused)('%j is refused: %s', (phrase, code) => {
    expect(wallTime(phrase, saidAt, zone)).toBe(code);
  });
});

describe('said on a Sunday at 12:00', () => {
  const sunday = '2026-11-22T12:00';
  test.each([
    ['sunday', '2026-11-29 23:59'],
    ['sunday 18:00', '2026-11-22 18:00'],
    ['sunday 9am', '2026-11-29 09:00'],
    ['sunday at 9', '2026-11-22 21:00'],
    ['this sunday', '2026-11-22 23:59'],
    ['next sunday', '2026-11-29 23:59'],
    ['next sunday 18:00', '2026-11-29 18:00'],
    ['end of the week', '2026-11-22 23:59'],
    ['this weekend', '2026-11-22 23:59'],
    ['22 nov', '2026-11-22 23:59'],
    ['the 22nd', '2026-11-22 23:59'],
    ['the 22nd 9am', '2026-12-22 09:00'],
  ])('%j is %s', (phrase, local) => {
    expect(wallTime(phrase, sunday, 'Europe/Madrid')).toBe(local);
  });
});

describe('said across the ends of months and years', () => {
  test.each([
    ['the 30th', '2027-01-31T10:00', '2027-03-30 23:59'],
    ['the 31st', '2027-04-30T10:00', '2027-05-31 23:59'],
    ['in a month', '2027-01-31T10:00', '2027-02-28 23:59'],
    ['tomorrow', '2026-12-31T23:30', '2027-01-01 23:59'],
    ['1 jan', '2026-12-31T23:30', '2027-01-01 23:59'],
    ['end of the week', '2026-12-31T10:00', '2027-01-03 23:59'],
    ['end of the month', '2028-02-10T10:00', '2028-02-29 23:59'],
    ['6am', '2026-11-20T05:59', '2026-11-20 06:00'],
    ['6am', '2026-11-20T06:00', '2026-11-21 06:00'],
    ['at 8', '2026-11-20T07:00', '2026-11-20 08:00'],
    ['at 6', '2026-11-20T05:00', '2026-11-20 18:00'],
    ['tonight', '2026-11-20T00:30', '2026-11-20 20:00'],
    // What is left of it.
    ['tonight', '2026-11-20T21:00', '2026-11-20 23:59'],
    ['tonight', '2026-11-20T23:37', '2026-11-20 23:59'],
    ['this evening', '2026-11-20T22:00', '2026-11-20 23:59'],
    ['this afternoon', '2026-11-20T16:30', '2026-11-20 17:59'],
    ['this morning', '2026-11-20T10:30', '2026-11-20 11:59'],
    ['this morning', '2026-11-20T12:00', 'datePast'],
    ['tomorrow night', '2026-11-20T23:37', '2026-11-21 20:00'],
    ['saturday night', '2026-11-21T23:37', '2026-11-28 20:00'],
    ['eod', '2026-11-20T23:59', '2026-11-21 23:59'],
  ])('%j said at %s is %s', (phrase, said, local) => {
    expect(wallTime(phrase, said, 'Europe/Madrid')).toBe(local);
  });
});

describe('order of day and month', () => {
  test.each([
    ['en', '3/4', '2027-04-03 23:59'],
    ['en-GB', '3/4', '2027-04-03 23:59'],
    ['es', '3/4', '2027-04-03 23:59'],
    ['en-US', '3/4', '2027-03-04 23:59'],
    ['en-US', '12/1/2026 6pm', '2026-12-01 18:00'],
    ['en-US', '22/11', '2026-11-22 23:59'],
    ['en-US', '3.4.2027', '2027-04-03 23:59'],
    ['en-US', '13/13', 'dateImpossible'],
  ])('%s reads %j as %s', (locale, phrase, local) => {
    expect(wallTime(phrase, saidAt, 'Europe/Madrid', { locale })).toBe(local);
  });
});

describe('days on which clocks change', () => {
  const instants: [zone: string, said: string, phrase: string, utc: string][] = [
    // Madrid: 2026-10-25 03:00 → 02:00, 2027-03-28 02:00 → 03:00.
    ['Europe/Madrid', '2026-10-24T12:00', 'tomorrow 10am', '2026-10-25T09:00:00.000Z'],
    ['Europe/Madrid', '2026-10-24T12:00', 'tomorrow', '2026-10-25T22:59:00.000Z'],
    ['Europe/Madrid', '2026-10-24T12:00', 'tomorrow 02:30', '2026-10-25T00:30:00.000Z'],
    ['Europe/Madrid', '2026-10-24T12:00', 'in a week', '2026-10-31T22:59:00.000Z'],
    ['Europe/Madrid', '2026-10-24T23:30', 'in 24 hours', '2026-10-25T21:30:00.000Z'],
    ['Europe/Madrid', '2027-03-27T12:00', 'tomorrow 10am', '2027-03-28T08:00:00.000Z'],
    ['Europe/Madrid', '2027-03-27T12:00', 'tomorrow 02:30', '2027-03-28T01:30:00.000Z'],
    ['Europe/Madrid', '2027-03-27T12:00', 'sunday', '2027-03-28T21:59:00.000Z'],
    ['Europe/Madrid', '2027-03-28T01:30', 'in 2 hours', '2027-03-28T02:30:00.000Z'],
    // New York: 2026-11-01 02:00 → 01:00, 2027-03-14 02:00 → 03:00.
    ['America/New_York', '2026-10-31T12:00', 'tomorrow 01:30', '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '2026-10-31T12:00', 'sunday 10am', '2026-11-01T15:00:00.000Z'],
    ['America/New_York', '2026-11-01T00:30', 'in 2 hours', '2026-11-01T06:30:00.000Z'],
    ['America/New_York', '2027-03-13T12:00', 'tomorrow 02:30', '2027-03-14T07:30:00.000Z'],
    ['America/New_York', '2027-03-13T12:00', 'tomorrow at noon', '2027-03-14T16:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-03T12:00', 'tomorrow 9', '2026-10-03T22:00:00.000Z'],
    ['America/St_Johns', '2027-03-13T12:00', 'tomorrow 9', '2027-03-14T11:30:00.000Z'],
    // Santiago skips midnight itself on 2026-09-06: the day begins at 01:00.
    ['America/Santiago', '2026-09-05T12:00', 'saturday midnight', '2026-09-06T04:00:00.000Z'],
    ['America/Santiago', '2026-09-05T12:00', 'tomorrow 10am', '2026-09-06T13:00:00.000Z'],
  ];
  test.each(instants)('%s, %s: %j is %s', (zone, said, phrase, utc) => {
    const sentAt = DateTime.fromISO(said, { zone }).toJSDate();
    const reading = readDate(phrase, { sentAt, zone, locale: 'en' }, { missingTime: 'endOfDay' });
    expect(reading.ok && reading.value.at.toISOString()).toBe(utc);
  });

  test.each([
    // Madrid: 2026-10-25 03:00 → 02:00, 2027-03-28 02:00 → 03:00.
    ['2026-10-24T12:00', 'today 22:00-03:00', '2026-10-24T20:00Z', '2026-10-25T02:00Z'],
    ['2026-10-24T12:00', 'tomorrow 1am-3am', '2026-10-24T23:00Z', '2026-10-25T02:00Z'],
    ['2026-10-24T12:00', 'tomorrow to monday', '2026-10-25T22:59Z', '2026-10-26T22:59Z'],
    ['2027-03-27T12:00', 'today 22:00-04:00', '2027-03-27T21:00Z', '2027-03-28T02:00Z'],
    ['2027-03-27T12:00', 'tomorrow 02:30-04:00', '2027-03-28T01:30Z', '2027-03-28T02:00Z'],
    ['2027-03-27T12:00', 'tomorrow 10-12', '2027-03-28T08:00Z', '2027-03-28T10:00Z'],
    // These hours do not exist.
    ['2027-03-27T12:00', 'tomorrow 02:00-03:00', 'dateImpossible', undefined],
  ])('a span, said in Madrid at %s: %j is %s to %s', (said, phrase, from, to) => {
    const zone = 'Europe/Madrid';
    const sentAt = DateTime.fromISO(said, { zone }).toJSDate();
    const reading = readDate(phrase, { sentAt, zone, locale: 'en' }, { missingTime: 'endOfDay' });
    const shown = (at: Date | undefined) => at?.toISOString().replace(':00.000', '');
    if (reading.ok) expect([reading.value.at, reading.value.endsAt].map(shown)).toEqual([from, to]);
    else expect(reading.problem.code).toBe(from);
  });

  test('the second half past two of the night is still ahead of the first', () => {
    // 02:45 for the first time; 02:30 comes again, but "02:30" means the one that is gone.
    const reference = {
      sentAt: new Date('2026-10-25T00:45:00Z'),
      zone: 'Europe/Madrid',
      locale: 'en',
    };
    const reading = readDate('today 02:30', reference, { missingTime: 'endOfDay' });
    expect(reading).toEqual({
      ok: false,
      problem: { code: 'datePast', phrase: 'today 02:30', at: new Date('2026-10-25T00:30:00Z') },
    });
  });
});

describe('a missing time', () => {
  test('is said to be missing', () => {
    const reference = {
      sentAt: new Date('2026-11-20T17:00:00Z'),
      zone: 'Europe/Madrid',
      locale: 'en',
    };
    for (const [phrase, hasTime] of [
      ['sunday', false],
      ['22 nov', false],
      ['in 3 days', false],
      ['sunday 10am', true],
      ['tomorrow morning', true],
      ['tonight', true],
      ['in 2 hours', true],
      ['eod', true],
      ['2026-11-29T18:00', true],
    ] as const) {
      const reading = readDate(phrase, reference, { missingTime: 'endOfDay' });
      expect(reading.ok && reading.value.hasTime, phrase).toBe(hasTime);
    }
  });

  test.each([
    ['sunday', '2026-11-22 00:00'],
    ['next week', '2026-11-23 00:00'],
    ['next month', '2026-12-01 00:00'],
    ['the 20th', '2026-12-20 00:00'],
    ['sunday 10am', '2026-11-22 10:00'],
    ['today', 'datePast'],
  ])('at the start of the day: %j is %s', (phrase, local) => {
    const options = { missingTime: 'startOfDay' } as const;
    expect(wallTime(phrase, saidAt, 'Europe/Madrid', options)).toBe(local);
  });
});

describe('the other common reading', () => {
  const alternative = (phrase: string, said: string) => {
    const sentAt = DateTime.fromISO(said, { zone: 'Europe/Madrid' }).toJSDate();
    const reference = { sentAt, zone: 'Europe/Madrid', locale: 'en' };
    const reading = readDate(phrase, reference, { missingTime: 'endOfDay' });
    return reading.ok ? reading.value.alternative?.toISOString() : 'refused';
  };

  test('"next sunday" on a Friday may be the one after', () => {
    expect(alternative('next sunday', '2026-11-20T18:00')).toBe('2026-11-29T22:59:00.000Z');
    expect(alternative('next sunday 10am', '2026-11-20T18:00')).toBe('2026-11-29T09:00:00.000Z');
  });

  test('"next tuesday" on a Friday, "next sunday" on a Sunday and "sunday" have one reading', () => {
    expect(alternative('next tuesday', '2026-11-20T18:00')).toBeUndefined();
    expect(alternative('next sunday', '2026-11-22T12:00')).toBeUndefined();
    expect(alternative('sunday', '2026-11-20T18:00')).toBeUndefined();
  });
});

describe('day and month that may be the other way round', () => {
  const both = (phrase: string, locale = 'en') => {
    const sentAt = DateTime.fromISO(saidAt, { zone: 'Europe/Madrid' }).toJSDate();
    const reference = { sentAt, zone: 'Europe/Madrid', locale };
    const reading = readDate(phrase, reference, { missingTime: 'endOfDay' });
    if (!reading.ok) return reading.problem.code;
    const { at, alternative, ambiguity } = reading.value;
    const days = [at, alternative].map(
      (date) => date && DateTime.fromJSDate(date, { zone: 'Europe/Madrid' }).toISODate(),
    );
    return [...days, ambiguity];
  };

  test('are told with the other reading', () => {
    expect(both('3/4')).toEqual(['2027-04-03', '2027-03-04', 'dayMonth']);
    expect(both('3/4', 'en-US')).toEqual(['2027-03-04', '2027-04-03', 'dayMonth']);
    expect(both('03/04/2027 18:00')).toEqual(['2027-04-03', '2027-03-04', 'dayMonth']);
    expect(both('3-4-2027')).toEqual(['2027-04-03', '2027-03-04', 'dayMonth']);
    // Each rolls to its own next time.
    expect(both('1/12')).toEqual(['2026-12-01', '2027-01-12', 'dayMonth']);
  });

  test('have one reading where the other is no date, the same, past or too far', () => {
    for (const phrase of ['13/4', '4/4', '3.4.2027', '2027-04-03', '12/1/2026'])
      expect(both(phrase), phrase).not.toContain('dayMonth');
    expect(both('8/12/2026')).toEqual(['2026-12-08', undefined, undefined]);
    expect(both('3/12/2031')).toBe('dateTooFar');
    expect(both('11/12/2031', 'en-US')).toEqual(['2031-11-12', undefined, undefined]);
    // Its weekday decides.
    expect(both('saturday 3/4')).toEqual(['2027-04-03', undefined, undefined]);
  });
});

test('the other reading is a reading of its own, with its end and the way back', () => {
  const reference = {
    sentAt: new Date('2026-11-20T17:00:00Z'),
    zone: 'Europe/Madrid',
    locale: 'en',
  };
  const read = (phrase: string) => {
    const reading = readDate(phrase, reference, { missingTime: 'endOfDay' });
    if (!reading.ok) throw new Error(reading.problem.code);
    return reading.value;
  };
  const first = read('next sunday 10-12');
  expect(first.endsAt).toEqual(new Date('2026-11-22T11:00:00Z'));
  const second = otherReading(first);
  expect(second).toEqual({
    at: new Date('2026-11-29T09:00:00Z'),
    endsAt: new Date('2026-11-29T11:00:00Z'),
    hasTime: true,
    alternative: first.at,
    ambiguity: 'nextWeekday',
  });
  expect(second && otherReading(second)).toEqual(first);
  expect(otherReading(read('sunday'))).toBeUndefined();
});

describe('a weekend, said in Madrid', () => {
  const read = (phrase: string, said: string, missingTime: 'endOfDay' | 'startOfDay') => {
    const sentAt = DateTime.fromISO(said, { zone: 'Europe/Madrid' }).toJSDate();
    const reading = readDate(
      phrase,
      { sentAt, zone: 'Europe/Madrid', locale: 'es-ES' },
      { missingTime },
    );
    if (!reading.ok) return reading.problem.code;
    const { at, endsAt, hasTime } = reading.value;
    const wall = (date: Date) =>
      DateTime.fromJSDate(date, { zone: 'Europe/Madrid' }).toFormat('MM-dd HH:mm');
    const span = endsAt ? `${wall(at)} to ${wall(endsAt)}` : wall(at);
    return { span, hasTime, deadline: wall(deadlineOf(reading.value)) };
  };

  test.each([
    ['this weekend', '2026-11-20T18:00', '11-21 23:59 to 11-22 23:59'],
    ['next weekend', '2026-11-20T18:00', '11-28 23:59 to 11-29 23:59'],
    ['este finde', '2026-11-20T18:00', '11-21 23:59 to 11-22 23:59'],
    ['this weekend', '2026-11-21T12:00', '11-21 23:59 to 11-22 23:59'],
    // What is left of it is a day.
    ['this weekend', '2026-11-22T12:00', '11-22 23:59'],
    // The night in which clocks go back, and the one in which they go forward.
    ['this weekend', '2026-10-23T12:00', '10-24 23:59 to 10-25 23:59'],
    ['this weekend', '2027-03-26T12:00', '03-27 23:59 to 03-28 23:59'],
  ])('%j said at %s is %s, and due at its end', (phrase, said, span) => {
    const deadline = span.split(' to ').at(-1);
    expect(read(phrase, said, 'endOfDay')).toEqual({ span, hasTime: false, deadline });
  });

  test.each([
    ['this weekend 18:00', '2026-11-20T18:00', '11-21 18:00 to 11-22 23:59'],
    ['el finde a las 21h', '2026-11-20T18:00', '11-21 21:00 to 11-22 23:59'],
    ['this weekend 10am', '2026-11-21T09:00', '11-21 10:00 to 11-22 23:59'],
    // What is left of it is a day.
    ['this weekend 10am', '2026-11-21T12:00', '11-22 10:00'],
    ['this weekend 18:00', '2026-11-22T12:00', '11-22 18:00'],
  ])('%j said at %s begins at its time: %s', (phrase, said, span) => {
    const deadline = span.split(' to ').at(-1);
    expect(read(phrase, said, 'endOfDay')).toEqual({ span, hasTime: true, deadline });
  });

  test('begins with its first day where a beginning is asked for, and may be past', () => {
    expect(read('this weekend', '2026-11-20T18:00', 'startOfDay')).toMatchObject({
      span: '11-21 00:00 to 11-22 23:59',
    });
    expect(read('this weekend', '2026-11-21T12:00', 'startOfDay')).toBe('datePast');
    expect(read('last weekend', '2026-11-20T18:00', 'endOfDay')).toBe('datePast');
  });
});

test('an offset in an ISO instant wins over the zone', () => {
  expect(wallTime('2026-11-29T18:00Z', saidAt, 'Europe/Madrid')).toBe('2026-11-29 19:00');
  expect(wallTime('2026-11-29T18:00-05:00', saidAt, 'Europe/Madrid')).toBe('2026-11-30 00:00');
});

test('an unknown zone and an invalid instant are unreadable', () => {
  const at = { missingTime: 'endOfDay' } as const;
  const now = new Date('2026-11-20T17:00:00Z');
  expect(readDate('friday', { sentAt: now, zone: 'Mars/Base', locale: 'en' }, at).ok).toBe(false);
  expect(
    readDate('friday', { sentAt: new Date(Number.NaN), zone: 'UTC', locale: 'en' }, at).ok,
  ).toBe(false);
});
