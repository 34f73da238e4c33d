import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatList, readPastedList } from '../../../src/commands/plain/pasted-list.ts';
import { tokenize } from '../../../src/commands/tokenize.ts';
import { growthOf, mostGrowth } from '../../helpers/growth.ts';

/** "Sam, Jo +1, Leo?" with "?" for maybe and "!" for out; "silence" for no list. */
function read(body: string): string {
  const people = readPastedList(body, 'es-ES');
  if (!people) return 'silence';
  const marks = { GOING: '', MAYBE: '?', DECLINED: '!' };
  return people
    .map(({ name, guests, status }) => `${name}${guests > 0 ? ` +${guests}` : ''}${marks[status]}`)
    .join(', ');
}

describe('a list that somebody pasted', () => {
  test.each([
    ['1. Sam\n2. Jo\n3. Leo +1\n4.', 'Sam, Jo, Leo +1'],
    ['1) Sam\n2) Jo', 'Sam, Jo'],
    ['1- Sam\n2- Jo', 'Sam, Jo'],
    ['1 - Sam\n2 – Jo', 'Sam, Jo'],
    ['1 Sam\n2 Jo', 'Sam, Jo'],
    ['1.Sam\n2.Jo', 'Sam, Jo'],
    ['1: Sam\n2: Jo', 'Sam, Jo'],
    ['1️⃣ Sam\n2️⃣ Jo', 'Sam, Jo'],
    ['1. Sam 2. Jo 3. Leo +2', 'Sam, Jo, Leo +2'],
    ['1. Sam\r\n2. Jo\r\n', 'Sam, Jo'],
    ['⚽ Game saturday 10am\n\n1. Sam\n2. Jo\n\nBring water!', 'Sam, Jo'],
    ['1. ✅ Sam\n2. ✅ Jo\n3. 🤔 Leo', 'Sam, Jo, Leo?'],
    ['✅ 1. Sam\n✅ 2. Jo', 'Sam, Jo'],
    ['1. Sam ✅\n2. Jo ❌', 'Sam, Jo!'],
    ['1. Sam 👍🏽\n2. Jo 🎉', 'Sam, Jo'],
    ['1. Sam (maybe)\n2. Jo (out)\n3. Leo (quizás)', 'Sam?, Jo!, Leo?'],
    ['1. Sam (goalkeeper)\n2. Jo', 'Sam, Jo'],
    ['1. Leo +1 brings the ball\n2. Jo + 2', 'Leo +1, Jo +2'],
    ['1. *Sam*\n2. _Jo_', 'Sam, Jo'],
    ['1. Ana María Pérez-Gómez\n2. O’Brien', 'Ana María Pérez-Gómez, O’Brien'],
    ['1. @34600111222\n2. +34 600 111 333', '@34600111222, +34 600 111 333'],
    ['1. Sam\n2. \n3. \n4. Jo', 'Sam, Jo'],
    ['1. سارة\n2. علي', 'سارة, علي'],
  ])('%j → %s', (body, meant) => {
    expect(read(body)).toBe(meant);
  });

  test.each([
    '',
    'hello',
    'in',
    '1. Sam',
    '1.\n2.\n3.',
    '1. Sam\nand Jo',
    'Sam\nJo\nLeo',
    '- Sam\n- Jo',
    '10:30\n11:45',
    '2 + 2 = 4',
    `1. ${'x'.repeat(5000)}\n2. Jo`,
    Array.from({ length: 201 }, (_, place) => `${place + 1}. Sam`).join('\n'),
  ])('%j is none', (body) => {
    expect(read(body)).toBe('silence');
  });

  test('reads back from its text form as the same list, whatever was pasted', () => {
    const line = fc.tuple(
      fc.oneof(
        fc.constantFrom(
          'Sam',
          'Jo',
          'Leo Pérez',
          '@34600111222',
          '3. Sam',
          '(maybe)',
          'A "B" C',
          '+1',
        ),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
      ),
      fc.constantFrom('', ' +1', ' +12', ' ❌', ' (maybe)', ' 👍', ' +1 late'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const body = lines.map(([name, more], place) => `${place + 1}. ${name}${more}`).join('\n');
        const people = readPastedList(body);
        if (!people) return;
        const text = formatList(people);
        expect(readPastedList(text)).toEqual(people);
        // As the confirmation keeps it: one quoted argument, to the letter.
        const read = tokenize(`12 "${text}"`);
        expect(read.ok && read.tokens.map(({ value }) => value)).toEqual(['12', text]);
      }),
      { numRuns: 500 },
    );
  });

  test('any text is read in the time that its length asks for', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
    const pieces = fc
      .array(fc.constantFrom('1. ', '2) ', '+1', '(', ')', '\n', ' ', 'Sam', '✅', '\ufe0f'), {
        minLength: 1,
        maxLength: 400,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, pieces), (body) => {
        expect(growthOf(readPastedList, body)).toBeLessThan(mostGrowth);
      }),
      { numRuns: 100 },
    );
  });
});
