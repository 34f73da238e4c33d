import type { Parser } from 'chrono-node';
import type { DateTime } from 'luxon';
import { remembered } from '../remembered.ts';
import { type Tag, tag } from '../tags.ts';
import { anyOf, clearMonths, lookUp, type Vocabulary } from '../vocabulary.ts';
import { type Piece, pieceParser } from './piece-parser.ts';

// Amounts, verses, numbers of things and the far end of a range are not times.
export const notAfterNumber = /[.:/#+]$|\d,$|[\p{L}\p{N}]-$/u;

/**
 * A time with what may be said around it that leaves it what it is: "around 7pm", "7pm sharp",
 * "20h till late".
 */
export function looseTime(words: Vocabulary, source: string): string {
  return (
    `(?:(?<loose>${words.aboutPattern}) {1,4})?(?:${source})` +
    `(?: {0,3}(?:${words.exactPattern})(?!\\p{L}))?(?: {0,3}(?:${words.openEndPattern})(?!\\p{L}))?`
  );
}

/** `18:00`, `6pm`, `6.30 p.m.`, `18h`, `18h30`, `7 o'clock`, `at 6`, `six pm`, `7 in the evening`. */
export function clockTimeParser(words: Vocabulary): Parser {
  const half = `(?:(?<am>${words.amPattern})|(?<pm>${words.pmPattern}))`;
  const word = anyOf(hourWords(words));
  // "from 1 dec" is a day; of "may" only where nothing follows but another day.
  const dayOfMonth =
    `(?: {1,4}${words.ofPattern})? {1,4}(?:${anyOf(clearMonths(words))}(?!\\p{L})` +
    `|${anyOf(words.months)}(?= *$| {0,3}(?:${words.rangeToPattern}) {1,4}(?:(?:${words.thePattern}) {1,4})?\\d))`;
  const dayNumber = new RegExp(`(?:^|[^\\p{L}])(?:${words.dayNumberPattern}) {1,4}$`, 'iu');
  return pieceParser(
    looseTime(
      words,
      `(?:(?<h1>\\d{1,2})(?<sep>[:.])(?<m1>\\d{2})(?::\\d{2})?(?![.:]?\\d)(?: ?(?:${half}|h|hrs|${words.hourMarkPattern})(?![\\p{L}\\d]))?` +
        `|(?<h2>\\d{1,2}|${word}) {0,3}${half.replace('am>', 'am2>').replace('pm>', 'pm2>')}` +
        `|(?<h3>\\d{1,2}|${word}) {0,3}(?:${words.oClockPattern})` +
        // "6ish", "7 sharp", "8 till late": without them the number would be none of an hour.
        `|(?<h7>\\d{1,2}|${word})(?= {0,3}(?:${words.exactPattern}|${words.openEndPattern})(?!\\p{L}))` +
        `|(?<h6>\\d{1,2}|${word}) {1,4}(?:${words.inPartPattern}|(?<of>${words.ofPartPattern})) {1,4}(?<part>${anyOf(words.partsOfDay)})` +
        `|(?<h4>\\d{1,2}) ?(?:${words.hourMarkPattern}) ?(?<m4>[0-5]\\d)?` +
        `|(?:(?:${words.atPattern}|(?<by>${words.byPattern})|(?<about>${words.aboutPattern})) {1,4})(?<h5>\\d{1,2}|${word})(?![.:/,-]?\\d|${dayOfMonth})` +
        `(?: {0,3}(?:${half.replace('am>', 'am3>').replace('pm>', 'pm3>')}|${words.oClockPattern}|(?<mark>${words.hourMarkPattern})))?)`,
    ),
    (groups, wall, { before }) => {
      const { h1, h2, h3, h4, h5, h6, h7 } = groups;
      const text = h1 ?? h2 ?? h3 ?? h4 ?? h5 ?? h6 ?? h7 ?? '';
      const hour = lookUp(words.numbers, text) ?? Number(text);
      // "el 5 por la mañana", "fri 18 in the evening": a day and its part.
      const isDay = () => dayNumber.test(before) || isDayAfter(before, hour, wall, words);
      if (h6 !== undefined && groups.of === undefined && isDay()) return undefined;
      const minute = Number(groups.m1 ?? groups.m4 ?? 0);
      if (groups.h4 !== undefined) {
        // "2h" is a duration; from eight on it may be an hour, but only beside a date.
        return hour < 8 ? undefined : { known: { hour, minute }, tags: [tag.needsCompany] };
      }
      const tags: Tag[] = [];
      if (h5 !== undefined || h7 !== undefined) tags.push(tag.needsEnd);
      const part = lookUp(words.partsOfDay, groups.part ?? '');
      if (part === 'noon' || part === 'midnight') return undefined;
      // The Spanish "12 de la mañana" is noon, which is a part of the day.
      if (groups.of !== undefined && hour === 12 && part === 'morning') return undefined;
      if (part !== undefined) tags.push(tag[part]);
      const isAm = (groups.am ?? groups.am2 ?? groups.am3) !== undefined;
      const isPm = (groups.pm ?? groups.pm2 ?? groups.pm3) !== undefined;
      // "due by 6" is a time, "win by 6" is not; "by 6pm" is one.
      if ((groups.by ?? groups.about) !== undefined && !isAm && !isPm) tags.push(tag.needsCompany);
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

/** Four digits of a clock, or three: `at 1930`, `930am`, `1930h`, `a las 930`, `saturday 1930`. */
export function compactTimeParser(words: Vocabulary): Parser {
  return pieceParser(
    looseTime(
      words,
      `(?:(?<at>${words.atPattern})|(?<by>${words.byPattern})|(?<about>${words.aboutPattern}))? {0,4}` +
        `(?<![\\d.,:/-])(?<hour>[01]?\\d|2[0-4])(?<minute>[0-5]\\d)(?![.:/,-]?\\d)` +
        `(?: ?(?:(?<am>${words.amPattern})|(?<pm>${words.pmPattern})|(?<mark>h|hrs|hours|${words.hourMarkPattern})))?`,
    ),
    ({ at, by, about, am, pm, mark, ...groups }) => {
      const [hour, minute] = [Number(groups.hour), Number(groups.minute)];
      const half = am !== undefined ? 'am' : pm !== undefined ? 'pm' : undefined;
      const isFull = groups.hour?.length === 2;
      if (half !== undefined) return clockPiece(hour, minute, half, [], false);
      if (mark !== undefined) return isFull ? { known: { hour, minute } } : undefined;
      // What is neither led to nor marked is an hour beside a day alone; no meeting is at 19:37.
      if (minute % 5 !== 0) return undefined;
      const tags: Tag[] = [tag.needsEnd];
      if ((at ?? by ?? about) === undefined) {
        if (!isFull) return undefined;
        tags.push(tag.needsDayBefore);
      } else if (at === undefined) tags.push(tag.needsCompany);
      return clockPiece(hour, minute, undefined, tags, !isFull && hour >= 1);
    },
    notAfterNumber,
  );
}

/** `half past six`, `quarter to 8`, `20 past 4 pm`. */
export function spokenTimeParser(words: Vocabulary): Parser {
  const number = `(?:\\d{1,2}|${anyOf(hourWords(words))})`;
  const isFrom = new RegExp(`^(?:${words.rangeFromPattern})$`, 'iu');
  const half = `(?: {0,3}(?:(?<am>${words.amPattern})|(?<pm>${words.pmPattern})))?`;
  return pieceParser(
    looseTime(
      words,
      `(?:(?<half>${words.halfPastPattern})|(?:(?<quarter>${words.quarterPattern})|(?<count>${number})(?<minutes> {1,4}${words.minutesPattern})?) {1,4}(?:(?<past>${words.pastPattern})|(?<to>${words.toPattern}))) {1,4}(?<hour>${number})(?![:.]\\d)${half}`,
    ),
    (groups) => {
      const text = groups.hour ?? '';
      const hour = lookUp(words.numbers, text) ?? Number(text);
      if (hour < 1 || hour > 12) return undefined;
      // "from seven till nine" is from one hour to another.
      if (groups.loose !== undefined && groups.to !== undefined && isFrom.test(groups.loose))
        return undefined;
      const count = groups.count ?? '';
      // "5 to 10" is a range; "10 minutes to 8", "ten to eight" and "20 to 8" are times.
      const isBareRange = /^\d/.test(count) && groups.minutes === undefined;
      if (groups.to !== undefined && isBareRange && !saysMinutes(count, hour)) return undefined;
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

/** Whether two numbers with a "to" between them are minutes and their hour: no evening is from 20 to 8. */
export function saysMinutes(count: string, hour: number): boolean {
  return (count === '20' || count === '25') && hour >= 1 && hour <= 12;
}

/** `las seis y media`, `8 menos cuarto`: minutes after the hour, as in Spanish. */
export function minutesAfterHourParser(words: Vocabulary): Parser {
  const half = `(?: {0,3}(?:(?<am>${words.amPattern})|(?<pm>${words.pmPattern})))?`;
  return pieceParser(
    looseTime(
      words,
      `(?<at>(?:${words.atPattern}) {1,4})?(?<hour>\\d{1,2}|${anyOf(hourWords(words))})(?: {1,4}|-)(?<minutes>${anyOf(words.minutesAfterHour)})${half}`,
    ),
    (groups) => {
      const text = groups.hour ?? '';
      const hour = lookUp(words.numbers, text) ?? Number(text);
      const minutes = lookUp(words.minutesAfterHour, groups.minutes ?? '');
      if (minutes === undefined || hour < 1 || hour > 24) return undefined;
      const half = groups.am !== undefined ? 'am' : groups.pm !== undefined ? 'pm' : undefined;
      const tags: Tag[] = groups.at === undefined && half === undefined ? [tag.needsCompany] : [];
      // "at seven thirty", and no "at seven thirty people".
      if (Object.hasOwn(words.numbers, (groups.minutes ?? '').toLowerCase()))
        tags.push(tag.needsEnd);
      if (minutes >= 0) return clockPiece(hour, minutes, half, tags, hour <= 12);
      return hour > 12 ? undefined : clockPieceBefore(hour, -minutes, half, tags);
    },
    notAfterNumber,
  );
}

/** "quarter to one" is 12:45 of the same half of the day. */
export function clockPieceBefore(
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
export function hourWords(words: Vocabulary): Record<string, number> {
  return Object.fromEntries(
    Object.entries(words.numbers).filter(
      ([word, number]) => !words.articles.has(word) && !word.includes(' ') && number <= 24,
    ),
  );
}

/**
 * Whether a number after a weekday is the day of the month, as the part of the day behind it leaves open
 * ("fri 18 evening"): the coming such weekday's, or from 13 on, which no part of a day has as an hour,
 * that of this month or the next.
 */
export function isDayAfter(
  before: string,
  day: number,
  wall: DateTime<true>,
  words: Vocabulary,
): boolean {
  const name = weekdayAtEnd(words).exec(before)?.[1] ?? '';
  const weekday = lookUp(words.weekdays, name);
  if (weekday === undefined) return false;
  if (lookUp(words.weekdaysBeforeDay, name) === undefined && day <= 12)
    return wall.plus({ days: (weekday - wall.weekday + 7) % 7 }).day === day;
  return [0, 1].some((ahead) => {
    const date = wall.startOf('month').plus({ months: ahead }).set({ day });
    return date.day === day && date.weekday === weekday && date >= wall.startOf('day');
  });
}

const weekdayAtEnd = remembered(
  (words: Vocabulary) => new RegExp(`(?<!\\p{L})(${anyOf(words.weekdays)})(?:\\.|,)? {1,4}$`, 'iu'),
);

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
