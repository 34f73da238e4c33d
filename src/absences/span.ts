import { DateTime } from 'luxon';
import { zoneNamed } from '../dates/zone.ts';
import type { AwayFacts, SpanFacts } from '../languages/reply.ts';
import type { Absence } from './absence.ts';

/** A time away as people are told it: by its first and its last day, and by the hour where it is one. */
export function spanOf({
  startsAt,
  endsAt,
  zone,
}: Pick<Absence, 'startsAt' | 'endsAt' | 'zone'>): SpanFacts {
  return {
    from: { at: startsAt, zone, hasTime: !isMidnight(startsAt, zone) },
    until: untilOf({ endsAt, zone }),
  };
}

/** The last day of a time away, or the instant at which it ends. */
export function untilOf({ endsAt, zone }: Pick<Absence, 'endsAt' | 'zone'>): SpanFacts['until'] {
  return isMidnight(endsAt, zone)
    ? { at: new Date(endsAt.getTime() - 1), zone, hasTime: false }
    : { at: endsAt, zone, hasTime: true };
}

/** Somebody who is away, as people are told it. */
export function awayFacts(
  away: Pick<Absence, 'endsAt' | 'zone' | 'reason'> & { name: string },
): AwayFacts {
  return { name: away.name, until: untilOf(away), reason: away.reason };
}

/** Whether a day begins then: at one o'clock where clocks change at midnight. */
function isMidnight(at: Date, zone: string): boolean {
  const local = DateTime.fromJSDate(at, { zone: zoneNamed(zone) });
  return local.toMillis() === local.startOf('day').toMillis();
}
