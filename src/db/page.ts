import { isKept } from '../dates/instants.ts';
import { UserError } from '../errors.ts';
import { type Sql, sql } from './client.ts';

/** What a list is asked for. */
export interface PageRequest {
  /** 1 to 100. */
  limit: number;
  /** Where the page before ended, as it was answered then. */
  cursor?: string | undefined;
}

/** One page of a list by keyset: no offset, so that depth costs nothing and nothing shifts. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  hasMore: boolean;
}

/** What a part of a sort key may be, and how it is read back: undefined is no such part. */
const readers = {
  text: (part: unknown) => (typeof part === 'string' && !part.includes('\0') ? part : undefined),
  id: (part: unknown) => (typeof part === 'string' && uuid.test(part) ? part : undefined),
  number: (part: unknown) =>
    Number.isInteger(part) && Math.abs(part as number) < 2 ** 31 ? (part as number) : undefined,
  instant: (part: unknown) => readInstant(part),
  /** For rows that may have none. */
  instantOrNull: (part: unknown) => (part === null ? null : readInstant(part)),
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readInstant(part: unknown): Date | undefined {
  if (typeof part !== 'string') return undefined;
  const at = new Date(part);
  return isKept(at) ? at : undefined;
}

type Part = keyof typeof readers;

/** The sort key of a row, in the order of the ORDER BY. */
export type Keyset<Shape extends readonly Part[]> = {
  [Index in keyof Shape]: Exclude<ReturnType<(typeof readers)[Shape[Index]]>, undefined>;
};

/**
 * Reads an opaque cursor back into the sort key where the page before ended; undefined for the first
 * page. It comes back from outside, so each part must be what the list sorts by: throws invalid.
 */
export function parseCursor<const Shape extends readonly Part[]>(
  cursor: string | undefined,
  ...shape: Shape
): Keyset<Shape> | undefined {
  if (cursor === undefined) return undefined;
  const keyset = readKeyset(cursor, shape);
  if (keyset) return keyset;
  throw notACursor();
}

/** A list that has several orders: which this page is in. */
export interface Order {
  /** What it is sorted by: "name". */
  sort: string;
  order: 'asc' | 'desc';
}

/** As parseCursor, of a list with several orders: the cursor of another order is refused like any other text. */
export function parseCursorIn<const Shape extends readonly Part[]>(
  { sort, order }: Order,
  cursor: string | undefined,
  ...shape: Shape
): Keyset<Shape> | undefined {
  if (cursor === undefined) return undefined;
  const [of, ...rest] = readKeyset(cursor, ['text', ...shape]) ?? [];
  if (of !== `${sort} ${order}`) throw notACursor();
  return rest as unknown as Keyset<Shape>;
}

/** How it is said in SQL, after a column, and between a row and where the page before ended. */
export const way = ({ order }: Order): Sql => (order === 'asc' ? sql`ASC` : sql`DESC`);
export const beyond = ({ order }: Order): Sql => (order === 'asc' ? sql`>` : sql`<`);

/** As createPage, of a list with several orders. */
export function createPageIn<Row>(
  { sort, order }: Order,
  rows: Row[],
  limit: number,
  keysetOf: (row: Row) => (string | number | Date | null)[],
): Page<Row> {
  return createPage(rows, limit, (row) => [`${sort} ${order}`, ...keysetOf(row)]);
}

function readKeyset<Shape extends readonly Part[]>(
  cursor: string,
  shape: Shape,
): Keyset<Shape> | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === shape.length) {
      const keyset = shape.map((part, place) => readers[part](parts[place]));
      if (!keyset.includes(undefined)) return keyset as Keyset<Shape>;
    }
  } catch {
    // Not JSON: refused like any other text.
  }
  return undefined;
}

function notACursor(): UserError<'invalid'> {
  return new UserError('invalid', {
    field: 'cursor',
    expected: 'the nextCursor of the page before',
    example: 'leave it out for the first page',
  });
}

/** Makes a page of rows that were selected with LIMIT limit + 1; the row too many says there is more. */
export function createPage<Row>(
  rows: Row[],
  limit: number,
  keysetOf: (row: Row) => (string | number | Date | null)[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = items.at(-1);
  const nextCursor =
    hasMore && last !== undefined
      ? Buffer.from(JSON.stringify(keysetOf(last))).toString('base64url')
      : null;
  return { items, nextCursor, hasMore };
}
