import type { DateTime } from 'luxon';

/**
 * The same time of day some days later, or earlier where `days` is negative. What Luxon's `plus` does,
 * without the duration that it makes for it, which costs several times the sum itself.
 */
export function plusDays(from: DateTime<true>, days: number): DateTime<true> {
  return from.set({ day: from.day + days }) as DateTime<true>;
}
