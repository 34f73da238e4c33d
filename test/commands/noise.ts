import { fc } from '../helpers/properties.ts';

/** What a parser may stumble over: quotes, keywords, dates, joiners, marks that nobody sees. */
export const pieces = [
  '"',
  "'",
  '“',
  '”',
  '„',
  '«',
  '»',
  '’',
  'a',
  'b ',
  'é',
  '\u0301',
  'ﷺ',
  '👨‍👩‍👧',
  '🇪🇸',
  '\ud83d',
  '买',
  'ש',
  '\u200e',
  '\u200b',
  '\ufeff',
  '\u00a0',
  '\n',
  ' ',
  '  ',
  '/',
  '@',
  '@a ',
  '@"a b" ',
  '#',
  '#41 ',
  '41 ',
  '+',
  '+1 ',
  '+34 600 111 222 ',
  ',',
  '.',
  '!',
  '?',
  '(',
  ')',
  '-',
  ':',
  'for ',
  'due ',
  'by ',
  'at ',
  'to ',
  'with ',
  'as ',
  'and ',
  'max ',
  'of ',
  'in ',
  'me ',
  'every ',
  'please ',
  'friday ',
  '10am ',
  '31 feb ',
  'in 2 hours ',
  '1 hour 30 ',
  'next ',
  'this week ',
  "hasn't ",
  'done ',
  'para ',
  'vence ',
  'a ',
  'al ',
  'de ',
  'en ',
  'con ',
  'y ',
  'por favor ',
  'mi ',
  'todos ',
  'el viernes ',
  'a las 10 ',
  'no ha hecho ',
  'except ',
  'until june ',
  'every 2 weeks ',
  'cada lunes ',
  '1. Sam ',
  '\n2) Jo +1',
  'yes ',
  'no ',
  '👍🏽',
  'sí ',
  '٤١',
  '４１ ',
  '4️⃣',
  '\r\n',
  '\0',
  '*b*',
  '_',
  '–',
];

/** Any text: pieces of commands in any order; any characters, also halves of them, and any that are seen as one. */
export const noise = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
);

/** Of a message, in UTF-16 units. */
const longest = 4096;

export const fill = (text: string) =>
  text.repeat(Math.ceil(longest / text.length)).slice(0, longest);

/** A little noise, of which a long message may be made. */
export const someNoise = fc.oneof(
  fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
);

/** Noise, and a whole message of the same again and again. */
export const longNoise = fc.oneof(noise, someNoise.map(fill));
