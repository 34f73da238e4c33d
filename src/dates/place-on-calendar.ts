import type { ParsingResult } from 'chrono-node';
import { DateTime, FixedOffsetZone } from 'luxon';
import { type Ambiguity, candidateDays, known } from './candidate-days.ts';
import { plusDays } from './plus-days.ts';
import { namesDay } from './spans.ts';
import { tag } from './tags.ts';

export type PlacingCode = 'datePast' | 'dateTooFar' | 'dateImpossible';

export interface Placed {
  at: DateTime<true>;
  hasTime: boolean;
  /** The other common reading, where there is one. */
  other?: { at: DateTime<true>; because: Ambiguity };
}

/** What a date without a time means: the end of its day for a deadline, the start for a beginning. */
export type MissingTime = 'endOfDay' | 'startOfDay';

/** A time of day; `hours` in order of preference, up to 24. */
export interface TimeOfDay {
  hours: number[];
  minute: number;
  hasTime: boolean;
  /** The hour at which a part of the day is over, which is meant where it has begun: "tonight" at 23:37. */
  rest?: number | undefined;
}

/** The local hour at which each part of the day is over, as in questions about it. Muster's own choice. */
const endOfPart: Record<string, number> = {
  [tag.morning]: 12,
  [tag.afternoon]: 18,
  [tag.longAfternoon]: 21,
  [tag.evening]: 24,
  [tag.night]: 24,
};

/** The farthest a date may lie ahead. Muster's own limit, against slips of the thumb in a year. */
export const farthestYears = 5;

/**
 * Turns one phrase into an instant after `wall`, the sender's local time. All arithmetic is done on
 * calendar days in the sender's zone and only the end result becomes an instant.
 */
export function placeOnCalendar(
  phrase: ParsingResult,
  wall: DateTime<true>,
  missingTime: MissingTime,
  said: TimeOfDay | undefined = timeOf(phrase, missingTime),
): Placed | { code: PlacingCode; at?: Date } {
  if (said === undefined) return { code: 'dateImpossible' };
  const end = missingTime === 'endOfDay' ? 'last' : 'first';
  const days = candidateDays(phrase, wall, end, said.hasTime);
  if (days === undefined || days.list.length === 0) return { code: 'dateImpossible' };
  const time = isDayOfMonth(phrase, days.list[0]) ? wholeDay(missingTime) : said;
  const zone = known(phrase, 'timezoneOffset');
  let latest: DateTime<true> | undefined;
  for (const day of days.list) {
    for (const hour of time.hours) {
      const at = instantAt(day, hour, time.minute, zone);
      if (at === undefined) return { code: 'dateImpossible' };
      latest = at;
      if (at <= wall) continue;
      if (isTooFar(at, wall)) return { code: 'dateTooFar' };
      const either = isEitherMidnight(phrase) && hour === 0;
      const otherDay = days.other?.day ?? (either ? plusDays(day, 1) : undefined);
      const other = otherDay && instantAt(otherDay, hour, time.minute, zone);
      return {
        at,
        hasTime: time.hasTime,
        ...(other && other > wall && !isTooFar(other, wall)
          ? { other: { at: other, because: days.other?.because ?? 'midnight' } }
          : {}),
      };
    }
  }
  const left = restOf(time, days.list[0], wall);
  if (left !== undefined) return { at: left, hasTime: true };
  return { code: 'datePast', ...(latest ? { at: latest.toJSDate() } : {}) };
}

/** What is left of a part of today, up to its last minute. */
function restOf(
  { rest }: TimeOfDay,
  today: DateTime<true> | undefined,
  wall: DateTime<true>,
): DateTime<true> | undefined {
  const over = rest !== undefined && today && instantAt(today, rest, 0)?.minus({ minutes: 1 });
  return over && over > wall ? over : undefined;
}

/** The midnight of a day of a month is that before it or that behind it; that of a weekday ends it. */
function isEitherMidnight(phrase: ParsingResult): boolean {
  return (
    phrase.tags().has(tag.midnight) &&
    known(phrase, 'hour') === 24 &&
    known(phrase, 'month') !== undefined &&
    known(phrase, 'year') === undefined &&
    known(phrase, 'weekday') === undefined
  );
}

/** Whether an instant lies farther ahead of another, in the same zone, than is accepted. */
export function isTooFar(at: DateTime<true>, wall: DateTime<true>): boolean {
  // Most are told by the year alone, without reckoning the day that is five years on.
  return at.year - wall.year >= farthestYears && at > wall.plus({ years: farthestYears });
}

/** "sunday 22" where the coming Sunday is the 22nd: the day, and no hour. */
function isDayOfMonth(phrase: ParsingResult, first: DateTime<true> | undefined): boolean {
  const hour = known(phrase, 'hour') ?? 0;
  return (
    phrase.tags().has(tag.hourNumber) &&
    known(phrase, 'day') === undefined &&
    hour > 12 &&
    first?.day === hour
  );
}

function wholeDay(missingTime: MissingTime): TimeOfDay {
  return missingTime === 'endOfDay'
    ? { hours: [23], minute: 59, hasTime: false }
    : { hours: [0], minute: 0, hasTime: false };
}

/** The time that a phrase says; undefined for one that no clock shows. "at 8" said at noon is this evening. */
export function timeOf(phrase: ParsingResult, missingTime: MissingTime): TimeOfDay | undefined {
  const tags = phrase.tags();
  const hour = known(phrase, 'hour');
  const minute = known(phrase, 'minute') ?? 0;
  const part = [tag.morning, tag.afternoon, tag.longAfternoon, tag.evening, tag.night].find(
    (name) => tags.has(name),
  );
  if (hour === undefined) {
    if (part !== undefined) {
      const usual = phrase.start.get('hour') ?? 0;
      // Two hours after its usual hour a long afternoon still goes on.
      const hours = part === tag.longAfternoon ? [usual, usual + 2] : [usual];
      return { hours, minute: 0, hasTime: true, rest: endOfPart[part] };
    }
    return wholeDay(missingTime);
  }
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  if (isEitherMidnight(phrase)) return { hours: [0, 24], minute, hasTime: true };
  // "18 in the morning" is no time.
  if (part === tag.morning && hour > 12) return undefined;
  const isBare = tags.has(tag.bareHour);
  if (part === tag.night && hour < 6 && hour > 0 && namesDay(phrase.start)) {
    // "saturday night at 1", "tonight 2am" are of the day after.
    return { hours: [hour + 24], minute, hasTime: true };
  }
  if (!isBare) return { hours: [hour], minute, hasTime: true };
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

/** A local time on a day, from hour 24 on of the next. In a spring gap it moves forward; of a time that comes twice, the first. */
export function instantAt(
  day: DateTime<true>,
  hour: number,
  minute: number,
  offset?: number,
): DateTime<true> | undefined {
  const date = hour >= 24 ? plusDays(day, 1) : day;
  const zone = offset === undefined ? day.zone : FixedOffsetZone.instance(offset);
  const local = DateTime.fromObject(
    { year: date.year, month: date.month, day: date.day, hour: hour % 24, minute },
    { zone },
  );
  if (!local.isValid) return undefined;
  const twice = local.getPossibleOffsets().filter((possible) => possible < local);
  return (twice[0] ?? local).setZone(day.zone) as DateTime<true>;
}
