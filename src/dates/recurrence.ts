import { fillersBefore } from './find-dates.ts';
import { vocabularyFor, wordingFor } from './languages.ts';
import { levelText } from './level-text.ts';
import {
  type PlacedRecurrence,
  placeRecurrence,
  type RecurrenceReading,
  tellRecurrence,
} from './place-recurrence.ts';
import type { DateProblem, Result } from './problem.ts';
import { isFiller } from './reading.ts';
import { daysIn, type Head, headStarts, readHead } from './recurrence-head.ts';
import { readLead, readTail, type Tail } from './recurrence-tail.ts';
import { type DateReference, wallClock } from './reference.ts';
import { endOfClause } from './refiners.ts';
import { remembered } from './remembered.ts';
import type { Vocabulary } from './vocabulary.ts';
import { withRest } from './with-rest.ts';

export { factsOf, type RecurrenceFacts, type RecurrenceReading } from './place-recurrence.ts';
export type { Recurrence, Schedule } from './recurrence-rule.ts';
export { isRule, nextOccurrences } from './recurrence-rule.ts';

export interface RecurrenceSpan {
  start: number;
  end: number;
  text: string;
}

/** Longer phrases say no repetition; keeps a pasted novel from being parsed. */
const longestPhrase = 300;

/**
 * Reads a whole phrase as something that repeats: "every monday 18:00", "every 2 weeks until june",
 * "monthly on the 1st for 6 months". The first occurrence is after `sentAt`, at most five years ahead,
 * and all keep the time on the wall clock of the zone. "until june" includes all of June.
 */
export function readRecurrence(
  phrase: string,
  reference: DateReference,
): Result<RecurrenceReading> {
  const trimmed = phrase.trim();
  const source = levelText(trimmed);
  const [found] = source.length > longestPhrase ? [] : phrasesIn(source, reference);
  const reading = readWhole(trimmed, found, reference);
  return reading.ok ? { ok: true, value: tellRecurrence(reading.value, reference) } : reading;
}

/**
 * As readRecurrence, where findRecurrence finds something in the phrase; undefined for what happens once.
 * Without what is said back.
 */
export function readRepeated(
  phrase: string,
  reference: DateReference,
): Result<PlacedRecurrence> | undefined {
  const trimmed = phrase.trim();
  const source = levelText(trimmed);
  let first: Phrase | undefined;
  for (const found of phrasesIn(source, reference)) {
    first ??= found;
    if (isLikely(source, found, reference.locale))
      return readWhole(trimmed, source.length > longestPhrase ? undefined : first, reference);
  }
  return undefined;
}

/** Reads a phrase, of which nothing but fillers may be left beside what was found in it. */
function readWhole(
  phrase: string,
  found: Phrase | undefined,
  reference: DateReference,
): Result<PlacedRecurrence> {
  const source = levelText(phrase);
  const failed = (code: Exclude<DateProblem['code'], 'datePast'>) =>
    ({ ok: false, problem: { code, phrase } }) as const;
  const isWhole =
    found !== undefined &&
    isFiller(`${source.slice(0, found.start)} ${source.slice(found.end)}`, reference.locale);
  const wall = wallClock(reference);
  if (!isWhole || wall === undefined) return failed('recurrenceUnreadable');
  if (found.tail.problem !== undefined) return { ok: false, problem: found.tail.problem };
  const reading = placeRecurrence(found, wall);
  return typeof reading === 'string' ? failed(reading) : { ok: true, value: reading };
}

/**
 * Finds the first phrase in free text that says how something repeats, with the time and the end that
 * belong to it. "weekly" and "every day" count only where a clause ends: "weekly report" is a title.
 */
export function findRecurrence(text: string, reference: DateReference): RecurrenceSpan | undefined {
  const source = levelText(text);
  const found = likelyIn(source, reference);
  if (found === undefined) return undefined;
  const rest = withRest(found, source, 0, source.length, reference.locale);
  const { end } = rest;
  // "until june every tuesday": what has a word of its own before it is no rest.
  const { isBound } = patternsFor(vocabularyFor(reference.locale));
  const start = isBound.test(source.slice(Math.max(0, rest.start - longestBefore), rest.start))
    ? found.start
    : rest.start;
  return { start, end, text: text.slice(start, end) };
}

/**
 * What several weekdays that were said together probably mean, as a phrase that `readRecurrence` reads:
 * "every tue & thu 8pm" of "tue & thu 8pm". Undefined where nothing comes again so.
 */
export function repeatOf(phrase: string, reference: DateReference): string | undefined {
  const said = `${wordingFor(reference.locale).every} ${phrase.trim()}`;
  const reading = readRecurrence(said, reference);
  const { weekdays = [] } = reading.ok ? reading.value.facts : {};
  return weekdays.length > 1 ? said : undefined;
}

/** Whether a phrase has what `repeatOf` wants, told by its words alone. */
export function namesSeveralDays(phrase: string, locale: string): boolean {
  return daysIn(levelText(phrase), vocabularyFor(locale)).length > 1;
}

/** Enough of the text before a phrase to see the word that bounds another. */
const longestBefore = 20;

/** Places at which a text is tried; one that begins a repetition more often means none. */
const mostHeads = 20;

interface Phrase {
  start: number;
  end: number;
  head: Head;
  tail: Tail;
}

/** What says how something repeats, left to right; each is read only when it is asked for. */
function* phrasesIn(source: string, reference: DateReference): Generator<Phrase, undefined> {
  const words = vocabularyFor(reference.locale);
  const starts = headStarts(source, words).slice(0, mostHeads);
  const wall = starts.length > 0 ? wallClock(reference) : undefined;
  if (wall === undefined) return;
  const reading = { source, words, reference, wall };
  for (const at of starts) {
    const head = readHead(source, at, words);
    const tail = head && readTail(head, reading);
    if (head === undefined || tail === undefined) continue;
    const { start: begin = at, ...lead } = readLead(source.slice(0, at), head, reading) ?? {};
    // No "at" of "at 11:00 every thursday" is left behind.
    const start = begin === at ? at : begin - fillersBefore(source, begin, reference.locale).length;
    yield { start, end: tail.end, head, tail: { ...lead, ...tail } };
  }
}

function likelyIn(source: string, reference: DateReference): Phrase | undefined {
  for (const found of phrasesIn(source, reference))
    if (isLikely(source, found, reference.locale)) return found;
  return undefined;
}

/** Whether a phrase in free text is meant as one. */
function isLikely(source: string, { head, tail }: Phrase, locale: string): boolean {
  const patterns = patternsFor(vocabularyFor(locale));
  const rest = source.slice(tail.end);
  if (patterns.ofMore.test(rest)) return false;
  const isExact = /\d/.test(source.slice(head.end, tail.end));
  return !head.isWeak || isExact || patterns.endOfClause.test(rest);
}

interface Patterns {
  /** "every 40 days of june" is no repetition that is known. */
  ofMore: RegExp;
  endOfClause: RegExp;
  isBound: RegExp;
}

const patternsFor = remembered((words: Vocabulary): Patterns => {
  return {
    ofMore: new RegExp(`^ {1,4}(?:${words.ofPattern})(?!\\p{L})`, 'iu'),
    endOfClause: endOfClause(words),
    isBound: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.untilPattern}) {1,4}$`, 'iu'),
  };
});
