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

/** The sort key of the last row of a page: strings, numbers or null, in the order of the ORDER BY. */
export type Keyset = (string | number | null)[];

/**
 * Reads an opaque cursor back into a keyset of `length` parts; undefined for the first page. Throws
 * invalid for anything that was not given out for a list of this shape.
 */
export function parseCursor(cursor: string | undefined, length: number): Keyset | undefined {
  if (cursor === undefined) return undefined;
  try {
    const keyset: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keyset) && keyset.length === length && keyset.every(isPart)) return keyset as Keyset;
  } catch {
    // Not JSON: refused below, like any other text.
  }
  throw new UserError('invalid', {
    field: 'cursor',
    expected: 'the nextCursor of the page before',
    example: 'leave it out for the first page',
  });
}

function isPart(part: unknown): boolean {
  return part === null || typeof part === 'string' || typeof part === 'number';
}

/** Makes a page of rows that were selected with LIMIT limit + 1; the row too many says there is more. */
export function createPage<Row>(rows: Row[], limit: number, keysetOf: (row: Row) => Keyset): Page<Row> {
  const items = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = items.at(-1);
  const nextCursor =
    hasMore && last !== undefined ? Buffer.from(JSON.stringify(keysetOf(last))).toString('base64url') : null;
  return { items, nextCursor, hasMore };
}
