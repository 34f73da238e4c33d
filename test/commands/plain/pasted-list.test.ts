import { describe, expect, test } from 'vitest';
import { formatList, readPastedList } from '../../../src/commands/plain/pasted-list.ts';
import { tokenize } from '../../../src/commands/tokenize.ts';
import { growthOf, mostGrowth } from '../../helpers/growth.ts';
import { fc } from '../../helpers/properties.ts';

/** "Sam, Jo +1, Leo?" with "?" for maybe, "!" for out, "~" for a reserve; "silence" for no list. */
function read(body: string): string {
  const list = readPastedList(body, 'es-ES');
  if (!list) return 'silence';
  const marks = { GOING: '', MAYBE: '?', DECLINED: '!', WAITLISTED: '~' };
  const names = list.people
    .map(({ name, guests, status }) => `${name}${guests > 0 ? ` +${guests}` : ''}${marks[status]}`)
    .join(', ');
  return list.unread.length > 0 ? `${names}; unread: ${list.unread.join(', ')}` : names;
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
    // Struck through, doubts, and who does not come.
    ['1. Sam\n2. ~Jo~', 'Sam, Jo!'],
    ['1. Sam\n2. ~Jo~ Leo', 'Sam, Jo!, Leo'],
    ['1. Sam\n~2. Jo~\n3. Leo', 'Sam, Jo!, Leo'],
    ['1. Sam\n2. Jo?', 'Sam, Jo?'],
    ['1. Sam\n2. Jo (?)\n3. Leo (maybe?)', 'Sam, Jo?, Leo?'],
    ['1. Sam (50/50)\n2. Jo (duda)\n3. Leo (tal vez)', 'Sam?, Jo?, Leo?'],
    ['1. Sam (tbc)\n2. Jo [doubtful]\n3. Leo - por confirmar', 'Sam?, Jo?, Leo?'],
    ['1. Sam\n2. Jo ❓\n3. Leo 🤷‍♂️', 'Sam, Jo?, Leo?'],
    ['1. Sam\n2. Jo 🚫\n3. 🚫 Leo\n4. Ann ⛔️', 'Sam, Jo!, Leo!, Ann!'],
    ['1. Sam - out\n2. Jo: maybe\n3. Leo, injured\n4. Ann lesionada', 'Sam!, Jo?, Leo!, Ann!'],
    ['1. Sam - brings the ball\n2. Jo', 'Sam, Jo'],
    // Numbers of any kind.
    ['1️⃣ Sam\n2️⃣ Jo\n🔟 Emma\n1️⃣1️⃣ Pau', 'Sam, Jo, Emma, Pau'],
    ['1️⃣ Sam 2️⃣ Jo 3️⃣ Leo', 'Sam, Jo, Leo'],
    ['1️⃣. Sam\n2️⃣. Jo', 'Sam, Jo'],
    ['1.- Sam\n2.- Jo', 'Sam, Jo'],
    ['1. Sam\n3. Jo\n4. Leo', 'Sam, Jo, Leo'],
    // Headings with numbers are no persons, nor is what stands below.
    ['5 a side Sunday 10am\n1. Sam\n2. Jo', 'Sam, Jo'],
    ['5 a side Sunday 10am\n1 Sam\n2 Jo\n3 Leo', 'Sam, Jo, Leo'],
    ['8-9pm Thursday £10pp\n1. Sam\n2. Jo', 'Sam, Jo'],
    ['11v11 tonight\n1) Sam\n2) Jo', 'Sam, Jo'],
    ['Jueves 20h (5€)\n1 - Sam\n2 - Jo', 'Sam, Jo'],
    ['1. Sam\n2. Jo\n10 minutes early please', 'Sam, Jo'],
    ['1. Sam\n2. Jo\n\n8-9pm, £10pp', 'Sam, Jo'],
    ['Sunday: 1. Sam 2. Jo 3. Leo', 'Sam, Jo, Leo'],
    // Pictures in place of numbers.
    ['⚽ Sam\n⚽ Jo\n⚽ Leo Pérez', 'Sam, Jo, Leo Pérez'],
    ['⚽️ Sunday 13 Dec\n⚽️ Sam\n⚽️ Jo\n⚽️ Leo +1', 'Sam, Jo, Leo +1'],
    ['✅ Sam\n✅ Jo\n❌ Leo', 'Sam, Jo, Leo!'],
    // Several on a line, and guests on lines of their own.
    ['1. Sam and Jo\n2. Leo', 'Sam, Jo, Leo'],
    ['1. Sam & Jo\n2. Leo y Ana\n3. Ben, Cat', 'Sam, Jo, Leo, Ana, Ben, Cat'],
    ['1. Sam\n2. Sam +1', 'Sam +1'],
    ['1. Sam\n2. Sam +1\n3. sam +2\n4. Jo', 'Sam +2, Jo'],
    ['1. Sam\n2. +1\n3. Jo', 'Sam +1, Jo'],
    ['1. Sam + friend\n2. Jo and 2 friends\n3. Leo con 2 amigos', 'Sam +1, Jo +2, Leo +2'],
    ['1. Sam (+1)\n2. Jo x2', 'Sam +1, Jo +1'],
    // Sections.
    ['1. Sam\n2. Jo\n\nReserves:\n3. Leo\n4. Ann', 'Sam, Jo, Leo~, Ann~'],
    ['1. Sam\n2. Jo\n*Suplentes*\n1. Leo\nNo vienen:\nPau\nBen', 'Sam, Jo, Leo~, Pau!, Ben!'],
    ['In:\n1. Sam\n2. Jo\nOut: Pau, Leo\nMaybe: Ann', 'Sam, Jo, Pau!, Leo!, Ann?'],
    ['1. Sam\n2. Jo\n❌ Out (1)\n- Leo\n🪑 Subs\n- Ann', 'Sam, Jo, Leo!, Ann~'],
    ['Van:\n1. Sam\n2. Jo\nBajas\n1. Leo\nEn duda\n1. Ann', 'Sam, Jo, Leo!, Ann?'],
    ['Out:\n1. Sam\n2. Jo', 'Sam!, Jo!'],
    // What cannot be read is named.
    ['1. Sam\n2. ???\n3. Jo', 'Sam, Jo; unread: ???'],
    ['1. Sam\nLeo\n2. Jo', 'Sam, Jo; unread: Leo'],
    ['1. Sam\n2. __\n3. …\n4. Jo', 'Sam, Jo'],
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
    '📍 Riverside\n⏰ Sunday\n👕 White shirts',
    '⚽ Sam\n⚽ Jo',
    '😂 so good\n😂 so bad!\n😂 no 2 ways about it',
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
        const people = readPastedList(body)?.people;
        if (!people) return;
        const text = formatList(people);
        expect(readPastedList(text, undefined, 1)?.people).toEqual(people);
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
