import type { Parser } from 'chrono-node';
import { tag } from '../tags.ts';
import { anyOf, lookUp, type PartOfDay, type Vocabulary } from '../vocabulary.ts';
import {
  clockPiece,
  clockPieceBefore,
  hourWords,
  looseTime,
  notAfterNumber,
  saysMinutes,
} from './clock-time.ts';
import { type Groups, type Piece, pieceParser } from './piece-parser.ts';

/**
 * `10-12`, `10am to 12pm`, `from 10:00 to 12:00`, `18h-20h`, `1900-2100`, `de siete y media a nueve`,
 * `10 to noon`: a beginning and an end. Two bare numbers are pages or a score rather than hours, and
 * count only beside a day.
 */
export function hourRangeParser(words: Vocabulary): Parser {
  const word = anyOf(hourWords(words));
  const named = anyOf(namedHours(words));
  const isDayNumber = new RegExp(`^(?:${words.dayNumberPattern}) *$`, 'iu');
  const isIn = new RegExp(`^(?:${words.inPartPattern})$`, 'iu');
  const hour = (n: 1 | 2) =>
    `(?<the${n}>(?:${words.thePattern}) {1,4})?(?:(?<compact${n}>(?:[01]\\d|2[0-3])[0-5]\\d)(?!\\d)(?: ?(?:h|hrs)(?![\\p{L}\\d]))?|(?:(?<half${n}>${words.halfPastPattern}) {1,4})?(?<h${n}>\\d{1,2}|${word})(?:[:.](?<m${n}>\\d{2})(?!\\d)| {1,4}(?<w${n}>${anyOf(words.minutesAfterHour)})(?!\\p{L}))?` +
    `(?: ?(?:(?<am${n}>${words.amPattern})|(?<pm${n}>${words.pmPattern})|(?<mark${n}>${words.hourMarkPattern})(?<r${n}>[0-5]\\d)?)(?![\\p{L}\\d]))?` +
    `(?: {1,4}(?:${words.inPartPattern}|(?<of${n}>${words.ofPartPattern})) {1,4}(?<part${n}>${anyOf(words.partsOfDay)})(?!\\p{L}))?|(?:12 {1,4})?(?<named${n}>${named})(?!\\p{L}))`;
  return pieceParser(
    looseTime(
      words,
      `(?<lead>(?:${words.rangeFromPattern}) {1,4})?${hour(1)}` +
        `(?: {0,3}(?<to>${words.rangeToPattern}) {0,3}| {1,4}(?<and>${words.andPattern}) {1,4})` +
        `${hour(2)}(?![.:/,-]?\\d| {1,4}(?:${words.headsPattern})(?!\\p{L}))`,
    ),
    (groups) => {
      // "viernes 13 a las 10" is a day and its hour, "de las 10 a las 12" are two hours.
      const hasLead = (groups.lead ?? groups.loose) !== undefined;
      if ((groups.and ?? groups.the2) !== undefined && !hasLead) return undefined;
      // "de 10 a mediodía", but "el 5 a mediodía".
      if (groups.named2 !== undefined && !hasLead && isIn.test(groups.to ?? '')) return undefined;
      // "el 6-12".
      if (isDayNumber.test(groups.the1 ?? '')) return undefined;
      const isInWords = /\p{L}/u.test(groups.to ?? '') && !hasLead;
      if (isInWords && saysMinutes(groups.h1 ?? '', Number(groups.h2))) return undefined;
      const start = edgeOf(groups, 1, words);
      const end = edgeOf(groups, 2, words);
      if (start === undefined || end === undefined) return undefined;
      const edges = [1, 2] as const;
      const isSure =
        edges.some((n) => halfOf(groups, n, words) !== undefined) ||
        edges.every((n) => (groups[`m${n}`] ?? groups[`named${n}`]) !== undefined);
      const tags = isSure ? [] : [tag.needsDay, tag.needsEnd];
      return { ...start, tags: [...(start.tags ?? []), ...tags], end };
    },
    notAfterNumber,
  );
}

/** Noon and midnight, which are hours by name. */
function namedHours({ partsOfDay }: Vocabulary): Record<string, PartOfDay> {
  return Object.fromEntries(
    Object.entries(partsOfDay).filter(([, part]) => part === 'noon' || part === 'midnight'),
  );
}

/** Which half of the day an hour is in, by "am", "pm" or "in the evening". */
function halfOf(groups: Groups, n: 1 | 2, words: Vocabulary): 'am' | 'pm' | undefined {
  if (groups[`am${n}`] !== undefined) return 'am';
  if (groups[`pm${n}`] !== undefined) return 'pm';
  const part = lookUp(words.partsOfDay, groups[`part${n}`] ?? '');
  const text = groups[`h${n}`] ?? '';
  const hour = lookUp(words.numbers, text) ?? Number(text);
  if (part === undefined || hour > 12) return undefined;
  // The Spanish "12 de la mañana" is noon.
  if (part === 'morning') return hour === 12 && groups[`of${n}`] !== undefined ? 'pm' : 'am';
  const isPastMidnight = hour === 12 || hour < 6;
  return (part === 'night' || part === 'midnight') && isPastMidnight ? 'am' : 'pm';
}

/** One of the two hours; undefined for what is no hour at all. */
function edgeOf(groups: Groups, n: 1 | 2, words: Vocabulary): Omit<Piece, 'end'> | undefined {
  const named = lookUp(words.partsOfDay, groups[`named${n}`] ?? '');
  if (named !== undefined) {
    // "midnight to 3am" begins at 0:00, what ends at midnight ends at 24:00.
    const midnight = n === 1 ? 0 : 24;
    return { known: { hour: named === 'noon' ? 12 : midnight, minute: 0 }, tags: [tag[named]] };
  }
  const compact = groups[`compact${n}`];
  if (compact !== undefined)
    return { known: { hour: Number(compact.slice(0, 2)), minute: Number(compact.slice(2)) } };
  const text = groups[`h${n}`] ?? '';
  const written = groups[`m${n}`] ?? groups[`r${n}`];
  const hour = lookUp(words.numbers, text) ?? Number(text);
  if (hour > 24) return undefined;
  const part = lookUp(words.partsOfDay, groups[`part${n}`] ?? '');
  // "6-12 at noon" is a day and a month.
  const isNamed = part === 'noon' || part === 'midnight';
  if (isNamed && (hour !== 12 || groups[`of${n}`] === undefined)) return undefined;
  const half = halfOf(groups, n, words);
  const spoken =
    groups[`half${n}`] === undefined ? lookUp(words.minutesAfterHour, groups[`w${n}`] ?? '') : 30;
  // As in a single time: "06:30" and "10h" are the 24-hour clock.
  const isFull = groups[`mark${n}`] !== undefined || (text.length === 2 && written !== undefined);
  const isBare = hour >= 1 && hour <= 12 && !isFull;
  if (spoken !== undefined && spoken < 0) return clockPieceBefore(hour, -spoken, half, []);
  return clockPiece(hour, spoken ?? Number(written ?? 0), half, [], isBare);
}
