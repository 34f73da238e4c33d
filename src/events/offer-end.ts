import { type QuietHours, quietUntil } from '../alarms/quiet-hours.ts';

/** While an event is farther away than this, the window of an offer stands still in quiet hours. */
export const quietCountsMs = 12 * 60 * 60_000;

/** From so long before an event on, an offer holds for the shorter window. */
const lastMs = 3 * 60 * 60_000;

/** For how long a place is offered to one person, in minutes. */
export interface OfferWindows {
  usual: number;
  /** In the last three hours. */
  last: number;
}

/**
 * Until when a place is offered that comes free at `at`: a window of minutes, of which those in quiet hours do not
 * count while the event is more than twelve hours away; and never beyond its start.
 */
export function offerEnd(
  at: Date,
  event: { startsAt: Date; zone: string },
  windows: OfferWindows,
  quiet: QuietHours | null,
): Date {
  const { startsAt, zone } = event;
  const toGo = startsAt.getTime() - at.getTime();
  let left = (toGo <= lastMs ? windows.last : windows.usual) * 60_000;
  let now = at.getTime();
  while (left > 0) {
    const isFar = startsAt.getTime() - now > quietCountsMs;
    const wake = quiet && isFar ? quietUntil(new Date(now), zone, quiet) : undefined;
    if (wake) {
      // From twelve hours before on it counts, also at night.
      now = Math.min(wake.getTime(), startsAt.getTime() - quietCountsMs);
      continue;
    }
    now += minute;
    left -= minute;
  }
  return new Date(Math.min(now, startsAt.getTime()));
}

const minute = 60_000;
