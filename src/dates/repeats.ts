import { factsOf, nextOccurrences, type RecurrenceFacts } from './recurrence.ts';

/** When something comes again: its rule, its first occurrence, and the zone whose clock it keeps. */
export interface Repeating {
  /** RFC 5545; null for what happens once. */
  rule: string | null;
  startsAt: Date | null;
  endsAt?: Date | null;
  hasTime: boolean;
  zone: string;
}

/** How something comes again, with the next two dates after an instant; null for what happens once. */
export function repeatsOf(
  { rule, startsAt, endsAt = null, hasTime, zone }: Repeating,
  after: Date,
): { how: RecurrenceFacts; next: { at: Date; zone: string; hasTime: false }[] } | null {
  if (rule === null || startsAt === null) return null;
  const next = nextOccurrences({ rule, startsAt, zone }, after, 2);
  return {
    how: factsOf({ rule, startsAt, endsAt, hasTime, zone }),
    next: next.map((at) => ({ at, zone, hasTime: false })),
  };
}
