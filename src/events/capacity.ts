import { UserError } from '../errors.ts';

/** A limit of people, guests counted; null for none. Throws invalid. */
export function parseCapacity(capacity: number | null): number | null {
  if (capacity === null || (Number.isInteger(capacity) && capacity >= 1 && capacity <= 100_000))
    return capacity;
  throw new UserError('invalid', {
    field: 'max',
    expected: '1 to 100,000 people',
    example: 'max 14',
  });
}
