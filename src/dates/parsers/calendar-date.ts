import type { Parser } from 'chrono-node';
import { type Tag, tag } from '../tags.ts';
import { anyOf, clearMonths, lookUp, type Vocabulary } from '../vocabulary.ts';
import { isDayAfter, notAfterNumber } from './clock-time.ts';
import { directionOf, pieceParser } from './piece-parser.ts';

// "18 dec 1930" is half past seven; from 1960 on it can be a year alone.
const yearPattern = "(?:(?:19[6-9]|20\\d|21\\d)\\d|'\\d{2})";
const offsetPattern = '[Zz]|[+-]\\d{2}:?\\d{2}';

/** `2026-11-29`, `2026/11/29`, `2026-11-29T18:00`, the last with seconds and offset if need be. */
export function isoDateParser(): Parser {
  return pieceParser(
    `(?<year>\\d{4})(?<sep>[-/])(?<month>\\d{1,2})\\k<sep>(?<day>\\d{1,2})` +
      `(?:[Tt](?<hour>\\d{2}):(?<minute>\\d{2})(?::\\d{2}(?:[.,]\\d{1,9})?)?(?<offset>${offsetPattern})?)?`,
    (groups) => ({
      known: {
        year: Number(groups.year),
        month: Number(groups.month),
        day: Number(groups.day),
        ...(groups.hour === undefined
          ? {}
          : { hour: Number(groups.hour), minute: Number(groups.minute) }),
        ...(groups.offset === undefined ? {} : { timezoneOffset: offsetMinutes(groups.offset) }),
      },
    }),
  );
}

