import { DateTime } from 'luxon';
import { factsOf, nextOccurrences } from '../dates/recurrence.ts';
import type { Repeats } from '../languages/reply.ts';

/** When something comes again: its rule, its first occurrence, and the zone whose clock it keeps. */
interface Schedule {
  /** RFC 5545; null for what happens once. */
  rule: string | null;
  startsAt: Date | null;
  endsAt?: Date | null;
  hasTime: boolean;
  zone: string;
}

/** How something comes again, with the next two dates after an instant; null for what happens once. */
export function repeatsOf(schedule: Schedule, after: Date): Repeats | null {
  const { rule, startsAt, endsAt = null, hasTime, zone } = schedule;
  if (rule === null || startsAt === null) return null;
  const next = nextOccurrences({ rule, startsAt, zone }, after, 2);
  return {
    how: factsOf({ rule, startsAt, endsAt, hasTime, zone }),
    next: next.map((at) => ({ at, zone, hasTime: false })),
  };
}

/** As repeatsOf, for a task: of its due date only the time tells whether one was said (docs/rules.md, dates). */
export function taskRepeats(
  { dueAt, recurrence }: { dueAt: Date | null; recurrence: string | null },
  zone: string,
  after: Date,
): Repeats | null {
  const hasTime =
    dueAt !== null && DateTime.fromJSDate(dueAt, { zone }).toFormat('HH:mm') !== '23:59';
  return repeatsOf({ rule: recurrence, startsAt: dueAt, hasTime, zone }, after);
}
