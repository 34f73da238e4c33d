import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { findDates } from '../../src/dates/find-dates.ts';
import { vocabularyFor } from '../../src/dates/languages.ts';
import { readDate } from '../../src/dates/reading.ts';
import { findRecurrence, readRecurrence, repeatOf } from '../../src/dates/recurrence.ts';
import { dayWordPattern } from '../../src/dates/with-rest.ts';
import { fc } from '../helpers/properties.ts';
import {
  againInEnglish,
  againInSpanish,
  inEnglish,
  inSpanish,
  refusedInEnglish,
  refusedInSpanish,
} from './said-phrases.ts';

const zone = 'Europe/Madrid';
const sentAt = new Date('2026-12-02T10:00:00Z');

const languages = [
  { locale: 'en-GB', dates: inEnglish, again: againInEnglish, refused: refusedInEnglish },
  { locale: 'es-ES', dates: inSpanish, again: againInSpanish, refused: refusedInSpanish },
];

/** "Fri 18 Dec 09:00", with the year where it is another. */
function wall(at: Date): string {
  const local = DateTime.fromJSDate(at, { zone });
  return local.toFormat(local.year === 2026 ? 'ccc d LLL HH:mm' : 'ccc d LLL yyyy HH:mm');
}

function meaningOf(phrase: string, locale: string): string {
  const reading = readDate(phrase, { sentAt, zone, locale }, { missingTime: 'endOfDay' });
  if (!reading.ok) return reading.problem.code;
  const { at, endsAt, alternative } = reading.value;
  const end = endsAt ? ` to ${wall(endsAt)}` : '';
  return `${wall(at)}${end}${alternative ? `, or ${wall(alternative)}` : ''}`;
}

describe.each(languages)('said in $locale', ({ locale, dates, again, refused }) => {
  const reference = { sentAt, zone, locale };

  test.each(dates)('%j is %s', (phrase, meaning) => {
    expect(meaningOf(phrase, locale)).toBe(meaning);
  });

  test.each(refused)('%j is refused: %s', (phrase, code) => {
    expect(meaningOf(phrase, locale)).toBe(code);
  });

  test.each(again)('%j is %s, first %s', (phrase, rule, first) => {
    const reading = readRecurrence(phrase, reference);
    if (!reading.ok) throw new Error(reading.problem.code);
    const { endsAt } = reading.value;
    expect(reading.value.rule).toBe(rule);
    expect(`${wall(reading.value.first)}${endsAt ? ` to ${wall(endsAt)}` : ''}`).toBe(first);
  });

  test.each(dates)('%j is found whole in a text', (phrase, meaning) => {
    const spans = findDates(`Training ${phrase} for @Group`, reference);
    // "until friday" and two bare hours are dates where nothing else can be meant.
    if (spans.length === 0) expect(phrase).toMatch(/^(?:el 6-12)$/);
    else expect(spans.map(({ text }) => meaningOf(text, locale))).toEqual([meaning]);
  });

  test.each(again)('%j is found whole in a text as what comes again', (phrase) => {
    expect(findRecurrence(`Training ${phrase} for @Group`, reference)?.text).toBe(phrase);
  });
});

describe('several weekdays that are said together', () => {
  test.each([
    ['tue & thu 8pm', 'en-GB', 'every tue & thu 8pm'],
    ['mon/wed/fri 7am', 'en-GB', 'every mon/wed/fri 7am'],
    ['martes y jueves 20h', 'es-ES', 'cada martes y jueves 20h'],
    ['lunes, miércoles y viernes 19h', 'es-ES', 'cada lunes, miércoles y viernes 19h'],
    ['friday friday', 'en-GB', undefined],
    ['friday or saturday', 'en-GB', undefined],
    ['4 dec and 5 dec', 'en-GB', undefined],
  ])('%j in %s is no date, and probably %j', (phrase, locale, likely) => {
    expect(meaningOf(phrase, locale)).toBe('dateUnreadable');
    expect(repeatOf(phrase, { sentAt, zone, locale })).toBe(likely);
  });
});

describe.each(languages)('a word too many or too few, in $locale', ({ locale, dates, again }) => {
  const reference = { sentAt, zone, locale };
  const phrases = [...dates, ...again].map(([phrase]) => phrase);
  const slipped = fc
    .tuple(fc.constantFrom(...phrases), fc.nat(), fc.boolean())
    .map(([phrase, place, isDoubled]) => {
      const words = phrase.split(' ');
      const at = place % words.length;
      return words
        .flatMap((word, index) => (index !== at ? [word] : isDoubled ? [word, word] : []))
        .join(' ');
    });

  const word = dayWordPattern(vocabularyFor(locale));
  const isBefore = new RegExp(`(?<![\\p{L}\\p{N}])${word}[ ,]*$`, 'iu');
  const isAfter = new RegExp(`^[ ,]*${word}(?![\\p{L}\\p{N}])`, 'iu');

  test('is read too, or refused: no word of days is left beside what is read', () => {
    fc.assert(
      fc.property(slipped, (phrase) => {
        const text = `Training ${phrase} for @Group`;
        const repeated = findRecurrence(text, reference);
        const [first, ...others] = repeated ? [repeated] : findDates(text, reference);
        // What is found in several pieces is read as one, and refused.
        if (first === undefined || others.length > 0) return;
        const isRead = repeated
          ? readRecurrence(first.text, reference).ok
          : !meaningOf(first.text, locale).startsWith('date');
        if (!isRead) return;
        expect(text.slice(0, first.start), phrase).not.toMatch(isBefore);
        expect(text.slice(first.end), phrase).not.toMatch(isAfter);
      }),
      { numRuns: 3000 },
    );
  });
});
