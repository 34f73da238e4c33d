import { expect, test } from 'vitest';
import { fc } from '../helpers/properties.ts';
import { type Place, placesBesideDates, readDateOf } from './beside-the-date.ts';

// Whole or asked: what stands beside the date of a command and is changed leaves the date as it was, is
// seen in the title, or is asked about. No date is another one in silence, and no text keeps a word of time.

/** Words of time, as they are typed and mistyped, and words that bind a time to what stands before it. */
const ofTime: Record<string, readonly string[]> = {
  'en-GB': [
    ...['saturday', 'satuday', 'wensday', 'tmrw', 'mondays', 'every', 'december', 'decmber'],
    ...['7pm', '19:45', '21h', 'noon', '1st', '20th', 'a week', 'around', 'about', 'after'],
    ...['since', 'until', 'till', 'from', 'tomorrow', 'tonight'],
  ],
  'es-ES': [
    ...['sábado', 'sabdo', 'jueves', 'domingos', 'cada', 'diciembre', 'dicembre', 'mañana'],
    ...['21h', '19:45', 'hasta', 'desde', 'después', 'sobre'],
  ],
};

/** Words of nothing. */
const ofNothing = ['xqzt', 'Jo', '🎉', 'and', 'with', 'y', 'con', 'the', 'los'];

/** "due friday Vote for @Ben": what stands before a day at the beginning of a title is the title's. */
const isOpening = ({ before, word, after }: Place) =>
  /^\/\S+(?: \S+)? $/.test(before) && /^(?:due|vence)$/.test(word) && after !== '';

const places = placesBesideDates().filter((place) => !isOpening(place));

/** A place with other words, and the one that is new in it, if any. */
function changed(place: Place, how: 'delete' | 'double' | 'replace' | 'insert', noise: string) {
  const { before, word, after, isBefore } = place;
  const now = {
    delete: '',
    double: `${word} ${word}`,
    replace: noise,
    insert: isBefore ? `${word} ${noise}` : `${noise} ${word}`,
  }[how];
  const added = how === 'delete' ? null : how === 'double' ? word : noise;
  return { body: `${before}${now}${after}`.replace(/ {2,}/g, ' '), added };
}

test('the corpus has commands with words beside their dates', () => {
  expect(places.length).toBeGreaterThan(100);
});

test('a word beside a date that is deleted, doubled or replaced changes no date in silence', () => {
  const anyChange = fc.constantFrom('delete', 'double', 'replace', 'insert' as const);
  fc.assert(
    fc.property(fc.constantFrom(...places), anyChange, fc.nat(), (place, how, pick) => {
      const { body, locale } = place;
      const times = ofTime[locale]!;
      const noises = [...times, ...ofNothing];
      const noise = noises[pick % noises.length]!;
      const { body: typed, added } = changed(place, how, noise);
      const read = readDateOf(typed, locale);
      if (!read) return;
      const isInText = added !== null && ` ${read.texts} `.includes(` ${added} `);
      if (isInText && how !== 'double') expect(times, typed).not.toContain(added);
      // Without its keyword a day in the middle of a title is the title's, where everybody sees it.
      if (read.date !== null && (added === null || isInText))
        expect(read.date, typed).toBe(readDateOf(body, locale)?.date);
    }),
    { numRuns: 3000 },
  );
});
