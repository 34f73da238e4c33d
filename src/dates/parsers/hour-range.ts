import type { Parser } from 'chrono-node';
import { tag } from '../tags.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { clockPiece, notAfterNumber } from './clock-time.ts';
import { type Piece, pieceParser } from './piece-parser.ts';

/**
 * `10-12`, `10am to 12pm`, `from 10:00 to 12:00`, `18h-20h`: a beginning and an end. Two bare numbers
 * are pages or a score rather than hours, and count only beside a day.
 */
export function hourRangeParser(words: Vocabulary): Parser {
  const the = `(?:${words.thePattern} {1,4})?`;
  const hour = (n: 1 | 2) =>
    `${the}(?<h${n}>\\d{1,2})(?:[:.](?<m${n}>\\d{2})(?!\\d))?` +
    `(?: ?(?:(?<am${n}>${words.amPattern})|(?<pm${n}>${words.pmPattern})|(?<mark${n}>h)(?<r${n}>[0-5]\\d)?)(?![\\p{L}\\d]))?`;
  return pieceParser(
    `(?<lead>(?:${words.rangeFromPattern}) {1,4})?${hour(1)}` +
      `(?: {0,3}(?:${words.rangeToPattern}) {0,3}| {1,4}(?<and>${words.andPattern}) {1,4})` +
      `${hour(2)}(?![.:/,-]?\\d)`,
    (groups) => {
      if (groups.and !== undefined && groups.lead === undefined) return undefined;
      const start = edgeOf(groups, 1);
      const end = edgeOf(groups, 2);
      if (start === undefined || end === undefined) return undefined;
      const hasHalf = [1, 2].some((n) => (groups[`am${n}`] ?? groups[`pm${n}`]) !== undefined);
      const hasMinutes = groups.m1 !== undefined && groups.m2 !== undefined;
      const tags = hasHalf || hasMinutes ? [] : [tag.needsDay, tag.needsEnd];
      return { ...start, tags: [...(start.tags ?? []), ...tags], end };
    },
    notAfterNumber,
  );
}

/** One of the two hours; undefined for what is no hour at all. */
function edgeOf(groups: Record<string, string | undefined>, n: 1 | 2): Piece | undefined {
  const text = groups[`h${n}`] ?? '';
  const minutes = groups[`m${n}`] ?? groups[`r${n}`];
  const hour = Number(text);
  if (hour > 24) return undefined;
  const half = groups[`am${n}`] !== undefined ? 'am' : groups[`pm${n}`] !== undefined ? 'pm' : undefined;
  // As in a single time: "06:30" and "10h" are the 24-hour clock.
  const isFull = groups[`mark${n}`] !== undefined || (text.length === 2 && minutes !== undefined);
  return clockPiece(hour, Number(minutes ?? 0), half, [], hour >= 1 && hour <= 12 && !isFull);
}
