import { describe, expect, it } from 'vitest';
import type { ContactRow, ImportReading, ParsedContacts } from '../../src/import/contact-row.ts';
import { parseContactsCsv } from '../../src/import/contacts-csv.ts';
import { fc } from '../helpers/properties.ts';

function rowsOf(parsed: ParsedContacts) {
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.rows;
}

const read = (text: string, reading?: ImportReading) => rowsOf(parseContactsCsv(text, reading));

const person = (row: number, fields: Partial<ContactRow>): ContactRow => ({
  row,
  name: 'Ana',
  phone: null,
  email: null,
  notes: null,
  groups: [],
  asides: [],
  // What a phone and an address are called is held by the tables of real files.
  lines: expect.anything(),
  ...fields,
});

describe('parseContactsCsv', () => {
  it.each<[string, string, Partial<ContactRow>]>([
    [
      'plain English headings',
      'name,phone,email,notes,groups\nAna Ruiz,+34 600 111 222,ana@example.org,Goalkeeper,Book Club;Family',
      {
        name: 'Ana Ruiz',
        phone: '+34600111222',
        email: 'ana@example.org',
        notes: 'Goalkeeper',
        groups: ['Book Club', 'Family'],
      },
    ],
    [
      'any case, accents and spaces',
      ' FULL  Name ,TELÉFONO,E-Mail\nAna,0034600111222,a@b.es',
      { phone: '+34600111222', email: 'a@b.es' },
    ],
    [
      'Spanish',
      'Nombre;Apellidos;Móvil;Correo;Nota;Grupo\nAna;Ruiz;+34600111222;a@b.es;x;G',
      { name: 'Ana Ruiz', phone: '+34600111222', email: 'a@b.es', notes: 'x', groups: ['G'] },
    ],
    ['first and last names', 'First Name,Last Name\nAna,Ruiz Gil', { name: 'Ana Ruiz Gil' }],
    [
      'a name that is given beside its parts',
      'Name,Given Name,Family Name\nDr. Ana,Ana,Ruiz',
      { name: 'Dr. Ana', asides: ['Family Name: Ruiz'] },
    ],
    ['only a last name', 'first name,surname\n,Ruiz', { name: 'Ruiz' }],
    ['tabs, with empty columns', 'phone\temail\tname\n\t\tAna', {}],
    ['semicolons inside which commas are text', 'name;notes\nAna;a, b, c', { notes: 'a, b, c' }],
    ['a byte order mark', '\uFEFFname,phone\nAna,+34600111222', { phone: '+34600111222' }],
    [
      'quotes, doubled quotes, delimiters and spaces around',
      'name,notes\n "Ana" , "said ""hi"", then left"',
      { notes: 'said "hi", then left' },
    ],
    ['quotes inside an unquoted field', 'name\nAna "La Jefa" Ruiz', { name: 'Ana "La Jefa" Ruiz' }],
    [
      'headings in quotes with delimiters',
      '"Name","Notes; more, all","E-mail"\n"Ana","","a@b.es"',
      { email: 'a@b.es' },
    ],
    [
      'the mobile before the landline',
      'name,phone,mobile\nAna,+34911222333,+34600111222',
      { phone: '+34600111222', asides: ['phone: +34911222333'] },
    ],
    [
      'the next phone where one is blank or wrong',
      'name,mobile,phone\nAna,extension 5,+34911222333',
      { phone: '+34911222333', asides: ['mobile: extension 5'] },
    ],
    [
      "Google's several in one cell, and own labels",
      'First Name,Last Name,Labels,Phone 1 - Value\nAna,,* myContacts ::: Book Club,+34600111222 ::: +34911222333',
      {
        name: 'Ana',
        phone: '+34600111222',
        groups: ['Book Club'],
        asides: ['Phone 1: +34911222333'],
      },
    ],
    ['the apostrophe of spreadsheets', "name,phone\nAna,'+34600111222", { phone: '+34600111222' }],
    ['a group named twice, and blanks', 'name,groups\nAna,A; ;A;B;', { groups: ['A', 'B'] }],
    ['columns that it does not know', 'id,name,shoe size\n7,Ana,39', {}],
    ['too few and too many cells', 'name,phone,email\nAna', {}],
  ])('reads %s', (_what, text, fields) => {
    expect(read(text)).toEqual([person(2, fields)]);
  });

  it.each(['\n', '\r\n', '\r'])('counts lines as an editor does, ended by %j', (end) => {
    const lines = ['name,notes', 'Ana,"one', 'two"', '', 'Pau,x', ',,', 'Sam'];
    expect(read(lines.join(end))).toEqual([
      person(2, { notes: 'one\ntwo' }),
      person(5, { name: 'Pau', notes: 'x' }),
      person(7, { name: 'Sam' }),
    ]);
  });

  it('reads files whose line ends are mixed, and the delimiter that Excel names', () => {
    expect(read('sep=;\r\nname;notes\nAna;"a,b"\r\nPau;\n')).toEqual([
      person(3, { notes: 'a,b' }),
      person(4, { name: 'Pau' }),
    ]);
  });

  it('reads phones without a country only where one is given', () => {
    const text = 'name,phone\nAna,600 111 222\nPau,+44 7911 123456\nSam,34600111333\nBea,3.46E+10';
    expect(read(text)).toMatchObject([
      { problem: { field: 'phone', got: '600 111 222', example: '+34 600 111 222' } },
      { phone: '+447911123456' },
      { problem: { field: 'phone' } },
      { problem: { field: 'phone', got: '3.46E+10' } },
    ]);
    expect(read(text, { defaultCountry: 'ES' })).toMatchObject([
      { phone: '+34600111222' },
      { phone: '+447911123456' },
      { phone: '+34600111333' },
      { problem: { field: 'phone' } },
    ]);
  });

  it.each([
    ['name', ',+34600111222', ''],
    ['name', '\u200B\u2060,', '\u200B\u2060'],
    ['name', `${'x'.repeat(121)},`, 'x'.repeat(80)],
    ['phone', 'Ana,12', '12'],
    ['email', 'Ana,,not an address', 'not an address'],
    ['notes', `Ana,,,${'n'.repeat(2001)}`, 'n'.repeat(80)],
  ])('reports a wrong %s and goes on', (field, line, got) => {
    const rows = read(`name,phone,email,notes\n${line}\nPau,,,`);
    expect(rows).toEqual([
      expect.objectContaining({
        row: 2,
        problem: { field, got, expected: expect.any(String), example: expect.any(String) },
      }),
      person(3, { name: 'Pau' }),
    ]);
    expect(rows[0]).toHaveProperty(field === 'name' ? 'row' : 'name');
    if (field === 'name') expect(rows[0]).not.toHaveProperty('name');
  });

  it.each([
    ['nothing at all', '', 'headings'],
    ['no column of names', 'phone,email\n+34600111222,a@b.es', 'headings'],
    ['no headings', 'Ana,+34600111222', 'headings'],
    ['a quote that is not closed', 'name,notes\nAna,"never\nends\n', 'file'],
  ])('answers the problem of a file with %s', (_what, text, field) => {
    expect(parseContactsCsv(text)).toEqual({ problem: expect.objectContaining({ field }) });
  });

  it('says near which line the quotes are broken', () => {
    expect(parseContactsCsv('name,notes\nAna,ok\nPau,"x"y\nSam,')).toMatchObject({
      problem: { got: expect.stringContaining('line 3') },
    });
  });

  it('takes 10,000 people and not one more', () => {
    const file = (people: number) =>
      `name,phone\n${Array.from({ length: people }, (_, n) => `P${n},\n;,\n`.replace(';', '')).join('')}`;
    expect(read(file(10_000))).toHaveLength(10_000);
    expect(parseContactsCsv(file(10_001))).toMatchObject({
      problem: { field: 'file', expected: '10000 people at most' },
    });
  });

  it('never throws, and answers only what can be stored', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '\0', '\uD800', '+34600111222', 'a@b.es', ';', '\t', '\r', '\n', ' '),
    );
    const text = fc
      .array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 })
      .map((lines) => lines.map((cells) => cells.join(',')).join('\n'));
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((rest) => `name,phone,email,notes,groups\n${rest}`),
        ),
        (input) => {
          const parsed = parseContactsCsv(input, { defaultCountry: 'ES' });
          expect(JSON.stringify(parsed)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
          for (const row of 'rows' in parsed ? parsed.rows : []) {
            if ('problem' in row) continue;
            expect(row.name).toBe(row.name.trim());
            expect(row.name.length).toBeGreaterThan(0);
            if (row.phone !== null) expect(row.phone).toMatch(/^\+[1-9][0-9]{6,14}$/);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reads back whatever a spreadsheet would write', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .map((value) => value.replace(/[\p{C}\s]+/gu, ' ').trim());
    const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(text, text, fc.constantFrom(',', ';', '\t'), (last, notes, delimiter) => {
        const name = `A${last}`;
        const csv = [['name', 'notes'], [name, notes].map(quote)].map((line) =>
          line.join(delimiter),
        );
        expect(read(csv.join('\r\n'))).toEqual([
          person(2, { name, notes: notes === '' ? null : notes }),
        ]);
      }),
    );
  });
});
