import type { Parser } from 'chrono-node';
import type { DateTime } from 'luxon';
import { plusDays } from '../plus-days.ts';
import { type Tag, tag } from '../tags.ts';
import { anyOf, clearMonths, lookUp, type Vocabulary } from '../vocabulary.ts';
import { dayOf, directionOf, pieceParser } from './piece-parser.ts';

const directionTags = {
  this: tag.thisWeekday,
  next: tag.nextWeekday,
  last: tag.lastWeekday,
} as const;

/** `sunday`, `next sun`, `this coming friday`, `monday after next`, `domingo que viene`. The weekday component is ISO's: Sunday is 7. */
export function weekdayParser(words: Vocabulary): Parser {
  return pieceParser(
    `(?<!(?:${words.notWeekdayPattern}) {1,4})(?:(?<direction>${anyOf(words.directions)}) {1,4})?(?<name>${anyOf(words.weekdays)})` +
      `(?:(?<afterNext> {1,4}${words.afterNextPattern})| {1,4}(?<directionAfter>${anyOf(words.directionsAfter)}))?`,
    (groups) => {
      const name = groups.name ?? '';
      const weekday = lookUp(words.weekdays, name);
      if (weekday === undefined) return undefined;
      const direction = directionOf(groups, words);
      const tags: Tag[] = [];
      if (groups.afterNext !== undefined) tags.push(tag.afterNextWeekday);
      else if (direction !== undefined) tags.push(directionTags[direction]);
      else if (words.ordinaryWords.has(name.toLowerCase())) tags.push(tag.needsCompany);
      return { known: { weekday }, tags };
    },
  );
}

/** `a week on tuesday`, `two weeks from tomorrow`, `tuesday week`, `el martes en ocho`: weeks after the coming one. */
export function weeksLaterParser(words: Vocabulary): Parser {
  const weeks = Object.fromEntries(
    Object.entries(words.units).filter(([, { unit }]) => unit === 'weeks'),
  );
  const day = (n: 1 | 2) =>
    `(?:(?<weekday${n}>${anyOf(words.weekdays)})|(?<relative${n}>${anyOf(words.relativeDays)}))`;
  return pieceParser(
    `(?:(?<count>\\d{1,2}|${anyOf(words.numbers)}) {1,4}(?<unit>${anyOf(weeks)})(?: {1,4}(?:${words.weeksFromPattern}))? {1,4}(?:(?:${words.thePattern}) {1,4})?${day(1)}` +
      `|${day(2)} {1,4}(?<later>${anyOf(words.weeksLater)}))`,
    (groups, wall) => {
      const unit = lookUp(words.units, groups.unit ?? '');
      const { count = '' } = groups;
      const number =
        unit === undefined
          ? lookUp(words.weeksLater, groups.later ?? '')
          : (lookUp(words.numbers, count) ?? Number(count)) * unit.times;
      const weekday = lookUp(words.weekdays, groups.weekday1 ?? groups.weekday2 ?? '');
      const relative = groups.relative1 ?? groups.relative2 ?? '';
      const ahead =
        weekday === undefined
          ? lookUp(words.relativeDays, relative)
          : ((weekday - wall.weekday + 6) % 7) + 1;
      if (number === undefined || ahead === undefined) return undefined;
      const known = dayOf(plusDays(wall, ahead + 7 * number));
      return { known, tags: unit === undefined ? [tag.needsEnd] : [] };
    },
  );
}

/**
 * `1st sunday of next month`, `the last friday in december`, `el primer domingo de enero`; without a
 * month it is the next such day.
 */
export function nthWeekdayParser(words: Vocabulary): Parser {
  const month = Object.fromEntries(
    Object.entries(words.periods).filter(([, period]) => period === 'month'),
  );
  return pieceParser(
    `(?:(?:${words.thePattern}) {1,4})?(?<nth>${anyOf(words.nths)}) {1,4}(?<name>${anyOf(words.weekdays)})` +
      `(?<of> {1,4}(?:${words.ofPattern}|${words.withinPattern}) {1,4}(?:(?:${words.thePattern}) {1,4})?(?:(?:(?<direction>${anyOf(words.directions)}) {1,4})?${anyOf(month)}(?: {1,4}(?<directionAfter>${anyOf(words.directionsAfter)}))?|(?<month>${anyOf(clearMonths(words))})(?:,? {1,4}(?:${words.ofPattern} {1,4})?(?<year>20\\d{2}))?))?`,
    (groups, wall) => {
      const nth = lookUp(words.nths, groups.nth ?? '');
      const weekday = lookUp(words.weekdays, groups.name ?? '');
      if (nth === undefined || weekday === undefined) return undefined;
      const ordinary = groups.of === undefined;
      // "last friday" is the one that was.
      if (ordinary && nth === -1) return undefined;
      const today = wall.startOf('day');
      const month = lookUp(words.months, groups.month ?? '');
      const direction = directionOf(groups, words);
      const at = (first: DateTime<true>) => nthWeekday(first, weekday, nth);
      let day: DateTime<true> | undefined;
      if (month !== undefined) {
        const year = groups.year === undefined ? wall.year : Number(groups.year);
        const first = wall.set({ year, month, day: 1 }).startOf('day');
        day = at(first);
        if (groups.year === undefined && day !== undefined && day < today)
          day = at(first.plus({ years: 1 }));
      } else if (direction !== undefined) {
        const months = { this: 0, next: 1, last: -1 }[direction];
        day = at(wall.startOf('month').plus({ months }));
      } else {
        const firsts = [0, 1, 2].map((months) => wall.startOf('month').plus({ months }));
        day = firsts.map(at).find((found) => found !== undefined && found >= today);
      }
      if (day === undefined) return undefined;
      return {
        known: dayOf(day),
        tags: ordinary ? [tag.needsEnd] : [],
      };
    },
  );
}

/** The nth of a weekday in the month that begins at `first`, the last is -1; undefined where there is none. */
function nthWeekday(
  first: DateTime<true>,
  weekday: number,
  nth: number,
): DateTime<true> | undefined {
  if (nth === -1) {
    const last = first.endOf('month').startOf('day');
    return plusDays(last, -((last.weekday - weekday + 7) % 7));
  }
  const day = plusDays(first, ((weekday - first.weekday + 7) % 7) + 7 * (nth - 1));
  return day.month === first.month ? day : undefined;
}
