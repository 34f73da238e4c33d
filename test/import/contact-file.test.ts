import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, parseContactFile } from '../../src/import/contact-file.ts';
import { fc } from '../helpers/properties.ts';

const CSV = 'name,notes\nJosé,áéí';
const read = (bytes: Uint8Array) => parseContactFile(bytes);
const josé = expect.objectContaining({
  rows: [expect.objectContaining({ name: 'José', notes: 'áéí' })],
});

describe('parseContactFile', () => {
  it.each([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${CSV}`)],
    ['UTF-16 as Excel writes it', Buffer.from(`\uFEFF${CSV.replaceAll(',', '\t')}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${CSV}`, 'utf16le').swap16()],
  ])('reads %s', (_what, bytes) => {
    expect(read(bytes)).toEqual(josé);
  });

  it.each([
    ['Latin-1', Buffer.from(CSV, 'latin1')],
    ['half a character', Buffer.from(CSV).subarray(0, -1)],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ])('reports %s instead of mangling it', (_what, bytes) => {
    expect(read(bytes)).toEqual({
      problem: expect.objectContaining({ field: 'file', expected: 'text in UTF-8' }),
    });
  });

  it('says of a workbook of Excel what to do with it', () => {
    expect(read(Buffer.from('PK\x03\x04 and so on'))).toEqual({
      problem: expect.objectContaining({ field: 'file', got: 'an Excel workbook' }),
    });
  });

  it('knows a vCard by its beginning, whatever the file is called', () => {
    const card = '\uFEFF\r\n begin:vcard\r\nFN:José\r\nNOTE:áéí\r\nEND:VCARD';
    expect(read(Buffer.from(card.replace('\n ', '\n')))).toEqual(josé);
  });

  it('takes 5 MB and not one byte more', () => {
    const file = Buffer.alloc(MAX_FILE_BYTES + 1, ' ');
    file.write('name\nAna\n');
    expect(read(file)).toMatchObject({
      problem: { field: 'file', expected: '5 MB at most', got: '5.0 MB' },
    });
    expect(read(file.subarray(1).fill('name\nAna\n', 0, 9))).toMatchObject({
      rows: [{ name: 'Ana' }],
    });
  });

  it('never throws for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(read(bytes)).toBeTypeOf('object');
      }),
    );
  });
});
