import { parseCursor } from '../db/page.ts';
import { UserError } from '../errors.ts';

/** Reads the cursor of a list in the order of (instant, id); null is for rows without one. Throws invalid. */
export function parseInstantCursor(
  cursor: string | undefined,
): { at: Date | null; id: string } | undefined {
  const keyset = parseCursor(cursor, 2);
  if (!keyset) return undefined;
  const [text, id] = keyset;
  const at = typeof text === 'string' ? new Date(text) : null;
  // A cursor comes back from outside: what PostgreSQL could not read must not reach it.
  const readable = at === null ? text === null : Number.isFinite(at.getTime());
  if (readable && typeof id === 'string' && UUID.test(id)) return { at, id };
  throw new UserError('invalid', {
    field: 'cursor',
    expected: 'the nextCursor of the page before',
    example: 'leave it out for the first page',
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
