import type { ImportReport } from '../../../client/muster.ts';

type Row = ImportReport['rows'][number];

export interface Headings {
  row: string;
  name: string;
  field: string;
  got: string;
  expected: string;
  example: string;
}

/** Rows that are wrong as CSV, each with why. */
export function writeWrong(
  rows: readonly Row[],
  headings: Headings,
  nameOf: (field: string) => string,
): string {
  const { row, name, field, got, expected, example } = headings;
  const lines = rows.map(({ row, name, problem }) => [
    ...[String(row), name, problem && nameOf(problem.field)],
    ...[problem?.got, problem?.expected, problem?.example],
  ]);
  return [[row, name, field, got, expected, example], ...lines]
    .map((cells) => cells.map(cellOf).join(','))
    .join('\r\n');
}

/** As RFC 4180 has it, with a quote before what a spreadsheet would compute. */
function cellOf(text = ''): string {
  const tame = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** Has the browser keep them as a file beside that which they come from. */
export function downloadWrong(
  rows: readonly Row[],
  headings: Headings,
  nameOf: (field: string) => string,
  fileName: string,
): void {
  // By the mark a spreadsheet knows that it is UTF-8.
  const blob = new Blob(['\uFEFF', writeWrong(rows, headings, nameOf)], { type: 'text/csv' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${fileName.replace(/\.\w+$/, '')}-errors.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
