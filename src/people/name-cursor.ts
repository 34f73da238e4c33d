import { parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';

/** Reads the cursor of a list in the order of (name_key, id). Throws invalid. */
export function parseNameCursor(
  cursor: string | undefined,
): { nameKey: string; id: string } | undefined {
  const keyset = parseCursor(cursor, 2);
  if (!keyset) return undefined;
  const [nameKey, id] = keyset;
  // A cursor comes back from outside: what PostgreSQL could not read must not reach it.
  if (typeof nameKey === 'string' && !nameKey.includes('\0') && isUuid(id)) return { nameKey, id };
  throw badCursor();
}

/** Reads the cursor of a list in the order of ids. Throws invalid. */
export function parseIdCursor(cursor: string | undefined): string | undefined {
  const keyset = parseCursor(cursor, 1);
  if (!keyset) return undefined;
  const [id] = keyset;
  if (isUuid(id)) return id;
  throw badCursor();
}

function isUuid(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function badCursor(): UserError {
  return new UserError('invalid', {
    field: 'cursor',
    expected: 'the nextCursor of the page before',
    example: 'leave it out for the first page',
  });
}
