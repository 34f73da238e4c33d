import { type Newest, plannedFor, readNewest } from '../alarms/series-alarms.ts';
import type { Change } from '../change/change.ts';
import { asLongBefore } from '../dates/as-long-before.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';

/** So many of the dates to come are looked at: among them are all distances that two can have, but of rare rules. */
const lookedAt = 24;

const day = 24 * 60 * 60_000;

/**
 * Throws neverCloses where answers to one of a series, by its rule, close so long before it that each later one would
 * be made after that, and so never close (stillToClose). What is changed of one that is not the newest is of that alone.
 */
export async function requireClosing(
  change: Change,
  eventId: string,
  ruleAnswerBy: Date,
): Promise<void> {
  const [newest] = await readNewest(change, 'event', sql`s.id = ${eventId}::uuid`);
  if (newest?.id !== eventId) return;
  const { occursAt, seriesZone: zone } = newest;
  const toCome = comingDates(newest);
  const closes = ({ plannedAt, next }: Coming) =>
    asLongBefore({ at: ruleAnswerBy, startsAt: occursAt }, next, zone) > plannedAt;
  if (toCome.length === 0 || toCome.some(closes)) return;
  const ahead = Math.max(
    ...toCome.map(({ plannedAt, next }) => next.getTime() - plannedAt.getTime()),
  );
  throw new UserError('neverCloses', {
    minutesAhead: ahead / 60_000,
    example: new Date(occursAt.getTime() - Math.min(day, ahead / 2)).toISOString(),
    zone,
  });
}

type Coming = NonNullable<ReturnType<typeof plannedFor>>;

/** Those that follow the newest, and when each is made: as if nothing else happened to any of them. */
function comingDates(newest: Newest): Coming[] {
  const length = (newest.overAt ?? newest.occursAt).getTime() - newest.occursAt.getTime();
  const dates: Coming[] = [];
  let last = newest;
  while (dates.length < lookedAt) {
    const coming = plannedFor(last, 'event', last.occursAt);
    if (!coming) break;
    dates.push(coming);
    const { next } = coming;
    last = { ...last, occursAt: next, overAt: new Date(next.getTime() + length) };
  }
  return dates;
}
