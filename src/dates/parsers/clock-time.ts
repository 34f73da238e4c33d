import type { Parser } from 'chrono-node';
import { type Tag, tag } from '../tags.ts';
import { anyOf, lookUp, type Vocabulary } from '../vocabulary.ts';
import { type Piece, pieceParser } from './piece-parser.ts';

// Amounts, verses, numbers of things and the far end of a range are not times.
export const notAfterNumber = /[.,:/#+]$|[\p{L}\p{N}]-$/u;

/** `18:00`, `6pm`, `6.30 p.m.`, `18h`, `18h30`, `7 o'clock`, `at 6`, `six pm`, `7 in the evening`. */
export function clockTimeParser(words: Vocabulary): Parser {
  const half = `(?:(?<am>${words.amPattern})|(?<pm>${words.pmPattern}))`;
  const word = anyOf(hourWords(words));
  return pieceParser(
    `(?:(?<h1>\\d{1,2})(?<sep>[:.])(?<m1>\\d{2})(?::\\d{2})?(?![.:]?\\d)(?: ?(?:${half}|h|hrs|${words.hourMarkPattern})(?![\\p{L}\\d]))?` +
      `|(?<h2>\\d{1,2}|${word}) {0,3}${half.replace('am>', 'am2>').replace('pm>', 'pm2>')}` +
      `|(?<h3>\\d{1,2}|${word}) {0,3}(?:${words.oClockPattern})` +
      `|(?<h6>\\d{1,2}|${word}) {1,4}(?:${words.inPartPattern}|(?<of>${words.ofPartPattern})) {1,4}(?<part>${anyOf(words.partsOfDay)})` +
      `|(?<h4>\\d{1,2}) ?(?:${words.hourMarkPattern}) ?(?<m4>[0-5]\\d)?` +
      `|(?:${words.atPattern}|(?<by>${words.byPattern})) {1,4}(?<h5>\\d{1,2}|${word})(?![.:/,-]?\\d)` +
      `(?: {0,3}(?:${half.replace('am>', 'am3>').replace('pm>', 'pm3>')}|${words.oClockPattern}|(?<mark>${words.hourMarkPattern})))?)`,
    (groups) => {
      const text = groups.h1 ?? groups.h2 ?? groups.h3 ?? groups.h4 ?? groups.h5 ?? groups.h6 ?? '';
      const hour = lookUp(words.numbers, text) ?? Number(text);
      const minute = Number(groups.m1 ?? groups.m4 ?? 0);
      if (groups.h4 !== undefined) {
        // "2h" is a duration; from eight on it may be an hour, but only beside a date.
        return hour < 8 ? undefined : { known: { hour, minute }, tags: [tag.needsCompany] };
      }
      const tags: Tag[] = [];
      if (groups.h5 !== undefined) tags.push(tag.needsEnd);
      const part = lookUp(words.partsOfDay, groups.part ?? '');
      if (part === 'noon' || part === 'midnight') return undefined;
      // The Spanish "12 de la mañana" is noon, which is a part of the day.
      if (groups.of !== undefined && hour === 12 && part === 'morning') return undefined;
      if (part !== undefined) tags.push(tag[part]);
      const isAm = (groups.am ?? groups.am2 ?? groups.am3) !== undefined;
      const isPm = (groups.pm ?? groups.pm2 ?? groups.pm3) !== undefined;
      // "due by 6" is a time, "win by 6" is not; "by 6pm" is one.
      if (groups.by !== undefined && !isAm && !isPm) tags.push(tag.needsCompany);
      // "10.30" may be an amount of money.
      if (groups.sep === '.' && !isAm && !isPm) tags.push(tag.needsCompany);
      // Two digits and minutes, "06:30", is the 24-hour clock.
      const is24Hours = groups.mark !== undefined || (text.length === 2 && groups.m1 !== undefined);
      const isBare = hour >= 1 && hour <= 12 && !is24Hours;
      return clockPiece(hour, minute, isAm ? 'am' : isPm ? 'pm' : undefined, tags, isBare);
    },
    notAfterNumber,
  );
}

/** `half past six`, `quarter to 8`, `20 past 4 pm`. */
export function spokenTimeParser(words: Vocabulary): Parser {
  const number = `(?:\\d{1,2}|${anyOf(hourWords(words))})`;
  const half = `(?: {0,3}(?:(?<am>${words.amPattern})|(?<pm>${words.pmPattern})))?`;
  return pieceParser(
    `(?:(?<half>${words.halfPastPattern})|(?:(?<quarter>${words.quarterPattern})|(?<count>${number})(?<minutes> {1,4}${words.minutesPattern})?) {1,4}(?:(?<past>${words.pastPattern})|(?<to>${words.toPattern}))) {1,4}(?<hour>${number})(?![:.]\\d)${half}`,
    (groups) => {
      const text = groups.hour ?? '';
      const hour = lookUp(words.numbers, text) ?? Number(text);
      if (hour < 1 || hour > 12) return undefined;
      const count = groups.count ?? '';
      // "5 to 10" is a range; "10 minutes to 8" and "ten to eight" are times.
      if (groups.to !== undefined && /^\d/.test(count) && groups.minutes === undefined)
        return undefined;
      const minutes =
        groups.half !== undefined
          ? 30
          : groups.quarter !== undefined
            ? 15
            : (lookUp(words.numbers, count) ?? Number(count));
      if (minutes < 1 || minutes > 59) return undefined;
      const half = groups.am !== undefined ? 'am' : groups.pm !== undefined ? 'pm' : undefined;
      const tags: Tag[] =
        groups.half?.toLowerCase() === 'half' || groups.count !== undefined
          ? [tag.needsCompany]
          : [];
      if (groups.to === undefined) return clockPiece(hour, minutes, half, tags, true);
      return clockPieceBefore(hour, minutes, half, tags);
    },
  );
}

/** `las seis y media`, `8 menos cuarto`: minutes after the hour, as in Spanish. */
export function minutesAfterHourParser(words: Vocabulary): Parser {
  const half = `(?: {0,3}(?:(?<am>${words.amPattern})|(?<pm>${words.pmPattern})))?`;
  return pieceParser(
    `(?<at>(?:${words.atPattern}) {1,4})?(?<hour>\\d{1,2}|${anyOf(hourWords(words))}) {1,4}(?<minutes>${anyOf(words.minutesAfterHour)})${half}`,
    (groups) => {
      const text = groups.hour ?? '';
      const hour = lookUp(words.numbers, text) ?? Number(text);
      const minutes = lookUp(words.minutesAfterHour, groups.minutes ?? '');
      if (minutes === undefined || hour < 1 || hour > 12) return undefined;
      const half = groups.am !== undefined ? 'am' : groups.pm !== undefined ? 'pm' : undefined;
      const tags: Tag[] = groups.at === undefined ? [tag.needsCompany] : [];
      return minutes < 0
        ? clockPieceBefore(hour, -minutes, half, tags)
        : clockPiece(hour, minutes, half, tags, true);
    },
    notAfterNumber,
  );
}

/** "quarter to one" is 12:45 of the same half of the day. */
function clockPieceBefore(
  hour: number,
  minutes: number,
  half: 'am' | 'pm' | undefined,
  tags: Tag[],
): Piece {
  const before = hour === 1 ? 12 : hour - 1;
  const flipped = hour === 12 && half !== undefined ? (half === 'am' ? 'pm' : 'am') : half;
  return clockPiece(before, 60 - minutes, flipped, tags, true);
}

/** Numbers that name an hour or minutes: neither "a" nor "a couple of". */
function hourWords(words: Vocabulary): Record<string, number> {
  return Object.fromEntries(
    Object.entries(words.numbers).filter(
      ([word]) => !words.articles.has(word) && !word.includes(' '),
    ),
  );
}

/** `9`: an hour right after a day, as in "tomorrow 9", "25 nov 18". */
export function bareHourParser(): Parser {
  return pieceParser(
    '(?<hour>\\d{1,2})(?![.:,/-][\\p{L}\\d])',
    ({ hour }) => {
      const number = Number(hour);
      if (number < 1 || number > 24) return undefined;
      const tags: Tag[] = [tag.hourNumber, tag.needsDayBefore, tag.needsEnd];
      return clockPiece(number, 0, undefined, tags, number <= 12);
    },
    notAfterNumber,
  );
}

/** An hour and minute as a piece; `isBare` where the half of the day is not said. */
export function clockPiece(
  hour: number,
  minute: number,
  half: 'am' | 'pm' | undefined,
  tags: Tag[],
  isBare: boolean,
): Piece {
  if (half !== undefined) {
    // "13pm" is nonsense and has to stay so, rather than become one o'clock.
    if (hour < 1 || hour > 12) return { known: { hour: 99, minute }, tags };
    return { known: { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute }, tags };
  }
  return { known: { hour, minute }, tags: isBare ? [...tags, tag.bareHour] : tags };
}
