import { expect, test } from 'vitest';
import { parseContactFile } from '../../src/import/contact-file.ts';

const csv = (cells: string) => `name,phone,email,notes,groups\n${cells}\n`;
const card = (...lines: string[]) =>
  ['BEGIN:VCARD', 'FN:Ana', ...lines, 'END:VCARD', ''].join('\n');
const each = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at));
const phones = (count: number) => each(count, (at) => `+3460011${1000 + at}`);

/** The first row of a file, or why the file is refused. */
function read(text: string) {
  const parsed = parseContactFile(Buffer.from(text));
  return 'problem' in parsed ? parsed : parsed.rows[0]!;
}

test.each([
  ['50 phones', csv(`Ana,${phones(50).join(';')},,,`)],
  ['50 addresses', csv(`Ana,,${each(50, (at) => `a${at}@b.c`).join(';')},,`)],
  ['50 groups', csv(`Ana,,,,${each(50, (at) => `Team ${at}`).join(';')}`)],
  ['500 properties', card(...each(499, (at) => `X-A${at}:1`))],
  ['a picture of any size', card(`PHOTO;ENCODING=b:${'A'.repeat(100_000)}`)],
])('somebody may have %s', (_what, text) => {
  expect(read(text)).not.toHaveProperty('problem');
});

test.each([
  ['51 phones', csv(`Ana,${phones(51).join(';')},,,`), 'phone', '50 of one person at most'],
  ['51 phones of a card', card(...phones(51).map((phone) => `TEL:${phone}`)), 'phone', '50 of'],
  ['51 addresses', csv(`Ana,,${each(51, (at) => `a${at}@b.c`).join(';')},,`), 'email', '50 of'],
  ['51 groups', csv(`Ana,,,,${each(51, (at) => `Team ${at}`).join(';')}`), 'groups', '50 of'],
  ['201 nicknames', card(...each(201, (at) => `NICKNAME:${at}`)), 'notes', '200 of one person'],
  ['notes of a novel', csv(`Ana,,,${'a'.repeat(10_001)},`), 'notes', '10000 characters in one'],
  ['501 properties', card(...each(501, () => 'TEL:')), 'card', '500 properties of a card at most'],
  [
    '501 kinds of them',
    card(...each(251, (at) => `X-A${at}:1`)) + card(...each(251, (at) => `X-B${at}:1`)),
    'file',
    '500 kinds of properties at most',
  ],
  [
    '1,001 groups',
    csv(
      each(21, (row) => `Ana ${row},,,,${each(50, (at) => `Team ${row} ${at}`).join(';')}`).join(
        '\n',
      ),
    ),
    'file',
    '1000 different groups at most',
  ],
])('%s are a mistake, and named', (_what, text, field, expected) => {
  expect(read(text)).toMatchObject({
    problem: { field, expected: expect.stringContaining(expected) },
  });
});
