import type { DateTime } from 'luxon';
import { known } from './candidate-days.ts';
import { parsePhrases } from './chrono.ts';
import { type DateRange, rangeOf } from './day-range.ts';
import { type DatePhrase, likelyPhrases } from './find-dates.ts';
import { vocabularyFor } from './languages.ts';
import { levelText } from './level-text.ts';
import { farthestYears } from './place-on-calendar.ts';
import type { Result } from './problem.ts';
import { bounded, daysAhead, namedMonth, type RangeSpan } from './range-phrases.ts';
import { isFiller } from './reading.ts';
import { type DateReference, wallClock } from './reference.ts';
import { remembered } from './remembered.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { DateRange } from './day-range.ts';
export type { RangeSpan } from './range-phrases.ts';

/** Longer phrases are no ranges; keeps a pasted novel from being parsed. */
const longestPhrase = 300;

/**
 * Reads a whole phrase as a range in the sender's zone: today, this week, next month, the weekend,
 * sunday, the next 10 days, 22 nov, from friday to sunday. Weeks are ISO weeks, from Monday. A date
 * without a year is the nearest one: a question may look back.
 */
export function readRange(phrase: string, reference: DateReference): Result<DateRange> {
  const trimmed = phrase.trim();
  const wall = wallClock(reference);
  if (wall === undefined || trimmed.length > longestPhrase) {
    return { ok: false, problem: { code: 'rangeUnreadable', phrase: trimmed } };
  }
  const source = levelText(trimmed);
  const isWhole = (span: { start: number; end: number }) =>
    isFiller(`${source.slice(0, span.start)} ${source.slice(span.end)}`, reference.locale);
  const range = rangesIn(source, reference, 'whole').find(isWhole)?.range;
  if (range !== undefined) {
    const isFar =
      range.from > wall.plus({ years: farthestYears }).toJSDate() ||
      range.to < wall.minus({ years: farthestYears }).toJSDate();
    return isFar
      ? { ok: false, problem: { code: 'dateTooFar', phrase: trimmed } }
      : { ok: true, value: range };
  }
  const [date, ...others] = parsePhrases(source, reference);
  const namesNoSuchDay =
    date !== undefined &&
    others.length === 0 &&
    known(date, 'day') !== undefined &&
    isWhole({ start: date.index, end: date.index + date.text.length });
  const code = namesNoSuchDay ? 'dateImpossible' : 'rangeUnreadable';
  return { ok: false, problem: { code, phrase: trimmed } };
}

const unknownTimeIn = remembered((words: Vocabulary): RegExp => {
  const lead = [
    words.beforePattern,
    words.untilPattern,
    words.afterPattern,
    words.withinPattern,
    words.fillerPattern,
  ];
  return new RegExp(
    `(?<![\\p{L}\\p{N}_])(?:(?:${lead.join('|')}) {1,4})?(?:${words.feastPattern})(?![\\p{L}\\p{N}_])`,
    'iu',
  );
});

/**
 * Finds a phrase in free text that means a time which is not known: "before christmas eve", "on easter".
 * An answer that took no notice of it would be about something else; for `readRange` to refuse.
 */
export function findUnknownTime(text: string, reference: DateReference): string | undefined {
  return unknownTimeIn(vocabularyFor(reference.locale)).exec(levelText(text))?.[0];
}

/** Finds the first range phrase in free text, such as "this week" in "playing this week?". */
export function findRange(text: string, reference: DateReference): RangeSpan | undefined {
  return rangesIn(levelText(text), reference, 'within')[0];
}

/** Whether the text is all of a range phrase, or a question that may hold one. */
type Mode = 'whole' | 'within';

/** The first range phrase of each kind, leftmost first; of those that begin together the longest. */
function rangesIn(source: string, reference: DateReference, mode: Mode): RangeSpan[] {
  const wall = wallClock(reference);
  if (wall === undefined) return [];
  const rangeAt = (text: string) =>
    // "the" may stand before it; a bound is not bounded itself.
    plainRangesIn(text, reference, 'whole').find(({ start }) =>
      isFiller(text.slice(0, start), reference.locale),
    );
  const bound = bounded(source, wall, vocabularyFor(reference.locale), rangeAt);
  return inOrder([bound, ...plainRangesIn(source, reference, mode)]);
}

function plainRangesIn(source: string, reference: DateReference, mode: Mode): RangeSpan[] {
  const wall = wallClock(reference);
  if (wall === undefined) return [];
  const words = vocabularyFor(reference.locale);
  const results = parsePhrases(source, reference);
  const phrases =
    mode === 'whole'
      ? results.map((result) => ({
          start: result.index,
          end: result.index + result.text.length,
          result,
        }))
      : likelyPhrases(source, results, reference.locale, 'question');
  return inOrder([
    daysAhead(source, wall, words),
    namedMonth(source, wall, words, mode === 'whole'),
    firstOf(phrases, wall),
  ]);
}

function inOrder(spans: (RangeSpan | undefined)[]): RangeSpan[] {
  return spans
    .filter((found) => found !== undefined)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function firstOf(phrases: DatePhrase[], wall: DateTime<true>): RangeSpan | undefined {
  for (const { start, end, result } of phrases) {
    const range = rangeOf(result, wall);
    if (range !== undefined) return { start, end, range };
  }
  return undefined;
}
