import { describe, expect, test } from 'vitest';
import { english } from '../../../src/admin/problems/english/index.ts';
import { spanish } from '../../../src/admin/problems/spanish/index.ts';
import { reasonOf } from '../../../src/admin/problems/spanish/reasons.ts';
import { wordsFor } from '../../../src/admin/problems/words.ts';
import type { Cases } from '../../languages/cases/facts.ts';
import { errorCases } from '../../languages/cases/problems.ts';
import { leftOver, unquoted } from './left-over.ts';

/** What the API says of each mistake, with the facts that the chats' catalogue is told with. */
const told = ({ userErrors }: typeof english) =>
  Object.entries<Cases>(errorCases({ errors: userErrors })).flatMap(([code, cases]) =>
    Object.entries(cases).map(([title, sentence]) => [`${code}, ${title}`, sentence] as const),
  );

const inEnglish = new Map(told(english));

describe('every mistake is told in Spanish too', () => {
  test.each(told(spanish))('%s', (title, sentence) => {
    expect(sentence).not.toBe(inEnglish.get(title));
    expect(sentence).toMatch(/^[\p{Lu}\d#«].{10,}[^.]\.$|Por ejemplo: ./su);
    expect(unquoted(sentence)).not.toMatch(leftOver);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|…/);
    // An API has no commands, and says "tú".
    expect(sentence).not.toMatch(/(?<![\p{L}\d/])\/\p{L}{3}|\busted(?:es)?\b/u);
    expect(sentence).not.toMatch(/\b1 (?:personas|plazas|acompañantes|campañas)\b/);
    expect(sentence).not.toMatch(/(?:[02-9]|\d\d) (?:persona|plaza|acompañante|campaña)(?!\p{L})/u);
    expect(sentence).not.toMatch(/ (?:de|a) el /);
  });
});

test('what was put into a reason stands in its Spanish', () => {
  expect(reasonOf('the user Sam is bound to Pau $& Ñ: unbind the user first')).toBe(
    'el usuario Sam está vinculado a Pau $& Ñ: antes, desvincúlalo',
  );
  expect(reasonOf('something else')).toBeUndefined();
});

describe('Accept-Language', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['es', 'es'],
    ['ES-mx', 'es'],
    ['es-ES,es;q=0.9,en;q=0.8', 'es'],
    ['en-GB,en;q=0.9,es;q=0.8', 'en'],
    ['en;q=0.5, es;q=0.7', 'es'],
    ['fr, es;q=0.4', 'es'],
    ['fr, *;q=0.5, es;q=0.4', 'en'],
    ['ca,fr', 'en'],
    ['es;q=0', 'en'],
    ['es;q=x', 'en'],
    ['eso, constructor, __proto__', 'en'],
    [',;q=,;', 'en'],
  ])('%j is answered in %s', (header, language) => {
    expect(wordsFor({ headers: { 'accept-language': header } }).language).toBe(language);
  });
});
