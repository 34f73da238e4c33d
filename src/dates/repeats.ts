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

/** One of a series: when it is, and the rule by which it is one. */
export interface OfSeries {
  startsAt: Date | null;
  endsAt: Date | null;
  hasTime: boolean;
  /** RFC 5545, counted from ruleFrom on the clock of seriesZone. */
  recurrence: string | null;
  ruleFrom: Date | null;
  seriesZone: string | null;
  /** When it is by the rule. */
  occursAt: Date | null;
}

/** How one of a series comes again, whenever this one alone is. */
export function scheduleOf(one: OfSeries): Repeating {
  const { startsAt, endsAt, hasTime, recurrence, ruleFrom, seriesZone, occursAt } = one;
  const isByRule = startsAt?.getTime() === occursAt?.getTime();
  return {
    rule: recurrence,
    startsAt: ruleFrom,
    endsAt: isByRule ? endsAt : null,
    hasTime,
    zone: seriesZone ?? 'UTC',
  };
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
