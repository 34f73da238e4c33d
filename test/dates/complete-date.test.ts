import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { completeDate } from '../../src/dates/complete-date.ts';
import { readDate } from '../../src/dates/reading.ts';

// Said on Wednesday 2 December 2026 at 11:00 in Madrid.
const sentAt = new Date('2026-12-02T10:00:00Z');
const zone = 'Europe/Madrid';

function completed(phrase: string, before: string | null, locale = 'en-GB'): string {
  const reading = readDate(phrase, { sentAt, zone, locale }, { missingTime: 'endOfDay' });
  if (!reading.ok) return reading.problem.code;
  const was = before === null ? null : DateTime.fromISO(before, { zone });
  const known = { at: was?.toJSDate() ?? null, hasTime: before?.includes('T') ?? true };
  const complete = completeDate(reading.value, known, zone, sentAt);
  if (!complete) return 'asked';
  const format = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('ccc d LLL HH:mm');
  const { at, hasTime, endsAt } = complete;
  return `${format(at)}${hasTime ? '' : ', all day'}${endsAt ? ` to ${format(endsAt)}` : ''}`;
}

describe('a new date keeps what it does not say', () => {
  test.each([
    // A time alone keeps the day.
    ['10:30', '2026-12-06T11:00', 'Sun 6 Dec 10:30'],
    ['at 10:30am', '2026-12-06T11:00', 'Sun 6 Dec 10:30'],
    ['8pm', '2026-12-06T11:00', 'Sun 6 Dec 20:00'],
    ['noon', '2026-12-06T11:00', 'Sun 6 Dec 12:00'],
    ['midnight', '2026-12-06T11:00', 'Mon 7 Dec 00:00'],
    ['10:30-12:00', '2026-12-06T11:00', 'Sun 6 Dec 10:30 to Sun 6 Dec 12:00'],
    ['10:30', '2026-12-06', 'Sun 6 Dec 10:30'],
    ['20:00', '2026-12-02T19:00', 'Wed 2 Dec 20:00'],
    // A week alone keeps the weekday.
    ['next week', '2026-12-06T11:00', 'Sun 13 Dec 11:00'],
    ['next week', '2026-12-03', 'Thu 10 Dec 23:59, all day'],
    ['this week', '2026-12-10T11:00', 'Thu 3 Dec 11:00'],
    ['this week', '2026-12-08T11:00', 'asked'],
    ['next week', null, 'asked'],
    // The hour nearest to the old one.
    ['at 8', '2026-12-06T19:00', 'Sun 6 Dec 20:00'],
    ['at 8', '2026-12-06T09:00', 'Sun 6 Dec 08:00'],
    ['half past eight', '2026-12-06T19:00', 'Sun 6 Dec 20:30'],
    // No day to keep.
    ['10:30', null, 'asked'],
    ['10:30', '2026-12-02T19:00', 'asked'],
    ['10:30', '2026-12-01T19:00', 'asked'],
    // A day alone keeps the time.
    ['friday', '2026-12-06T11:00', 'Fri 4 Dec 11:00'],
    ['25 dec', '2026-12-06T11:00', 'Fri 25 Dec 11:00'],
    ['tomorrow', '2026-12-06T11:00', 'Thu 3 Dec 11:00'],
    ['friday', '2026-12-06', 'Fri 4 Dec 23:59, all day'],
    ['friday', null, 'Fri 4 Dec 23:59, all day'],
    ['today', '2026-12-06T09:00', 'Wed 2 Dec 23:59, all day'],
    ['fri-sun', '2026-12-06T11:00', 'Fri 4 Dec 23:59, all day to Sun 6 Dec 23:59'],
    // What says both is both.
    ['friday 10:30', '2026-12-06T11:00', 'Fri 4 Dec 10:30'],
    ['in 2 hours', '2026-12-06T11:00', 'Wed 2 Dec 13:00'],
    ['tonight', '2026-12-06T11:00', 'Wed 2 Dec 20:00'],
  ])('%s, of %s → %s', (phrase, before, expected) => {
    expect(completed(phrase, before)).toBe(expected);
  });

  test.each([
    ['a las 10:30', '2026-12-06T11:00', 'Sun 6 Dec 10:30'],
    ['a las 8', '2026-12-06T19:00', 'Sun 6 Dec 20:00'],
    ['20h', '2026-12-06T11:00', 'Sun 6 Dec 20:00'],
    ['a mediodía', '2026-12-06T11:00', 'Sun 6 Dec 12:00'],
    ['el viernes', '2026-12-06T11:00', 'Fri 4 Dec 11:00'],
    ['a las 10:30', null, 'asked'],
  ])('%s, of %s → %s', (phrase, before, expected) => {
    expect(completed(phrase, before, 'es-ES')).toBe(expected);
  });
});
