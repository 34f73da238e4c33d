import type { ParsingResult } from 'chrono-node';
import { DateTime, FixedOffsetZone } from 'luxon';
import { candidateDays, known } from './candidate-days.ts';
import type { DateProblem } from './problem.ts';
import { tag } from './tags.ts';

type Code = DateProblem['code'];

export interface Placed {
  at: DateTime<true>;
  hasTime: boolean;
  /** The other common reading, where there is one. */
  alternative?: DateTime<true>;
}

/** What a date without a time means: the end of its day for a deadline, the start for a beginning. */
export type MissingTime = 'endOfDay' | 'startOfDay';

/** The farthest a date may lie ahead. Muster's own limit, against slips of the thumb in a year. */
const farthestYears = 5;

/**
 * Turns one phrase into an instant after `wall`, the sender's local time. All arithmetic is done on
 * calendar days in the sender's zone and only the end result becomes an instant.
 */
export function placeOnCalendar(
  phrase: ParsingResult,
  wall: DateTime<true>,
  missingTime: MissingTime,
): Placed | { code: Code; at?: Date } {
  const time = timeOf(phrase, missingTime);
  if (time === undefined) return { code: 'dateImpossible' };
  const days = candidateDays(
    phrase,
    wall,
    missingTime === 'endOfDay' ? 'last' : 'first',
    time.hasTime,
  );
  if (days === undefined || days.list.length === 0) return { code: 'dateImpossible' };
  const zone = known(phrase, 'timezoneOffset');
  let latest: DateTime<true> | undefined;
  for (const day of days.list) {
    for (const hour of time.hours) {
      const at = instantAt(day, hour, time.minute, zone);
      if (at === undefined) return { code: 'dateImpossible' };
      latest = at;
      if (at <= wall) continue;
      if (at > wall.plus({ years: farthestYears })) return { code: 'dateTooFar' };
      const other = days.alternative && instantAt(days.alternative, hour, time.minute, zone);
      return { at, hasTime: time.hasTime, ...(other ? { alternative: other } : {}) };
    }
  }
  return { code: 'datePast', ...(latest ? { at: latest.toJSDate() } : {}) };
}

/** Hours to try in order, so that "at 8" said at noon is this evening. */
function timeOf(
  phrase: ParsingResult,
  missingTime: MissingTime,
): { hours: number[]; minute: number; hasTime: boolean } | undefined {
  const tags = phrase.tags();
  const hour = known(phrase, 'hour');
  const minute = known(phrase, 'minute') ?? 0;
  const part = [tag.morning, tag.afternoon, tag.evening, tag.night].find((name) => tags.has(name));
  if (hour === undefined) {
    if (part !== undefined)
      return { hours: [phrase.start.get('hour') ?? 0], minute: 0, hasTime: true };
    return missingTime === 'endOfDay'
      ? { hours: [23], minute: 59, hasTime: false }
      : { hours: [0], minute: 0, hasTime: false };
  }
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  if (!tags.has(tag.bareHour)) return { hours: [hour], minute, hasTime: true };
  return { hours: hoursOfBare(hour, part), minute, hasTime: true };
}

function hoursOfBare(hour: number, part: string | undefined): number[] {
  const morning = hour % 12;
  const evening = morning + 12;
  if (part === tag.morning) return [morning];
  if (part === tag.night) return [hour === 12 ? 24 : hour < 6 ? morning : evening];
  if (part !== undefined) return [evening];
  // Nobody meets at four in the morning without saying so.
  if (hour === 12 || hour <= 7) return [evening];
  return [morning, evening];
}

/** A local time on a day. In a spring gap it moves forward; of a time that comes twice, the first. */
function instantAt(
  day: DateTime<true>,
  hour: number,
  minute: number,
  offset: number | undefined,
): DateTime<true> | undefined {
  const date = hour === 24 ? day.plus({ days: 1 }) : day;
  const zone = offset === undefined ? day.zone : FixedOffsetZone.instance(offset);
  const local = DateTime.fromObject(
    { year: date.year, month: date.month, day: date.day, hour: hour % 24, minute },
    { zone },
  );
  if (!local.isValid) return undefined;
  const twice = local.getPossibleOffsets().filter((possible) => possible < local);
  return (twice[0] ?? local).setZone(day.zone) as DateTime<true>;
}
