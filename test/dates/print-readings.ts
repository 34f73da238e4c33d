import { DateTime } from 'luxon';
import { findDates } from '../../src/dates/find-dates.ts';
import { formatInstant } from '../../src/dates/format.ts';
import { readRange } from '../../src/dates/range.ts';
import { readDate } from '../../src/dates/reading.ts';
import { findRecurrence, readRecurrence } from '../../src/dates/recurrence.ts';
import { phrases, refused, spans } from './phrases.ts';
import { repeating } from './recurrence-phrases.ts';

/**
 * Prints the readings of all phrases at moments that are awkward for some machine: its own clock
 * changes (Los Angeles, London, Madrid), and hours at which its date is another than the sender's.
 * Run in several zones and locales by machine.test.ts, which compares the output.
 */
const moments = [
  '2026-11-20T17:00:00Z',
  '2026-03-08T10:30:00Z',
  '2026-11-01T09:30:00Z',
  '2026-03-29T00:30:00Z',
  '2026-12-31T10:15:00Z',
];
const zones = ['Europe/Madrid', 'Pacific/Auckland'];

for (const moment of moments) {
  for (const zone of zones) {
    const reference = { sentAt: new Date(moment), zone, locale: 'en' };
    for (const [phrase] of [...phrases, ...spans, ...refused]) {
      const reading = readDate(phrase, reference, { missingTime: 'endOfDay' });
      const range = readRange(phrase, reference);
      const shown = reading.ok
        ? formatInstant(reading.value.at, { zone, now: reference.sentAt, relative: true })
        : undefined;
      const found = findDates(`Game ${phrase} for me`, reference);
      console.log(JSON.stringify([moment, zone, phrase, reading, range, shown, found]));
    }
    for (const [phrase] of repeating) {
      const reading = readRecurrence(phrase, reference);
      const found = findRecurrence(`Game ${phrase} for me`, reference);
      console.log(JSON.stringify([moment, zone, phrase, reading, found]));
    }
  }
}
console.log(`machine: ${DateTime.local(2026, 11, 20).offset}`);
