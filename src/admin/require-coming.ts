import { UserError } from '../errors.ts';

/** The farthest a date may lie ahead, as in phrases (docs/rules.md, dates). */
const farthestYears = 5;

/** Refuses an instant that has passed or is too far away, as the commands do. Throws invalid. */
export function requireComing(field: string, instant: Date, now: Date): void {
  const farthest = new Date(now);
  farthest.setUTCFullYear(now.getUTCFullYear() + farthestYears);
  if (instant > now && instant <= farthest) return;
  const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000);
  throw new UserError('invalid', {
    field,
    expected: `an instant in the future, ${farthestYears} years away at most`,
    example: tomorrow.toISOString(),
  });
}
