import type { ParsingResult } from 'chrono-node';
import { DateTime } from 'luxon';
import { candidateDays, known } from './candidate-days.ts';
import { parsePhrases } from './chrono.ts';
import { mayHoldDate } from './find-dates.ts';
import { placeSpan } from './place-span.ts';
import { isFiller } from './reading.ts';
import type { DateReference } from './reference.ts';
import { namesDay, startOf } from './spans.ts';

/** A time of day, and for how many minutes it goes on. */
export interface TimeSaid {
  hour: number;
  minute: number;
  minutes?: number;
}

/** Enough of a text to hold any date or time. */
export const longestPart = 80;

/** A day on which nothing happens to clocks: a time is read as that of this day, which says no time itself. */
const anyDay = DateTime.utc(2001, 1, 10) as DateTime<true>;
const anyDate = anyDay.toISODate();

/** The time of day that a phrase says, of a day after `wall`; undefined where it says none. */
export function timeSaidIn(
  phrase: ParsingResult,
  wall: DateTime<true> = anyDay,
): TimeSaid | 'dateImpossible' | undefined {
  const placed = placeSpan(phrase, wall.startOf('day').minus({ minutes: 1 }), 'endOfDay');
  if ('code' in placed) return 'dateImpossible';
  if (!placed.hasTime) return undefined;
  const { at, endsAt } = placed;
  // "friday midnight" is the end of that Friday and has to stay on it; "00:00" is its beginning.
  const isNextDay = at.hour === 0 && at.minute === 0 && known(phrase, 'hour') !== 0;
  const start = isNextDay ? at.minus({ minutes: 1 }) : at;
  const minutes = endsAt?.diff(start, 'minutes').minutes;
  return { hour: start.hour, minute: start.minute, ...(minutes ? { minutes } : {}) };
}

/** The time of day that a text begins with, and how long its phrase is: "18:00", " at 9", ", 10-12". */
export function timeAtStart(
  text: string,
  reference: DateReference,
): { length: number; time: TimeSaid | 'dateImpossible' } | undefined {
  if (text.trim() === '') return undefined;
  const [result] = parsePhrases(`${anyDate}${text}`, reference);
  if (result === undefined || result.index !== 0) return undefined;
  const length = result.text.length - anyDate.length;
  if (length <= 0 || result.start.isCertain('weekday')) return undefined;
  if (result.end && namesDay(result.end)) return undefined;
  const time = timeSaidIn(result);
  return time && { length, time };
}

/** What a text ends with: a time of day, "at 18:00", or a day and perhaps its time, "saturday 10am". */
export function momentAtEnd(
  text: string,
  reference: DateReference,
  wall: DateTime<true>,
): { start: number; time?: TimeSaid; day?: DateTime<true> } | undefined {
  const source = text.slice(-longestPart).trimEnd();
  const offset = Math.max(0, text.length - longestPart);
  if (!mayHoldDate(source, reference.locale)) return undefined;
  const date = parsePhrases(source, reference).at(-1);
  const rest = source.slice(date ? date.index + date.text.length : 0);
  if (date !== undefined && namesDay(date.start) && isFiller(rest, reference.locale)) {
    const day = candidateDays(startOf(date), wall, 'first', true)?.list[0];
    const time = timeSaidIn(date, wall);
    if (day === undefined || time === 'dateImpossible') return undefined;
    return { start: offset + date.index, day, ...(time ? { time } : {}) };
  }
  const timed = parsePhrases(`${source} ${anyDate}`, reference).at(-1);
  const time = timed && timeSaidIn(timed);
  if (timed === undefined || timed.index >= source.length) return undefined;
  if (time === undefined || time === 'dateImpossible') return undefined;
  return { start: offset + timed.index, time };
}
