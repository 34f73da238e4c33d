import { CsvError, type Info, parse } from 'csv-parse/sync';
import {
  excerpt,
  type ImportReading,
  MAX_ROWS,
  type ParsedContacts,
  type RawContact,
  readContactRow,
  tooManyRows,
} from './contact-row.ts';

type Column =
  | 'name'
  | 'first'
  | 'middle'
  | 'last'
  | 'mobile'
  | 'phone'
  | 'email'
  | 'notes'
  | 'group';

/**
 * Headings by what they mean: without case, accents, spaces and punctuation. English and Spanish,
 * and what the exports of Google, Outlook and Apple call theirs.
 */
const HEADINGS: Record<Column, string[]> = {
  name: [
    'name',
    'fullname',
    'displayname',
    'contact',
    'contactname',
    'nombre',
    'nombrecompleto',
    'contacto',
  ],
  first: ['firstname', 'givenname', 'forename', 'first', 'nombredepila', 'primernombre'],
  middle: ['middlename', 'additionalname', 'segundonombre'],
  last: ['lastname', 'familyname', 'surname', 'last', 'apellido', 'apellidos'],
  mobile: [
    'mobile',
    'mobilephone',
    'mobilenumber',
    'cell',
    'cellphone',
    'whatsapp',
    'movil',
    'celular',
    'telefonomovil',
  ],
  phone: [
    'phone',
    'phonenumber',
    'number',
    'tel',
    'telephone',
    'telefono',
    'numero',
    'phone1value',
    'primaryphone',
  ],
  email: ['email', 'emailaddress', 'mail', 'correo', 'correoelectronico', 'email1value'],
  notes: ['notes', 'note', 'nota', 'notas', 'comment', 'comments', 'comentarios', 'observaciones'],
  group: ['group', 'groups', 'grupo', 'grupos', 'labels', 'categories', 'groupmembership'],
};

/**
 * Reads contacts from CSV as spreadsheets and address books write it: comma, semicolon or tab; any
 * line ends; headings in the first line, in any order, unknown ones passed over. Never throws: a file
 * that cannot be read whole is answered as its problem, a person who cannot be read as a bad row.
 */
export function parseContactsCsv(text: string, reading: ImportReading = {}): ParsedContacts {
  // One kind of line end throughout: files that were edited on two systems mix them.
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  // Excel's way of naming the delimiter, in a line before the headings.
  const named = /^sep=([,;\t])\n/i.exec(lines);
  const body = named ? lines.slice(named[0].length) : lines;
  const offset = named ? 1 : 0;
  const delimiter = named?.[1] ?? findDelimiter(body);

  let records: { record: string[]; info: Info }[];
  try {
    records = parse(body, {
      delimiter,
      record_delimiter: '\n',
      // Names like `Ana "La Jefa" Ruiz`, which are not quoted fields.
      relax_quotes: true,
      relax_column_count: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      info: true,
      // One too many for the headings, one to see that there are too many.
      to: MAX_ROWS + 2,
    }) as unknown as typeof records;
  } catch (error) {
    if (error instanceof CsvError) return brokenQuotes(Number(error.lines) + offset);
    throw error;
  }
  const [head, ...people] = records;
  const columns = findColumns(head?.record ?? []);
  if (!columns.has('name') && !columns.has('first') && !columns.has('last')) {
    return noNames(head?.record ?? []);
  }
  if (people.length > MAX_ROWS) return tooManyRows();
  const rows = people.map(({ record, info }) => {
    // The parser counts to the last line of a record; people look for the first.
    const inner = record.join('').split('\n').length - 1;
    return readContactRow(readRecord(record, columns, info.lines - inner + offset), reading);
  });
  return { rows };
}

/** The delimiter that the headings are written with: the commonest outside of quotes. */
function findDelimiter(body: string): string {
  const heading = (/^.*/.exec(body.trimStart())?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => heading.split(delimiter).length;
  return [';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best), ',');
}

/** Where each column stands; of two of one kind ("Phone 1", "Phone 2") all, in their order. */
function findColumns(headings: string[]): Map<Column, number[]> {
  const columns = new Map<Column, number[]>();
  for (const [index, heading] of headings.entries()) {
    const key = heading
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase();
    for (const [column, names] of Object.entries(HEADINGS) as [Column, string[]][]) {
      if (names.includes(key)) columns.set(column, [...(columns.get(column) ?? []), index]);
    }
  }
  return columns;
}

function readRecord(record: string[], columns: Map<Column, number[]>, row: number): RawContact {
  const cells = (column: Column) =>
    (columns.get(column) ?? []).map((index) => (record[index] ?? '').trim()).filter((cell) => cell);
  const cell = (column: Column) => cells(column)[0] ?? '';
  const join = (...columns: Column[]) => columns.map(cell).join(' ');
  // "Nombre, Apellidos" and "Name, Surname": without a column of first names, the name is one.
  const full = columns.has('first')
    ? cell('name') || join('first', 'middle', 'last')
    : join('name', 'last');
  return {
    row,
    name: full,
    // Google writes several into one cell.
    phones: [...cells('mobile'), ...cells('phone')].flatMap((phones) => phones.split(':::')),
    email: (cell('email').split(':::')[0] ?? '').trim(),
    notes: cell('notes'),
    groups: cells('group').flatMap((names) => names.split(/;|:::/)),
  };
}

function brokenQuotes(line: number): ParsedContacts {
  return {
    problem: {
      field: 'file',
      expected: 'every quoted field to end with a quote',
      example: '"Ruiz, Ana",+34 600 111 222',
      got: `a quote that is not closed, or closed too early, near line ${line}`,
    },
  };
}

function noNames(headings: string[]): ParsedContacts {
  return {
    problem: {
      field: 'headings',
      expected: 'a first line of headings, one of which is the name',
      example: 'name,phone,email,notes,groups',
      got: excerpt(headings.join(', ')),
    },
  };
}
