import type { EmbeddedServer } from '../src/db/embedded-server.ts';

/** One line of the table: a figure of ours beside one of the same run, and what comes of it. */
export interface Row {
  bench: string;
  what: string;
  /** What the second figure is. */
  against: string;
  ours: number;
  theirs: number;
  unit: Unit;
  /** Ours by theirs: the median over the rounds, where there were rounds of both. */
  ratio: number;
  /** Whether a small or a large ratio is good. */
  good: 'less' | 'more';
  /** What the ratio must keep to; null where it is for information. */
  limit: number | null;
  /** Whether it does; null without a limit. */
  holds: boolean | null;
}

export type Unit = 'µs' | 'ms' | 's' | '/s' | 'MB';

/** A bench answers rows; it cleans up after itself. */
export type Bench = (server: EmbeddedServer) => Promise<Row[]>;

/** Completes a row. Times and memory are good when small, rates when large. */
export function createRow(
  given: Omit<Row, 'ratio' | 'good' | 'limit' | 'holds'> & { ratio?: number; limit?: number },
): Row {
  const { ratio = given.ours / given.theirs, limit = null, ...rest } = given;
  const good = given.unit === '/s' ? 'more' : 'less';
  const holds = limit === null ? null : good === 'less' ? ratio <= limit : ratio >= limit;
  return { ...rest, ratio, good, limit, holds };
}

/** The rows as a Markdown table, so that what is printed can stand in docs/bench.md. */
export function formatTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.bench,
    row.what,
    `${formatNumber(row.ours)} ${row.unit}`,
    `${formatNumber(row.theirs)} ${row.unit}`,
    row.against,
    formatNumber(row.ratio),
    row.limit === null
      ? `${row.good} is good`
      : `at ${row.good === 'less' ? 'most' : 'least'} ${row.limit}`,
    row.holds === null ? '' : row.holds ? 'yes' : 'NO',
  ]);
  const head = ['bench', 'what', 'ours', 'theirs', 'theirs is', 'ratio', 'limit', 'holds'];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...cells].map((line) => line[column]!.length)),
  );
  const numeric = (column: number) => [2, 3, 5].includes(column);
  const format = (line: string[]) =>
    `| ${line.map((cell, at) => (numeric(at) ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (numeric(at) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [format(head), rule, ...cells.map(format)].join('\n');
}

/** Three figures that count: 0.0412, 1.24, 87.3, 1,240,000. */
function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
}