function offsetMinutes(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** Hours of a clock, of which a score or some pages have none: what makes a day and a month of "6-12". */
function clockPattern(words: Vocabulary): string {
  const named = Object.entries(words.partsOfDay).filter(
    ([, part]) => part === 'noon' || part === 'midnight',
  );
  const half = `${words.amPattern}|${words.pmPattern}|h`;
  return `(?:\\d{1,2}[:.]\\d{2}|\\d{1,2} ?(?:${half})(?!\\p{L})|(?:${words.atPattern}) {1,4}\\d|(?:(?:${words.atPattern}|${words.inPartPattern}) {1,4})?${anyOf(Object.fromEntries(named))}(?!\\p{L}))`;
}

/** `6-12 at noon`, `1-1 18:00`, `el 6-12`: a day and a month beside a time or after "el", and no hours. */
export function hyphenDateParser(words: Vocabulary, dayFirst: boolean): Parser {
  const clock = clockPattern(words);
  const clockBefore = new RegExp(
    `(?:^|[ ,(])${clock},?(?: {1,4}(?:${words.fillerPattern}))* {1,4}$`,
    'iu',
  );
  const clockAfter = new RegExp(`^,? {1,4}${clock}`, 'iu');
  return pieceParser(
    `(?<the>(?:${words.dayNumberPattern}) {1,4})?(?<a>\\d{1,2})-(?<b>\\d{1,2})(?![.:/,-]?\\d)`,
    ({ the, a, b }, _wall, { before, after }) => {
      if (the === undefined && !clockAfter.test(after) && !clockBefore.test(before))
        return undefined;
      const [first, second] = [Number(a), Number(b)];
      let [day, month] = dayFirst ? [first, second] : [second, first];
      if (month > 12 && day <= 12) [day, month] = [month, day];
      if (month > 12 || day > 31 || month < 1 || day < 1) return undefined;
      return { known: { day, month }, tags: day !== month && day <= 12 ? [tag.eitherOrder] : [] };
    },
    notAfterNumber,
  );
}

/** `22/11`, `22.11.`, `22-11-2026`; read the other way round only where one order is impossible. */
export function numericDateParser(dayFirst: boolean): Parser {
  return pieceParser(
    `(?:(?<a>\\d{1,2})(?<sep>[/.-])(?<b>\\d{1,2})\\k<sep>(?<year>\\d{4}|\\d{2})` +
      `|(?<c>\\d{1,2})/(?<d>\\d{1,2})|(?<e>\\d{1,2})\\.(?<f>\\d{1,2})\\.(?= |$|,))(?![/:-]?\\d)`,
    (groups) => {
      const first = Number(groups.a ?? groups.c ?? groups.e);
      const second = Number(groups.b ?? groups.d ?? groups.f);
      if (groups.c === '24' && groups.d === '7') return undefined;
      // A dotted date is day first everywhere that writes dates with dots.
      const isDotted = groups.e !== undefined || groups.sep === '.';
      let [day, month] = dayFirst || isDotted ? [first, second] : [second, first];
      if (month > 12 && day <= 12) [day, month] = [month, day];
      const tags: Tag[] = [];
      if (!isDotted && day !== month && Math.max(day, month) <= 12) tags.push(tag.eitherOrder);
      // "1/2 cup" and "9/11 film" against "22/11"; "10.12." may be a price that ends a sentence.
      if (groups.c !== undefined && Math.max(first, second) <= 12) tags.push(tag.needsEnd);
      if (groups.e !== undefined) tags.push(tag.needsCompany);
      return { known: { day, month, ...yearOf(groups.year) }, tags };
    },
    /[/.:-]$/,
  );
}

/** `,? 2026` and `de 2026` after a month, in a group of that name. */
function yearAfter(words: Vocabulary, name: string): string {
  return `(?:,? {1,4}(?:${words.ofPattern} {1,4})?(?<${name}>${yearPattern})(?!\\d|:))?`;
}

/** `22 nov`, `22nd of November 2026`, `nov 22`, `November 22nd, 2026`. */
export function monthNameParser(words: Vocabulary): Parser {
  const month = anyOf(words.months);
  const ordinal = `(?:${words.ordinalPattern})`;
  return pieceParser(
    `(?:(?:(?<d1>\\d{1,2})(?<o1>${ordinal})?|(?<first>${anyOf(words.dayWords)}))(?: {1,4}${words.ofPattern})?[ -]{0,4}(?<m1>${month})\\.?${yearAfter(words, 'y1')}` +
      `|(?<m2>${anyOf(clearMonths(words))})\\.? {0,4}(?:${words.thePattern} {1,4})?(?:(?<d2>\\d{1,2})(?<o2>${ordinal})?(?![:.]?\\d| ?(?:${words.amPattern}|${words.pmPattern}|h)(?!\\p{L}))|(?<= )(?<second>${anyOf(words.dayWords)}))${yearAfter(words, 'y2')})`,
    (groups) => {
      const name = groups.m1 ?? groups.m2 ?? '';
      const monthNumber = lookUp(words.months, name);
      if (monthNumber === undefined) return undefined;
      const inWords = groups.first ?? groups.second;
      const day = lookUp(words.dayWords, inWords ?? '') ?? Number(groups.d1 ?? groups.d2);
      if (day > 39) return undefined;
      const sure =
        (groups.o1 ?? groups.o2 ?? groups.y1 ?? groups.y2) !== undefined ||
        !words.ordinaryWords.has(name.toLowerCase());
      return {
        known: { day, month: monthNumber, ...yearOf(groups.y1 ?? groups.y2) },
        tags: sure ? [] : [tag.needsEnd],
      };
    },
  );
}

/** `22-24 nov`, `from 22 to 24 november 2026`, `nov 22nd to 24th`: the first and the last day. */
export function daySpanParser(words: Vocabulary): Parser {
  const the = `(?:${words.thePattern} {1,4})?`;
  const month = anyOf(words.months);
  const day = (name: string) => `${the}(?<${name}>\\d{1,2})(?:${words.ordinalPattern})?`;
  const to = `(?: {0,3}(?:${words.rangeToPattern}) {0,3}| {1,4}(?<ANDg>${words.andPattern}) {1,4})`;
  return pieceParser(
    `(?<lead>(?:${words.rangeFromPattern}) {1,4})?(?:` +
      `${day('d1')}${to.replace('ANDg', 'and1')}${day('d2')}(?: {1,4}${words.ofPattern})?[ -]{0,4}(?<m1>${month})\\.?${yearAfter(words, 'y1')}` +
      // "25 nov 10-12" has its day before the month.
      `|(?<!\\d {0,4})(?<m2>${anyOf(clearMonths(words))})\\.? {1,4}${day('d3')}${to.replace('ANDg', 'and2')}${day('d4')}(?![:.]?\\d| ?(?:${words.amPattern}|${words.pmPattern}|h)(?!\\p{L}))${yearAfter(words, 'y2')})`,
    (groups) => {
      if ((groups.and1 ?? groups.and2) !== undefined && groups.lead === undefined) return undefined;
      const name = groups.m1 ?? groups.m2 ?? '';
      const monthNumber = lookUp(words.months, name);
      const [from, to] = [Number(groups.d1 ?? groups.d3), Number(groups.d2 ?? groups.d4)];
      if (monthNumber === undefined || from >= to || to > 39) return undefined;
      const rest = { month: monthNumber, ...yearOf(groups.y1 ?? groups.y2) };
      return {
        known: { day: from, ...rest },
        tags: words.ordinaryWords.has(name.toLowerCase()) ? [tag.needsEnd] : [],
        end: { known: { day: to, ...rest } },
      };
    },
    notAfterNumber,
  );
}

/**
 * `the 25th`, `the 3rd of next month`, `el 25`; `25th` counts only beside something else, as in
 * `friday 25th`.
 */
export function dayOfMonthParser(words: Vocabulary): Parser {
  return pieceParser(
    `(?:(?<the>${words.thePattern} {1,4})?(?<day>\\d{1,2})(?:${words.ordinalPattern})|(?:${words.dayNumberPattern}) {1,4}(?<number>\\d{1,2})(?![.:/-]?\\d)` +
      `|(?<lead>${words.dayNumberPattern}|${words.thePattern}) {1,4}(?<word>${anyOf(words.dayWords)}))` +
      `(?: {1,4}${words.ofPattern} {1,4}(?:(?:${words.thePattern}|(?<direction>${anyOf(words.directions)})) {1,4})?(?<unit>${anyOf(words.periods)})(?: {1,4}(?<directionAfter>${anyOf(words.directionsAfter)}))?)?`,
    (groups, wall) => {
      const day = lookUp(words.dayWords, groups.word ?? '') ?? Number(groups.day ?? groups.number);
      if (groups.unit !== undefined) {
        if (lookUp(words.periods, groups.unit) !== 'month') return undefined;
        const direction = directionOf(groups, words);
        if (direction !== undefined) {
          const shift = { this: 0, next: 1, last: -1 }[direction];
          const month = wall.startOf('month').plus({ months: shift });
          return { known: { year: month.year, month: month.month, day } };
        }
        return { known: { day } };
      }
      // "el dos" and "the second" are many things; "el día dos", "el veinticinco" and "the twentieth" are days.
      if (groups.word !== undefined) {
        const isDay =
          day > 12 || lookUp(words.units, groups.lead!.split(' ').at(-1)!) !== undefined;
        return { known: { day }, tags: [tag.needsEnd, ...(isDay ? [] : [tag.needsCompany])] };
      }
      const isNamed = (groups.the ?? groups.number) !== undefined;
      return { known: { day }, tags: [isNamed ? tag.needsEnd : tag.needsCompany] };
    },
  );
}

/**
 * `la noche del 18`; `viernes 25`: a number after a weekday, when that day of this month or the next is one; before a part
 * of the day, `fri 18 evening`, in every language.
 */
export function dayAfterWeekdayParser(words: Vocabulary): Parser {
  const isAlways = new RegExp(
    `(?<!\\p{L})${anyOf(words.weekdaysBeforeDay)}(?:\\.|,)? {1,4}$`,
    'iu',
  );
  const partBefore = new RegExp(
    `(?<!\\p{L})${anyOf(words.partsOfDay)} {1,4}(?:${words.ofNumberPattern}) {1,4}$`,
    'iu',
  );
  const part = new RegExp(
    `^,? {1,4}(?:(?:${words.inPartPattern}|${words.thePattern}) {1,4})?${anyOf(words.partsOfDay)}(?!\\p{L})`,
    'iu',
  );
  return pieceParser(
    `(?<day>\\d{1,2})(?! {0,3}(?:[.:/-] {0,3}\\d|${words.amPattern}|${words.pmPattern}|${words.hourMarkPattern}))`,
    ({ day: number }, wall, { before, after }) => {
      const day = Number(number);
      if (partBefore.test(before)) return { known: { day }, tags: [tag.needsEnd] };
      if (!isAlways.test(before) && !part.test(after)) return undefined;
      const fits = isDayAfter(before, day, wall, words);
      return fits ? { known: { day }, tags: [tag.needsEnd, tag.needsDayBefore] } : undefined;
    },
  );
}

function yearOf(text: string | undefined): { year?: number } {
  if (text === undefined) return {};
  const digits = text.replace("'", '');
  return { year: digits.length === 2 ? 2000 + Number(digits) : Number(digits) };
}
