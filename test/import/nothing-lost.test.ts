import { expect, test } from 'vitest';
import { squash } from '../../src/forms/nearest.ts';
import { parseContactFile } from '../../src/import/contact-file.ts';
import type { ReadContacts } from '../../src/import/contact-row.ts';
import { fc } from '../helpers/properties.ts';

const reading = { defaultCountry: 'ES' as const };

function read(file: string): ReadContacts {
  const parsed = parseContactFile(Buffer.from(file), reading);
  return 'problem' in parsed ? { rows: [], columns: [], warnings: [] } : parsed;
}

const name = fc.constantFrom('Ana', 'Pau Ruiz', 'Dra. Gil', 'Zoë', 'Leo', 'Jr.', '李雷');
const phone = fc.constantFrom(
  ...['600 111 222', '+34 600 111 333', '911222333', '+44 7911 123456', '12', 'ask her'],
  ...[
    '600111222 ::: 911222444',
    '600 111 444 (mum)',
    '+34 911 222 333 ext 5',
    '600111555;600111666',
  ],
);
const email = fc.constantFrom('a@b.es', 'pau@work.org', 'a@b.es ::: c@d.es', 'none');
const word = fc.constantFrom('Mobile', 'Grandma', 'Work', '* Home', '39', 'x y', 'Calle 1', '+34');
const cell = fc.oneof(name, phone, email, word, fc.constant(''), fc.constant(''));

const heading = fc.constantFrom(
  ...['Name', 'First Name', 'Middle Name', 'Last Name', 'Suffix', 'Nickname', 'Segundo apellido'],
  ...['Phone', 'Home Phone', 'Mobile', 'Fax', 'Phone 1 - Value', 'Phone 1 - Type', 'Work Phone'],
  ...[
    'Email',
    'E-mail 2 - Value',
    'E-mail 2 - Label',
    'Notes',
    'Comments',
    'Groups',
    'Country code',
  ],
  ...[
    'Parent 1 Name',
    'Parent 1 Mobile',
    'Parent 1 Email',
    'P2 Phone',
    'Mother',
    'Emergency phone',
  ],
  ...['Shoe size', 'Address', '', 'Contact', 'Number', 'Name 2', 'Phone 2', 'Team'],
);

/** Everything that is said of a file: what is stored, and what is reported. */
function said({ rows, columns, warnings }: ReadContacts) {
  return {
    of: (line: number) => rows.filter(({ row }) => row === line),
    leftOut: new Set(columns.flatMap((use) => (use.takenAs === null ? use.column! - 1 : []))),
    warnings,
  };
}

/** The parts of a cell, as they may be taken apart: "600 … ::: 911 …". */
const partsOf = (text: string) => text.split(/:::|;/).map((part) => part.trim());

const digits = (text: string) => text.replace(/\D/g, '').slice(-9);

test('every cell of a random file is in a contact, in its notes, or named', () => {
  const table = fc.uniqueArray(heading, { minLength: 1, maxLength: 9 }).chain((headings) =>
    fc.record({
      headings: fc.constant(headings),
      lines: fc.array(
        fc.array(cell, { minLength: headings.length, maxLength: headings.length + 1 }),
        {
          minLength: 1,
          maxLength: 5,
        },
      ),
    }),
  );
  fc.assert(
    fc.property(table, ({ headings, lines }) => {
      const quote = (texts: string[]) => texts.map((text) => `"${text}"`).join(',');
      const parsed = read([headings, ...lines].map(quote).join('\n'));
      if (parsed.columns.length === 0) return; // A file without a column of names: refused whole.
      const { of, leftOut } = said(parsed);
      for (const [index, cells] of lines.entries()) {
        const people = of(index + 2);
        // A person who cannot be read is a row in error: it is named, and nothing of it is taken.
        if (people.some((person) => 'problem' in person)) continue;
        const kept = people.flatMap((person) =>
          'problem' in person
            ? []
            : [
                person.name,
                person.phone,
                person.email,
                person.notes,
                ...person.asides,
                ...person.groups,
              ],
        );
        const there = kept.filter((text) => text !== null).join('\n');
        for (const [place, text] of cells.entries()) {
          if (leftOut.has(place)) {
            if (text !== '') expect(parsed.warnings.join('\n')).toContain('was not taken over');
            continue;
          }
          // What a column says of another: its words are the kind of the phone, its digits the country's.
          if (/Type|Label|Country code/.test(headings[place] ?? '')) continue;
          for (const part of partsOf(text)) {
            const isThere =
              there.includes(part) ||
              squash(there).includes(squash(part)) ||
              (digits(part).length >= 7 &&
                digits(there).length > 0 &&
                there.replace(/\D/g, '').includes(digits(part)));
            expect(isThere, `${headings[place]}: ${part} in ${there}`).toBe(true);
          }
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('every property of a random card is in the contact, in its notes, or named', () => {
  const line = fc.oneof(
    name.map((text) => ['FN', text] as const),
    name.map((text) => ['NICKNAME', text] as const),
    fc
      .tuple(fc.constantFrom('TEL', 'TEL;TYPE=HOME', 'TEL;CELL', 'item1.TEL', 'PHONE.WORK'), phone)
      .map(([key, text]) => [key, text.split(/ ::: |;/)[0]!] as const),
    fc
      .tuple(fc.constantFrom('EMAIL', 'EMAIL;PREF=1'), fc.constantFrom('a@b.es', 'c@d.es'))
      .map(([key, text]) => [key, text] as const),
    word.map((text) => ['NOTE', text] as const),
    word.map((text) => ['X-OTHER', text] as const),
    word.map((text) => ['ORG', text] as const),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 10 }), (lines) => {
      const file = ['BEGIN:VCARD', ...lines.map(([key, text]) => `${key}:${text}`), 'END:VCARD'];
      const { rows, columns } = read(file.join('\n'));
      const [person] = rows;
      if (!person || 'problem' in person) return;
      const kept = [person.name, person.phone, person.email, person.notes, ...person.asides];
      const there = kept.filter((text) => text !== null).join('\n');
      const named = columns.filter(({ takenAs }) => takenAs === null).map((use) => use.heading);
      for (const [key, text] of lines) {
        if (named.includes(key)) continue;
        const isThere =
          squash(there).includes(squash(text)) || there.replace(/\D/g, '').includes(digits(text));
        expect(isThere, `${key}: ${text} in ${there}`).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
