import { DateTime } from 'luxon';
import { vocabularyFor } from './languages.ts';
import { levelText } from './level-text.ts';
import { plusDays } from './plus-days.ts';
import type { Result } from './problem.ts';
import { readRange } from './range.ts';
import { type DateReading, otherReading, readDate } from './reading.ts';
import { type DateReference, wallClock } from './reference.ts';
import { remembered } from './remembered.ts';
import { anyOf, lookUp, type Vocabulary } from './vocabulary.ts';

/** A span of time, `from` included and `to` not: of whole days, unless a time of day is said. */
export interface Span {
  from: Date;
  to: Date;
}

/** A time in which somebody is away. */
export interface TimeAway extends Span {
  /** The other common reading: "next sunday" said on a Friday. */
  other?: Span;
}

/** From so many days on, a date without its year is rather one that has just been: "18 nov to 22 nov" on the 20th. */
const farDays = 180;

/**
 * Reads a whole phrase as a time to be away: "20 dec to 6 jan", "friday", "until monday", "3 days", "next week",
 * "2 weeks from 1 dec". From the beginning of its first day to the end of its last; what is not said to begin
 * otherwise begins today.
 */
export function readTimeAway(phrase: string, reference: DateReference): Result<TimeAway> {
  const wall = wallClock(reference);
  const source = levelText(phrase.trim());
  if (wall === undefined) return unreadable(phrase);
  const words = vocabularyFor(reference.locale);
  const { lead, until, lasting, lastingFrom } = patternsOf(words);

  const counted = lasting.exec(source)?.groups ?? lastingFrom.exec(source)?.groups;
  if (counted) return readLasting(counted, wall, words, reference) ?? unreadable(phrase);

  const said = source.replace(lead, '');
  const date = readDate(said, reference, { missingTime: 'endOfDay' });
  if (!date.ok && date.problem.code === 'datePast') return date;
  const isBegun = said !== source;
  const range = readRange(said, reference);
  if (date.ok && date.value.period === undefined) {
    const { value } = date;
    // "from monday" says no end.
    if (isBegun && value.endsAt === undefined) return unreadable(phrase);
    const isFar = value.at > plusDays(wall, farDays).toJSDate();
    const holdsNow =
      range.ok && range.value.from <= wall.toJSDate() && range.value.to > wall.toJSDate();
    if (isFar && holdsNow) return whole(range.value, wall);
    const isUntil = until.test(said);
    const other = otherReading(value);
    return {
      ok: true,
      value: {
        ...spanOf(value, wall, isUntil),
        ...(other ? { other: spanOf(other, wall, isUntil) } : {}),
      },
    };
  }
  return range.ok && range.value.to > wall.toJSDate()
    ? whole(range.value, wall)
    : unreadable(phrase);
}

interface Patterns {
  /** "from", "between": what stands before a span. */
  lead: RegExp;
  until: RegExp;
  /** "3 days", "for 2 weeks from 1 dec"; "1 dec for 2 weeks". */
  lasting: RegExp;
  lastingFrom: RegExp;
}

const patternsOf = remembered((words: Vocabulary): Patterns => {
  const end = '(?![\\p{L}\\p{N}_])';
  const starting = `(?:${words.startingPattern}|${words.rangeFromPattern})`;
  const length = `(?<count>\\d{1,3}|${anyOf(words.numbers)}) {0,3}(?<unit>${anyOf(words.units)})${end}`;
  const lasts = `(?:${words.forPattern}|${words.withinPattern})`;
  return {
    lead: new RegExp(`^${starting} {1,4}`, 'iu'),
    until: new RegExp(`^(?:${words.untilPattern})${end}`, 'iu'),
    lasting: new RegExp(
      `^(?:${lasts} {1,4})?${length}(?: {1,4}${starting} {1,4}(?<start>\\S.*))?$`,
      'iu',
    ),
    lastingFrom: new RegExp(
      `^(?:${starting} {1,4})?(?<start>\\S.*?) {1,4}${lasts} {1,4}${length}$`,
      'iu',
    ),
  };
});

/** So many days, weeks or months, from today or from a day that is said; undefined for any other unit. */
function readLasting(
  { count = '', unit = '', start }: Record<string, string | undefined>,
  wall: DateTime<true>,
  words: Vocabulary,
  reference: DateReference,
): Result<TimeAway> | undefined {
  const step = lookUp(words.units, unit);
  const amount = (lookUp(words.numbers, count) ?? Number(count)) * (step?.times ?? 1);
  if (step === undefined || !['days', 'weeks', 'months'].includes(step.unit) || amount < 1)
    return undefined;
  const day =
    start === undefined ? undefined : readDate(start, reference, { missingTime: 'endOfDay' });
  if (day && !day.ok) return day;
  if (day && (day.value.hasTime || day.value.endsAt || day.value.period)) return undefined;
  const lasting = (from: Date): Span => {
    const first = dayOf(from, wall);
    return { from: first.toJSDate(), to: first.plus({ [step.unit]: amount }).toJSDate() };
  };
  const other = day && otherReading(day.value);
  return {
    ok: true,
    value: {
      ...lasting(day ? day.value.at : wall.toJSDate()),
      ...(other ? { other: lasting(other.at) } : {}),
    },
  };
}

/** From when to when somebody is away who says a date. */
function spanOf(
  { at, hasTime, endsAt }: DateReading,
  wall: DateTime<true>,
  isUntil: boolean,
): Span {
  if (isUntil) return { from: dayOf(wall.toJSDate(), wall).toJSDate(), to: endOf(at, wall) };
  return {
    from: hasTime ? at : dayOf(at, wall).toJSDate(),
    to: endsAt ? endOf(endsAt, wall) : nextDay(at, wall),
  };
}

/** A range of days, but for those that are over. */
function whole({ from, to }: Span, wall: DateTime<true>): Result<TimeAway> {
  const today = dayOf(wall.toJSDate(), wall).toJSDate();
  return { ok: true, value: { from: from < today ? today : from, to } };
}

/** When what ends then is over: with its last minute a day is. */
function endOf(at: Date, wall: DateTime<true>): Date {
  const { hour, minute } = DateTime.fromJSDate(at, { zone: wall.zone });
  return hour === 23 && minute === 59 ? nextDay(at, wall) : at;
}

function nextDay(at: Date, wall: DateTime<true>): Date {
  return plusDays(dayOf(at, wall), 1).startOf('day').toJSDate();
}

function dayOf(at: Date, wall: DateTime<true>): DateTime<true> {
  return DateTime.fromJSDate(at, { zone: wall.zone }).startOf('day') as DateTime<true>;
}

function unreadable(phrase: string): Result<never> {
  return { ok: false, problem: { code: 'rangeUnreadable', phrase: phrase.trim() } };
}
