import { UserError } from '../errors.ts';

/** Refuses an instant that has passed, as the commands do. Throws invalid. */
export function requireFuture(field: string, instant: Date, now: Date): void {
  if (instant > now) return;
  const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000);
  throw new UserError('invalid', {
    field,
    expected: 'an instant in the future',
    example: tomorrow.toISOString(),
  });
}
