import { CsvError, type Info, parse } from 'csv-parse/sync';
import { unquoteFormula } from '../forms/formula.ts';
import {
  type Column,
  groupColumns,
  hasNames,
  labelOf,
  readColumns,
  settleColumns,
  useOf,
} from './columns.ts';
import {
  type ImportReading,
  MAX_ROWS,
  type ParsedContacts,
  readContactRow,
  tooManyRows,
} from './contact-row.ts';
import { firstOf, mostWarnings } from './import-limits.ts';
import { parseImportMap } from './import-map.ts';
import { excerpt } from './raw-contact.ts';
import { readRecord } from './read-record.ts';

interface Line {
  record: string[];
  info: Info;
}

/** In so many of the first lines headings are looked for: some sheets have a title above them. */
const headingLines = 10;

/** A file of more columns is none of contacts: the widest exports of address books have some 200. */
const mostColumns = 1000;
/** As much of the first lines as headings are looked for in. */
const longestStart = 100_000;

const delimiters = [',', ';', '\t', '|'];

/**
 * Reads contacts from CSV as spreadsheets and address books write it: comma, semicolon or tab; any
 * line ends; headings in any order, told by their words (read-heading.ts). Never throws: a file that cannot
 * be read whole is answered as its problem, a person who cannot be read as a bad row, and what is not taken
 * over is named.
 */
export function parseContactsCsv(text: string, reading: ImportReading = {}): ParsedContacts {
  // One kind of line end throughout: files that were edited on two systems mix them.
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  // Excel's way of naming the delimiter, in a line before the headings.
  const named = /^sep=([,;\t|])\n/i.exec(lines);
  const body = named ? lines.slice(named[0].length) : lines;
  const offset = named ? 1 : 0;
  const delimiter = named?.[1] ?? findDelimiter(body);

  let records: Line[];
  try {
    // One more than fit, beside the headings and what may stand above them, to see that there are too many.
    records = readLines(body, delimiter, MAX_ROWS + headingLines + 1).map((line) => ({
      ...line,
      // Of a file that was exported: the quote that keeps a spreadsheet from computing a phone.
      record: line.record.map(unquoteFormula),
    }));
  } catch (error) {
    if (error instanceof CsvError) return brokenQuotes(Number(error.lines) + offset);
    throw error;
  }
  const cellsOf = ({ record }: Line) => record;
  const place = findHeadings(records.map(cellsOf));
  const head = records[place]?.record ?? [];
  const people = records.slice(place + 1);
  if (people.length > MAX_ROWS) return tooManyRows();
  const cells = people.map(cellsOf);
  // Cells beyond the last heading have a column too.
  const width = cells.reduce((most, record) => Math.max(most, record.length), head.length);
  if (width > mostColumns) return tooManyColumns(width);
  const headings = Array.from({ length: width }, (_, index) => head[index] ?? '');
  const given = parseImportMap(reading.map ?? '', headings);
  if ('problem' in given) return given;
  const columns = settleColumns(readColumns(headings, given.map), cells);
  const layout = groupColumns(columns);
  if (!layout.some((person) => hasNames(person.columns))) return noNames(head);

  const rows = people.flatMap(({ record, info }) => {
    // The parser counts to the last line of a record; people look for the first.
    const inner = record.join('').split('\n').length - 1;
    return readRecord(record, layout, info.lines - inner + offset).map((raw) =>
      readContactRow(raw, reading),
    );
  });
  if (rows.length > MAX_ROWS) return tooManyRows();
  return {
    rows,
    columns: columns
      .map((column) => useOf(column, cells))
      .filter(({ heading, filled }) => heading !== '' || filled > 0),
    warnings: [
      ...records.slice(0, place).map(({ record, info }) => passedOver(record, info.lines + offset)),
      ...firstOf(
        columns.flatMap((column) => notTaken(column, cells)),
        mostWarnings,
      ),
    ],
  };
}

function readLines(body: string, delimiter: string, to: number): Line[] {
  return parse(body, {
    delimiter,
    record_delimiter: '\n',
    // Names like `Ana "La Jefa" Ruiz`, which are not quoted fields.
    relax_quotes: true,
    relax_column_count: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    info: true,
    to,
  }) as unknown as Line[];
}

/** The delimiter by which most headings are understood; where none are, the commonest outside of quotes. */
function findDelimiter(body: string): string {
  const start = body.trimStart().slice(0, longestStart).split('\n', headingLines).join('\n');
  const heading = (/^.*/.exec(start)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => heading.split(delimiter).length;
  const understood = (delimiter: string) => {
    const records = readStart(start, delimiter);
    return scoreOf(records[findHeadings(records)] ?? []);
  };
  const ranked = delimiters.map((delimiter) => ({
    delimiter,
    rank: understood(delimiter) * 1000 + Math.min(count(delimiter), 999),
  }));
  return ranked.reduce((best, other) => (other.rank > best.rank ? other : best)).delimiter;
}

/** The first lines by themselves: a quoted field that goes on below them is no matter here. */
function readStart(start: string, delimiter: string): string[][] {
  try {
    return readLines(start, delimiter, headingLines).map(({ record }) => record);
  } catch {
    return [];
  }
}

/** Where the headings stand: in the first line, unless that has none and a later one has a name's and another. */
function findHeadings(records: readonly (readonly string[])[]): number {
  const first = records.slice(0, headingLines);
  if (scoreOf(first[0] ?? []) > 0) return 0;
  const later = first.findIndex((record) => scoreOf(record) > 1);
  return Math.max(later, 0);
}

/** How many of the headings are understood, 0 where nobody is called by any. */
function scoreOf(record: readonly string[]): number {
  const columns = readColumns(record.slice(0, mostColumns), new Map());
  return hasNames(columns) ? columns.filter(({ meaning }) => meaning !== undefined).length : 0;
}

/** A column that nobody understands, where it has something: with how to have it taken over. */
function notTaken(column: Column, records: readonly (readonly string[])[]): string[] {
  if (column.meaning !== undefined) return [];
  const cells = records.map((record) => (record[column.index] ?? '').trim()).filter(Boolean);
  const [example] = cells;
  if (example === undefined) return [];
  const label = excerpt(labelOf(column));
  return [
    `Column "${label}" was not taken over: ${cells.length} ${cells.length === 1 ? 'row has' : 'rows have'} something in it, as "${excerpt(example)}". To keep it, say what it is, for example: map=${label}:notes`,
  ];
}

function passedOver(record: readonly string[], line: number): string {
  return `Line ${line} stands above the headings and was passed over: ${excerpt(record.filter(Boolean).join(', '))}`;
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

function tooManyColumns(width: number): ParsedContacts {
  return {
    problem: {
      field: 'file',
      expected: `${mostColumns} columns at most`,
      example: 'name,phone,email,notes,groups',
      got: `${width} columns`,
    },
  };
}

function noNames(headings: readonly string[]): ParsedContacts {
  return {
    problem: {
      field: 'headings',
      expected:
        'a line of headings, one of which is the name; which one that is can be said by map=Who:name',
      example: 'name,phone,email,notes,groups',
      got: excerpt(headings.join(', ')),
    },
  };
}
