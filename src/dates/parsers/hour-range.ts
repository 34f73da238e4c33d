import type { Parser } from 'chrono-node';
import { tag } from '../tags.ts';
import { anyOf, lookUp, type Vocabulary } from '../vocabulary.ts';
import { clockPiece, notAfterNumber } from './clock-time.ts';
import { type Piece, pieceParser } from './piece-parser.ts';

/**
 * `10-12`, `10am to 12pm`, `from 10:00 to 12:00`, `18h-20h`: a beginning and an end. Two bare numbers
 * are pages or a score rather than hours, and count only beside a day.
 */
export function hourRangeParser(words: Vocabulary): Parser {
  const hour = (n: 1 | 2) =>
    `(?<the${n}>(?:${words.thePattern}) {1,4})?(?<h${n}>\\d{1,2})(?:[:.](?<m${n}>\\d{2})(?!\\d))?` +
    `(?: ?(?:(?<am${n}>${words.amPattern})|(?<pm${n}>${words.pmPattern})|(?<mark${n}>${words.hourMarkPattern})(?<r${n}>[0-5]\\d)?)(?![\\p{L}\\d]))?` +
    `(?: {1,4}(?:${words.inPartPattern}|(?<of${n}>${words.ofPartPattern})) {1,4}(?<part${n}>${anyOf(words.partsOfDay)})(?!\\p{L}))?`;
  return pieceParser(
    `(?<lead>(?:${words.rangeFromPattern}) {1,4})?${hour(1)}` +
      `(?: {0,3}(?:${words.rangeToPattern}) {0,3}| {1,4}(?<and>${words.andPattern}) {1,4})` +
      `${hour(2)}(?![.:/,-]?\\d| {1,4}(?:${words.headsPattern})(?!\\p{L}))`,
    (groups) => {
      // "viernes 13 a las 10" is a day and its hour, "de las 10 a las 12" are two hours.
      if ((groups.and ?? groups.the2) !== undefined && groups.lead === undefined) return undefined;
      const start = edgeOf(groups, 1, words);
      const end = edgeOf(groups, 2, words);
      if (start === undefined || end === undefined) return undefined;
      const hasHalf = ([1, 2] as const).some((n) => halfOf(groups, n, words) !== undefined);
      const hasMinutes = groups.m1 !== undefined && groups.m2 !== undefined;
      const tags = hasHalf || hasMinutes ? [] : [tag.needsDay, tag.needsEnd];
      return { ...start, tags: [...(start.tags ?? []), ...tags], end };
    },
    notAfterNumber,
  );
}

type Groups = Record<string, string | undefined>;

/** Which half of the day an hour is in, by "am", "pm" or "in the evening". */
function halfOf(groups: Groups, n: 1 | 2, words: Vocabulary): 'am' | 'pm' | undefined {
  if (groups[`am${n}`] !== undefined) return 'am';
  if (groups[`pm${n}`] !== undefined) return 'pm';
  const part = lookUp(words.partsOfDay, groups[`part${n}`] ?? '');
  const hour = Number(groups[`h${n}`]);
  if (part === undefined || hour > 12) return undefined;
  // The Spanish "12 de la mañana" is noon.
  if (part === 'morning') return hour === 12 && groups[`of${n}`] !== undefined ? 'pm' : 'am';
  const isPastMidnight = hour === 12 || hour < 6;
  return (part === 'night' || part === 'midnight') && isPastMidnight ? 'am' : 'pm';
}

/** One of the two hours; undefined for what is no hour at all. */
function edgeOf(groups: Groups, n: 1 | 2, words: Vocabulary): Piece | undefined {
  const text = groups[`h${n}`] ?? '';
  const minutes = groups[`m${n}`] ?? groups[`r${n}`];
  const hour = Number(text);
  if (hour > 24) return undefined;
  const half = halfOf(groups, n, words);
  // As in a single time: "06:30" and "10h" are the 24-hour clock.
  const isFull = groups[`mark${n}`] !== undefined || (text.length === 2 && minutes !== undefined);
  return clockPiece(hour, Number(minutes ?? 0), half, [], hour >= 1 && hour <= 12 && !isFull);
}
