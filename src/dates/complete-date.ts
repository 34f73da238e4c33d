import { DateTime } from 'luxon';
import { instantAt } from './place-on-calendar.ts';
import { plusDays } from './plus-days.ts';
import type { DateReading } from './reading.ts';
import { zoneNamed } from './zone.ts';

/** When something was to be until now. */
export interface Before {
  /** Null where it had no date. */
  at: Date | null;
  /** False where only its day was known. */
  hasTime: boolean;
}

/**
 * A new date, completed by the one that it takes the place of: a time alone keeps the day, a day alone the
 * time, a week alone the weekday too. A day whose kept time is past is the day alone. Undefined for a time
 * or a week alone where there is no day to keep, or only one that is past: which day is meant must be asked.
 */
export function completeDate(
  reading: DateReading,
  before: Before,
  zone: string,
  now: Date,
): DateReading | undefined {
  const { at, hasTime, endsAt, timeAlone, period } = reading;
  const was = before.at && DateTime.fromJSDate(before.at, { zone: zoneNamed(zone) });
  if (timeAlone) {
    if (!was?.isValid) return undefined;
    const [hour] = before.hasTime ? nearest(timeAlone.hours, was.hour) : timeAlone.hours;
    const moved = instantAt(was.startOf('day'), hour ?? 0, timeAlone.minute)?.toJSDate();
    if (!moved || moved <= now) return undefined;
    const length = endsAt && endsAt.getTime() - at.getTime();
    return {
      at: moved,
      hasTime,
      ...(length === undefined ? {} : { endsAt: new Date(moved.getTime() + length) }),
    };
  }
  if (period !== undefined) {
    if (!was?.isValid) return undefined;
    const said = DateTime.fromJSDate(at, { zone: zoneNamed(zone) });
    if (!said.isValid) return undefined;
    const day = plusDays(said.startOf('week'), was.weekday - 1);
    const { hour, minute } = hasTime || !before.hasTime ? said : was;
    const moved = instantAt(day, hour, minute)?.toJSDate();
    if (!moved || moved <= now) return undefined;
    return { at: moved, hasTime: hasTime || before.hasTime };
  }
  if (hasTime || endsAt || !was?.isValid || !before.hasTime) return reading;
  const day = DateTime.fromJSDate(at, { zone: zoneNamed(zone) }).startOf('day');
  const moved = day.isValid ? instantAt(day, was.hour, was.minute)?.toJSDate() : undefined;
  return moved && moved > now ? { ...reading, at: moved, hasTime: true } : reading;
}

/** Of "at 8" for what was at 19:00, eight in the evening. */
function nearest(hours: readonly number[], hour: number): number[] {
  return [...hours].sort((a, b) => Math.abs(a - hour) - Math.abs(b - hour));
}
