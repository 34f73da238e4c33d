import { describe, expect, it } from 'vitest';
import type { ContactRow, ImportReading } from '../../src/import/contact-row.ts';
import { parseContactsVcard } from '../../src/import/contacts-vcard.ts';
import { fc } from '../helpers/properties.ts';

function read(text: string, reading?: ImportReading) {
  const parsed = parseContactsVcard(text, reading);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.rows;
}

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

const person = (fields: Partial<ContactRow>): ContactRow => ({
  row: 1,
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

describe('parseContactsVcard', () => {
  it.each<[string, string[], Partial<ContactRow>]>([
    [
      'a card of 3.0, as Google writes it',
      [
        'VERSION:3.0',
        'FN:Ana Ruiz',
        'N:Ruiz;Ana;;;',
        'TEL;TYPE=CELL:+34 600 111 222',
        'EMAIL;TYPE=INTERNET:ana@example.org',
        'NOTE:Left wing\\, fast\\nand loud',
        'CATEGORIES:Book Club,Rock\\, Roll,myContacts',
      ],
      {
        name: 'Ana Ruiz',
        phone: '+34600111222',
        email: 'ana@example.org',
        notes: 'Left wing, fast\nand loud',
        groups: ['Book Club', 'Rock, Roll'],
      },
    ],
    [
      'a card of 4.0',
      [
        'VERSION:4.0',
        'FN:Ana',
        'TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+34-911-222-333',
        'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+34-911-222-444;ext=5',
      ],
      {
        phone: '+34911222444',
        asides: ['phone (work): tel:+34-911-222-444;ext=5', 'phone (home): tel:+34-911-222-333'],
      },
    ],
    [
      'quoted-printable of 2.1, as old Androids write it, with soft line breaks',
      [
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=47=C3=B3mez;=41=6E=',
        '=61;;;',
        'TEL;CELL;PREF:+34600111222',
      ],
      { name: 'Ana Gómez', phone: '+34600111222' },
    ],
    [
      'quoted-printable in another charset',
      ['FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Jos=E9'],
      { name: 'José' },
    ],
    [
      'quoted-printable in a charset that nobody knows',
      ['FN;CHARSET=KLINGON;QUOTED-PRINTABLE:Jos=C3=A9'],
      { name: 'José' },
    ],
    [
      'folded lines',
      ['FN:An', ' a R', '\tuiz', 'NOTE:one', '  two'],
      { name: 'Ana Ruiz', notes: 'one two' },
    ],
    [
      'groups of properties, as Apple writes them',
      ['item1.FN:Ana', 'item2.TEL;type=pref:+34600111222', 'item2.X-ABLabel:_$!<Mobile>!$_'],
      { phone: '+34600111222' },
    ],
    ['any case', ['fn:Ana', 'tel;type=cell:+34600111222'], { phone: '+34600111222' }],
    [
      'the mobile before the preferred landline',
      ['FN:Ana', 'TEL;TYPE=HOME,PREF:+34911222333', 'TEL;TYPE=CELL:+34600111222'],
      { phone: '+34600111222', asides: ['phone (home): +34911222333'] },
    ],
    [
      'the preferred of two landlines',
      ['FN:Ana', 'TEL;HOME:+34911222333', 'TEL;WORK;PREF:+34911222444'],
      { phone: '+34911222444', asides: ['phone (home): +34911222333'] },
    ],
    [
      'a fax as none, but keeps it',
      ['FN:Ana', 'TEL;TYPE=FAX:+34911222333', 'TEL;TYPE=HOME:+34911222444'],
      { phone: '+34911222444', asides: ['phone (fax): +34911222333'] },
    ],
    [
      'the next phone where the best is none',
      ['FN:Ana', 'TEL;TYPE=CELL:ask her', 'TEL:+34911222333'],
      { phone: '+34911222333', asides: ['phone (cell): ask her'] },
    ],
    [
      'the preferred address',
      ['FN:Ana', 'EMAIL:old@example.org', 'EMAIL;PREF=1:new@example.org'],
      { email: 'new@example.org', asides: ['email: old@example.org'] },
    ],
    [
      'N where FN is blank',
      ['FN:', 'N:Ruiz;Ana;María;Dra.;'],
      { name: 'Ana María Ruiz', asides: ['title: Dra.'] },
    ],
    ['escaped semicolons in N', ['N:Ruiz\\; Gil;Ana'], { name: 'Ana Ruiz; Gil' }],
    [
      'the organization where there is no name',
      ['N:;;;;', 'ORG:Riverside FC'],
      { name: 'Riverside FC' },
    ],
    ['a colon in a quoted parameter', ['FN;SORT-AS="a:b":Ana'], {}],
    ['a parameter whose quote is not closed', ['FN;X="a:Ana'], {}],
    [
      'a photo and other things beside',
      [
        'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ==',
        ' AAAA=',
        'FN:Ana',
        'nonsense',
        'X-FN:Pau',
        'FNORD:no',
      ],
      {},
    ],
  ])('reads %s', (_what, lines, fields) => {
    expect(read(card(...lines))).toEqual([person(fields)]);
  });

  it('counts cards, closed or not, and passes over what stands between', () => {
    const text = `\uFEFF${card('FN:Ana')}junk\nFN:Nobody\nbegin:vcard\nFN:Pau\nBEGIN:VCARD\rFN:Sam\r`;
    expect(read(text)).toEqual([
      person({}),
      person({ row: 2, name: 'Pau' }),
      person({ row: 3, name: 'Sam' }),
    ]);
  });

  it('reports a card that it cannot read and goes on', () => {
    expect(
      read(card('TEL:+34600111222') + card('FN:Ana', 'TEL:600111222') + card('FN:Pau')),
    ).toEqual([
      {
        row: 1,
        problem: { field: 'name', expected: '1 to 120 characters', example: 'Abraham', got: '' },
      },
      {
        row: 2,
        name: 'Ana',
        problem: {
          field: 'phone',
          expected: expect.stringMatching(
            /^a phone number with its country code; .*\?defaultCountry=ES$/,
          ),
          example: '+34 600 111 222',
          got: '600111222',
        },
      },
      person({ row: 3, name: 'Pau' }),
    ]);
    expect(read(card('FN:Ana', 'TEL:600111222'), { defaultCountry: 'ES' })).toEqual([
      person({ phone: '+34600111222' }),
    ]);
  });

  it('answers the problem of a file without cards or with too many', () => {
    expect(parseContactsVcard('hello')).toMatchObject({ problem: { field: 'file' } });
    expect(parseContactsVcard(card('FN:A').repeat(10_001))).toMatchObject({
      problem: { field: 'file' },
    });
    expect(read(card('FN:A').repeat(10_000))).toHaveLength(10_000);
  });

  it('never throws, and answers only what can be stored', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...[
          'BEGIN:VCARD',
          'END:VCARD',
          'FN',
          'N',
          'TEL',
          'EMAIL',
          'NOTE',
          'CATEGORIES',
          ':',
          ';',
          '=',
          ',',
        ],
        ...[
          '"',
          '\\',
          '\n',
          '\r\n ',
          'QUOTED-PRINTABLE',
          'CHARSET=utf-16le',
          '=E9',
          '=00',
          '+34600111222',
          'PREF=',
          '\uD800',
        ],
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const parsed = parseContactsVcard(`BEGIN:VCARD\n${pieces.join('')}`, {
          defaultCountry: 'ES',
        });
        expect(JSON.stringify(parsed)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back whatever an address book would write', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .map((value) => value.replace(/[\p{C}\s]+/gu, ' ').trim());
    const escapeText = (value: string) => value.replace(/[\\,;]/g, '\\$&');
    const fold = (line: string) => [...line].join('\r\n ');
    fc.assert(
      fc.property(text, text, (last, notes) => {
        const name = `A${last}`;
        expect(
          read(card(fold(`FN:${escapeText(name)}`), fold(`NOTE:${escapeText(notes)}`))),
        ).toEqual([person({ name, notes: notes === '' ? null : notes })]);
      }),
    );
  });
});
