import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { readTimeAway, type Span } from '../../src/dates/time-away.ts';

// A Friday noon in Madrid.
const sentAt = new Date('2026-11-20T11:00:00Z');
const zone = 'Europe/Madrid';

function local({ from, to }: Span): string {
  return [from, to]
    .map((at) =>
      DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm').replace(' 00:00', ''),
    )
    .join(' → ');
}

const english = [
  ['20 dec to 6 jan', '2026-12-20 → 2027-01-07'],
  ['from 20 dec until 6 jan', '2026-12-20 → 2027-01-07'],
  ['20-25 dec', '2026-12-20 → 2026-12-26'],
  ['2026-12-20 - 2027-01-03', '2026-12-20 → 2027-01-04'],
  ['friday', '2026-11-27 → 2026-11-28'],
  ['today', '2026-11-20 → 2026-11-21'],
  ['this weekend', '2026-11-21 → 2026-11-23'],
  ['until monday', '2026-11-20 → 2026-11-24'],
  ['until monday 6pm', '2026-11-20 → 2026-11-23 18:00'],
  ['3 days', '2026-11-20 → 2026-11-23'],
  ['for a week', '2026-11-20 → 2026-11-27'],
  ['2 weeks from 1 dec', '2026-12-01 → 2026-12-15'],
  ['tomorrow for 3 days', '2026-11-21 → 2026-11-24'],
  ['next week', '2026-11-23 → 2026-11-30'],
  ['this week', '2026-11-20 → 2026-11-23'],
  ['december', '2026-12-01 → 2027-01-01'],
  ['next 10 days', '2026-11-20 → 2026-11-30'],
  // It has begun: not in a year.
  ['18 nov to 22 nov', '2026-11-20 → 2026-11-23'],
  ['tomorrow 2pm to 6pm', '2026-11-21 14:00 → 2026-11-21 18:00'],
] as const;

const spanish = [
  ['20 dic a 6 ene', '2026-12-20 → 2027-01-07'],
  ['del 20 de diciembre al 6 de enero', '2026-12-20 → 2027-01-07'],
  ['el viernes', '2026-11-27 → 2026-11-28'],
  ['hasta el lunes', '2026-11-20 → 2026-11-24'],
  ['3 días', '2026-11-20 → 2026-11-23'],
  ['durante dos semanas', '2026-11-20 → 2026-12-04'],
  ['dos semanas desde el 1 de diciembre', '2026-12-01 → 2026-12-15'],
  ['la semana que viene', '2026-11-23 → 2026-11-30'],
  ['los próximos 3 días', '2026-11-20 → 2026-11-23'],
] as const;

describe('a time away', () => {
  test.each([
    ...english.map((row) => [...row, 'en-GB'] as const),
    ...spanish.map((row) => [...row, 'es-ES'] as const),
  ])('%s is %s', (phrase, span, locale) => {
    const reading = readTimeAway(phrase, { sentAt, zone, locale });
    expect(reading.ok && local(reading.value)).toBe(span);
  });

  test('may have another reading, and both ends move with it', () => {
    const read = (phrase: string) => {
      const reading = readTimeAway(phrase, { sentAt, zone, locale: 'en-GB' });
      return reading.ok && reading.value.other && local(reading.value.other);
    };
    expect(read('next sunday')).toBe('2026-11-29 → 2026-11-30');
    expect(read('until next sunday')).toBe('2026-11-20 → 2026-11-30');
    expect(read('3 days from next sunday')).toBe('2026-11-29 → 2026-12-02');
  });

  test.each([
    'from monday',
    'yesterday',
    'skiing',
    '0 days',
    '3 hours',
    'until further notice',
    '',
  ])('“%s” is none', (phrase) => {
    expect(readTimeAway(phrase, { sentAt, zone, locale: 'en-GB' }).ok).toBe(false);
  });

  test('has days of the length that they have where clocks change', () => {
    const reading = readTimeAway('28 mar 2027', { sentAt, zone, locale: 'en-GB' });
    expect(reading.ok && reading.value.to.getTime() - reading.value.from.getTime()).toBe(
      23 * 60 * 60_000,
    );
  });
});
