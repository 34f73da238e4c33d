import { expect, test } from 'vitest';
import { readLanguage } from '../../src/people/read-language.ts';

test.each([
  ['español', 'en-GB', 'es'],
  ['Espanol', 'en-GB', 'es'],
  ['spanish', 'en', 'es'],
  ['SPANISH!', 'en', 'es'],
  ['castellano', 'en-US', 'es'],
  ['es', 'en-GB', 'es'],
  ['inglés', 'es-ES', 'en'],
  ['ingles', 'es-MX', 'en'],
  ['English.', 'es', 'en'],
  ['en', 'es-ES', 'en'],
  // The language that is spoken already stays as it is, region and all.
  ['español', 'es-ES', 'es-ES'],
  ['spanish', 'es-MX', 'es-MX'],
  ['english', 'en-GB', 'en-GB'],
  // The region stays where the language is at home.
  ['english', 'es-US', 'en-US'],
  ['español', 'en-MX', 'es-MX'],
  // Whoever gives a region means it.
  ['es-MX', 'es-ES', 'es-MX'],
  ['en_US', 'en-GB', 'en-US'],
  ['EN-gb', 'es-ES', 'en-GB'],
])('%s, where %s holds, is %s', (typed, now, locale) => {
  expect(readLanguage(typed, now)).toBe(locale);
});

test.each(['français', 'fr', 'de-DE', 'klingon', 'both', '', 'es-', 'español inglés'])(
  '%j is no language that is spoken',
  (typed) => {
    expect(readLanguage(typed, 'en-GB')).toBeUndefined();
  },
);
