import type { ParsingResult } from 'chrono-node';
import { type Ambiguity, periodOf } from './candidate-days.ts';
import { parsePhrases } from './chrono.ts';
import { withoutLatest } from './find-dates.ts';
import { vocabularyFor } from './languages.ts';
import { levelText } from './level-text.ts';
import { type MissingTime, timeOf } from './place-on-calendar.ts';
import { placeSpan } from './place-span.ts';
import type { DateProblem, Result } from './problem.ts';
import { type DateReference, wallClock } from './reference.ts';
import { remembered } from './remembered.ts';
import { namesDay } from './spans.ts';
import type { Period, Vocabulary } from './vocabulary.ts';

export type { Ambiguity } from './candidate-days.ts';
export type { DateProblem, Result } from './problem.ts';
export type { DateReference } from './reference.ts';

export interface DateReading {
  at: Date;
  /** False when the time of day was not said. */
  hasTime: boolean;
  /** Where it was said when it ends: "sat 10-12", or the end of the last day of "from friday to sunday". */
  endsAt?: Date;
  /** The beginning in the other common reading: "next sunday" said on a Friday, a week later. */
  alternative?: Date;
  /** Where only a time of day was said: what it may be, the hours in order of preference. */
  timeAlone?: { hours: readonly number[]; minute: number };
  /** Where no day of it was named: "next week", whose last day `at` is. A weekend is both of its days. */
  period?: Exclude<Period, 'weekend'>;
  /** Why there is an alternative; "dayMonth" is `3/4`. */
  ambiguity?: Ambiguity;
}

/** When something is due that is due on the date: at the end of a span, "22-24 nov". */
export function deadlineOf({ at, endsAt }: DateReading): Date {
  return endsAt ?? at;
}

/** The other common reading of an ambiguous date, whose own alternative is the first; undefined for a clear one. */
export function otherReading(reading: DateReading): DateReading | undefined {
  const { at, endsAt, alternative } = reading;
  if (alternative === undefined) return undefined;
  const moved = alternative.getTime() - at.getTime();
  return {
    ...reading,
    at: alternative,
    ...(endsAt ? { endsAt: new Date(endsAt.getTime() + moved) } : {}),
    alternative: at,
  };
}

/** Longer phrases are no dates; keeps a pasted novel from being parsed. */
const longestPhrase = 300;

/**
 * Reads a whole phrase as an instant after `sentAt`, at most five years ahead; nothing may be left
 * over but fillers and commas. A missing time is 23:59 or 00:00 local, as the caller chooses, so with
 * `startOfDay` "today" is past: ask for `endOfDay` and look at `hasTime` where today must be allowed.
 * "next sunday" is the coming one (docs/rules.md, dates).
 */
export function readDate(
  phrase: string,
  reference: DateReference,
  options: { missingTime: MissingTime },
): Result<DateReading> {
  const trimmed = phrase.trim();
  const wall = wallClock(reference);
  if (wall === undefined || trimmed.length > longestPhrase)
    return failed('dateUnreadable', trimmed);
  const source = withoutLatest(levelText(phrase), reference.locale);
  const found = parsePhrases(source, reference);
  const [result] = found;
  if (result === undefined || found.length > 1) return failed('dateUnreadable', trimmed);
  // By itself "until friday" is a date too, for whoever wants a deadline.
  const until = untilOf(vocabularyFor(reference.locale));
  const before = source.slice(0, result.index).replace(until, '');
  const left = `${before} ${source.slice(result.index + result.text.length)}`;
  if (!isFiller(left, reference.locale)) return failed('dateUnreadable', trimmed);
  const placed = placeSpan(result, wall, options.missingTime);
  if ('code' in placed) return failed(placed.code, trimmed, placed.at);
  const { at, hasTime, endsAt, other } = placed;
  const time = namesDay(result.start) ? undefined : timeOf(result, options.missingTime);
  return {
    ok: true,
    value: {
      at: at.toJSDate(),
      hasTime,
      ...(endsAt ? { endsAt: endsAt.toJSDate() } : {}),
      ...(time?.hasTime ? { timeAlone: { hours: time.hours, minute: time.minute } } : {}),
      ...periodIn(result),
      ...(other ? { alternative: other.at.toJSDate(), ambiguity: other.because } : {}),
    },
  };
}

function periodIn({ start }: ParsingResult): Pick<DateReading, 'period'> {
  const period = periodOf(start.tags());
  if (period === undefined || period === 'weekend') return {};
  return start.isCertain('weekday') ? {} : { period };
}

function failed(code: DateProblem['code'], phrase: string, at?: Date): Result<never> {
  if (code !== 'datePast') return { ok: false, problem: { code, phrase } };
  if (at === undefined) return { ok: false, problem: { code: 'dateUnreadable', phrase } };
  return { ok: false, problem: { code, phrase, at } };
}

const untilOf = remembered(
  ({ untilPattern }: Vocabulary) => new RegExp(`^ *(?:${untilPattern})(?![\\p{L}\\p{N}])`, 'iu'),
);

const fillerOf = remembered(
  ({ fillerPattern }: Vocabulary) =>
    new RegExp(`^[ ,.!?]*(?:(?:${fillerPattern})(?![\\p{L}\\p{N}])[ ,.!?]*)*$`, 'iu'),
);

/** Whether nothing but fillers, commas and closing marks is left of a phrase. */
export function isFiller(text: string, locale: string): boolean {
  return fillerOf(vocabularyFor(locale)).test(text);
}
