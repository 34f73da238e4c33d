import type { ImportReading, ParsedContacts, ReadContacts } from './contact-row.ts';
import { parseContactsCsv } from './contacts-csv.ts';
import { parseContactsVcard } from './contacts-vcard.ts';

/** At most so many bytes of one file (docs/rules.md, contacts). */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** Each is looked up, and told of where it is not there. */
const mostGroups = 1000;

/**
 * Reads an uploaded file of contacts: vCard where it begins with a card, else CSV. It must be UTF-8,
 * or UTF-16 with a byte order mark, as Excel writes "Unicode text"; any other encoding is a problem
 * to report, because guessing one would mangle names.
 */
export function parseContactFile(bytes: Uint8Array, reading: ImportReading = {}): ParsedContacts {
  if (bytes.byteLength > MAX_FILE_BYTES) {
    const got = `${(bytes.byteLength / 1024 / 1024).toFixed(1)} MB`;
    return problem('5 MB at most', 'several smaller files', got);
  }
  // "PK": a zip archive, as Excel's own files are.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    return problem('CSV or vCard', 'in Excel: save as "CSV UTF-8"', 'an Excel workbook');
  }
  const text = decode(bytes);
  if (text === undefined) {
    return problem('text in UTF-8', 'in Excel: save as "CSV UTF-8"', 'another encoding');
  }
  const parsed = /^\s*BEGIN:VCARD/i.test(text)
    ? parseContactsVcard(text, reading)
    : parseContactsCsv(text, reading);
  const groups = 'problem' in parsed ? 0 : countGroups(parsed);
  return groups > mostGroups
    ? problem(`${mostGroups} different groups at most`, 'several smaller files', `${groups}`)
    : parsed;
}

function countGroups({ rows }: ReadContacts): number {
  return new Set(rows.flatMap((row) => ('problem' in row ? [] : row.groups))).size;
}

/** Without the byte order mark, or undefined where the bytes are no text in the encoding. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function problem(expected: string, example: string, got: string): ParsedContacts {
  return { problem: { field: 'file', expected, example, got } };
}
