import type { ParsingResult } from 'chrono-node';
import { known } from './candidate-days.ts';
import { parsePhrases } from './chrono.ts';
import { vocabularyFor } from './languages.ts';
import { levelText } from './level-text.ts';
import type { DateReference } from './reference.ts';
import { endOfClause } from './refiners.ts';
import { remembered } from './remembered.ts';
import { tag } from './tags.ts';
import type { Vocabulary } from './vocabulary.ts';
import { withRest } from './with-rest.ts';

/** One of chrono's results with the fillers before it; positions in the source. */
export interface DatePhrase {
  start: number;
  end: number;
  result: ParsingResult;
}

export interface DateSpan {
  start: number;
  end: number;
  text: string;
}

/** What a text is: free, a question, or one in which words can hardly be anything but a date. */
type TextKind = 'text' | 'question' | 'date';

/**
 * Finds date phrases in a text, left to right, as spans of the source with the fillers that belong to
 * them ("at 10am"). In free text, words and numbers that are only sometimes dates ("sat") count when
 * their surroundings say so; whether the date is past, impossible or too far is for `readDate` to tell.
 */
export function findDates(
  text: string,
  reference: DateReference,
  kind: TextKind = 'text',
): DateSpan[] {
  const source = levelText(text);
  if (!mayHoldDate(source, reference.locale)) return [];
  const patterns = patternsFor(reference.locale);
  const results = parsePhrases(withoutLatest(source, reference.locale), reference);
  const spans: { start: number; end: number }[] = [];
  for (const phrase of likelyPhrases(source, results, reference.locale, kind)) {
    const { start, end } = withLatest(phrase, source, patterns, kind);
    const previous = spans.at(-1);
    // "tue & thu 8pm", "friday friday": of several moments none is what was meant.
    if (previous && patterns.joint.test(source.slice(previous.end, start))) previous.end = end;
    else spans.push({ start, end });
  }
  const whole: DateSpan[] = [];
  for (const [at, span] of spans.entries()) {
    const [from, to] = [whole.at(-1)?.end ?? 0, spans[at + 1]?.start ?? source.length];
    const { start, end } = withRest(span, source, from, to, reference.locale);
    whole.push({ start, end, text: text.slice(start, end) });
  }
  return whole;
}

/** Whether any letters or digits of a date are in a text, as in few titles: told at one look. */
export function mayHoldDate(source: string, locale: string): boolean {
  return patternsFor(locale).hint.test(source);
}

/** Enough of the text after a phrase to see the words that end it. */
const longestTrail = 40;

/** A phrase with what says that it is the last moment: "friday at the latest"; in a date's own place also "until friday". */
function withLatest(
  { start, end }: DatePhrase,
  source: string,
  { latestBefore, boundBefore, latestAfter }: Patterns,
  kind: TextKind,
): { start: number; end: number } {
  const before = source.slice(Math.max(0, start - longestLead), start);
  const lead = (kind === 'date' ? boundBefore : latestBefore).exec(before)?.[1] ?? '';
  const trail = latestAfter.exec(source.slice(end, end + longestTrail))?.[0] ?? '';
  return { start: start - lead.length, end: end + trail.length };
}

/** The text with blanks for what says that a date is the last moment: the "tarde" of "como muy tarde" is none. */
export function withoutLatest(source: string, locale: string): string {
  return source.replace(patternsFor(locale).latest, (said) => ' '.repeat(said.length));
}

/** The fillers before a place in a text that belong to what begins there: the "at" of "at 11:00 every thursday". */
export function fillersBefore(source: string, at: number, locale: string): string {
  const before = source.slice(Math.max(0, at - longestLead), at);
  return patternsFor(locale).leadingFiller.exec(before)?.[1] ?? '';
}

/** Enough of the text before a phrase to see the words that lead to it. */
const longestLead = 60;

/** Those results of chrono that are likely to be meant as dates, with the fillers before them. */
export function likelyPhrases(
  source: string,
  results: ParsingResult[],
  locale: string,
  kind: TextKind,
): DatePhrase[] {
  const patterns = patternsFor(locale);
  const found: DatePhrase[] = [];
  for (const [at, result] of results.entries()) {
    const end = result.index + result.text.length;
    const before = source.slice(Math.max(0, result.index - longestLead), result.index);
    const isListed = [results[at - 1], results[at + 1]].some(
      (other) => other && areListed(source, result, other, patterns),
    );
    if (!isListed && !isLikely(result, before, source.slice(end), patterns, kind)) continue;
    const filler = fillersBefore(source, result.index, locale);
    found.push({
      start: Math.max(result.index - filler.length, found.at(-1)?.end ?? 0),
      end,
      result,
    });
  }
  return found;
}

