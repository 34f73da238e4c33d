import { isKept } from '../dates/instants.ts';
import { UserError } from '../errors.ts';

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
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === shape.length) {
      const keyset = shape.map((part, place) => readers[part](parts[place]));
      if (!keyset.includes(undefined)) return keyset as Keyset<Shape>;
    }
  } catch {
    // Not JSON: refused below, like any other text.
  }
  throw new UserError('invalid', {
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
