import { UserError } from '../errors.ts';

/** The farthest a date may lie ahead, as in phrases (docs/rules.md, dates). */
const farthestYears = 5;

/** Refuses an instant that has passed or is too far away, as the commands do. Throws invalid. */
export function requireComing(field: string, instant: Date, now: Date): void {
  if (instant > now && isNear(instant, now)) return;
  throw invalid(field, `an instant in the future, ${farthestYears} years away at most`, now);
}

/** As requireComing, where what has passed may be meant: the end of what goes on. */
export function requireNear(field: string, instant: Date, now: Date): void {
  if (!isNear(instant, now))
    throw invalid(field, `an instant that is ${farthestYears} years away at most`, now);
}

function isNear(instant: Date, now: Date): boolean {
  const farthest = new Date(now);
  farthest.setUTCFullYear(now.getUTCFullYear() + farthestYears);
  return instant <= farthest;
}

function invalid(field: string, expected: string, now: Date): UserError {
  const tomorrow = new Date(now.getTime() + 24 * 60 * 60 * 1000);
  return new UserError('invalid', { field, expected, example: tomorrow.toISOString() });
}