/** Whether two weekdays are said together: the "sat" of "sat & sun 10am" is sure by its neighbour. */
function areListed(
  source: string,
  one: ParsingResult,
  other: ParsingResult,
  { joint }: Patterns,
): boolean {
  if ([one, other].some((result) => known(result, 'weekday') === undefined)) return false;
  const [first, second] = one.index < other.index ? [one, other] : [other, one];
  const between = source.slice(first.index + first.text.length, second.index);
  return between.length <= longestLead && /[^ ]/.test(between) && joint.test(between);
}

interface Patterns {
  hint: RegExp;
  leadingFiller: RegExp;
  lead: RegExp;
  /** "en navidad": before a feast any word that may stand before a day. */
  feastLead: RegExp;
  follow: RegExp;
  /** What may stand between two moments that are said together. */
  joint: RegExp;
  latest: RegExp;
  latestBefore: RegExp;
  /** As before it, and "until". */
  boundBefore: RegExp;
  latestAfter: RegExp;
}

const patternsOf = remembered((words: Vocabulary): Patterns => {
  return {
    hint: new RegExp(words.hintPattern, 'i'),
    leadingFiller: new RegExp(`(?:^|[ ,(])((?:(?:${words.fillerPattern}) {1,4}){1,2}|@ ?)$`, 'i'),
    lead: new RegExp(
      `(?:^|[ ,(])(?:${words.leadPattern}) {1,4}(?:${words.thePattern} {1,4})?$`,
      'i',
    ),
    feastLead: new RegExp(
      `(?:^|[ ,(])(?:${words.leadPattern}|${words.fillerPattern}|${words.beforePattern}|${words.untilPattern}) {1,4}(?:${words.thePattern} {1,4})?$`,
      'i',
    ),
    follow: endOfClause(words),
    joint: new RegExp(
      `^ *(?:[,/+&]|(?:${words.andPattern}|${words.orPattern})(?= ))? *(?:(?:${words.thePattern}|${words.onPattern}) {1,4})?$`,
      'iu',
    ),
    latest: new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.latestPattern})(?![\\p{L}\\p{N}_])`, 'giu'),
    latestBefore: new RegExp(`(?:^|[ ,(])((?:${words.latestPattern}) {1,4})$`, 'iu'),
    boundBefore: new RegExp(
      `(?:^|[ ,(])((?:${words.latestPattern}|${words.untilPattern}) {1,4})$`,
      'iu',
    ),
    latestAfter: new RegExp(`^,? {1,4}(?:${words.latestPattern})(?![\\p{L}\\p{N}_])`, 'iu'),
  };
});

function patternsFor(locale: string): Patterns {
  return patternsOf(vocabularyFor(locale));
}

function isLikely(
  result: ParsingResult,
  before: string,
  after: string,
  patterns: Patterns,
  kind: TextKind,
): boolean {
  const tags = result.start.tags();
  // A score or a verse, not a clock; beside a day it is a slip worth telling.
  if ((known(result, 'hour') ?? 0) > 24 || (known(result, 'minute') ?? 0) > 59)
    return tags.has(tag.merged);
  // Half of fifty-fifty, not a date; but a stated year makes it a slip worth telling.
  if (
    known(result, 'year') === undefined &&
    ((known(result, 'month') ?? 0) > 12 || (known(result, 'day') ?? 0) > 31)
  )
    return false;
  if (kind !== 'date' && tags.has(tag.needsCompany)) {
    // "who plays sat?" ends in a day, "Match sun" may end in a word.
    const isDay = known(result, 'weekday') !== undefined || tags.has(tag.feast);
    if (kind === 'question' && isDay && /^[ ?!.]*$/.test(after)) return true;
    const isAll = before.trim() === '' && after.trim() === '';
    const lead = tags.has(tag.feast) ? patterns.feastLead : patterns.lead;
    if (!isAll && !(lead.test(before) && patterns.follow.test(after))) return false;
  }
  return true;
}
