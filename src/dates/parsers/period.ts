import type { Parser } from 'chrono-node';
import type { DateTime } from 'luxon';
import { plusDays } from '../plus-days.ts';
import { tag } from '../tags.ts';
import { anyOf, lookUp, type Period, type Vocabulary } from '../vocabulary.ts';
import { dayOf, directionOf, pieceParser } from './piece-parser.ts';

const endOfDay = { hour: 23, minute: 59 };

/** `this week`, `next weekend`, `last month`, `the weekend`, `the week after next`: the first day, tagged with its extent. */
export function periodParser(words: Vocabulary): Parser {
  return pieceParser(
    `(?:(?:(?<direction>${anyOf(words.directions)})|(?<the>${words.thePattern})) {1,4})?(?<name>${anyOf(words.periods)})` +
      `(?:(?<afterNext> {1,4}${words.afterNextPattern})| {1,4}(?<directionAfter>${anyOf(words.directionsAfter)}))?`,
    (groups, wall) => {
      const period = lookUp(words.periods, groups.name ?? '');
      if (period === undefined) return undefined;
      if (groups.afterNext !== undefined) {
        return { known: dayOf(startOfPeriod(wall, period, 2)), tags: [tag[period]] };
      }
      const direction = directionOf(groups, words);
      // "the week" and a bare "month" are no dates; "the weekend" is.
      if (direction === undefined && period !== 'weekend') return undefined;
      const weak = direction === undefined && groups.the === undefined;
      const start = startOfPeriod(
        wall,
        period,
        { this: 0, next: 1, last: -1 }[direction ?? 'this'],
      );
      return {
        known: dayOf(start),
        tags: [tag[period], ...(weak ? [tag.needsCompany] : [])],
      };
    },
  );
}

/** `eod`, `end of day`: a time of day, today's when nothing else is said. */
export function endOfDayParser(words: Vocabulary): Parser {
  return pieceParser(`(?:${words.endOfDayPattern})`, () => ({ known: endOfDay }));
}

/** `end of the week`, `end of next month`, `eow`, `end of november`: 23:59 on the last day. */
export function endOfPeriodParser(words: Vocabulary): Parser {
  return pieceParser(
    `(?:${words.endOfPattern}) {1,4}(?:(?:(?<direction>${anyOf(words.directions)}) {1,4})?(?<name>${anyOf(words.periods)})(?: {1,4}(?<directionAfter>${anyOf(words.directionsAfter)}))?|(?<month>${anyOf(words.months)}))` +
      `|(?<short>${anyOf(words.endShorthands)})`,
    (groups, wall) => {
      if (groups.month !== undefined) {
        const month = lookUp(words.months, groups.month) ?? 0;
        const year = wall.year + (month < wall.month ? 1 : 0);
        const first = wall.set({ year, month, day: 1 });
        return { known: { ...dayOf(first.endOf('month')), ...endOfDay } };
      }
      const period =
        lookUp(words.endShorthands, groups.short ?? '') ?? lookUp(words.periods, groups.name ?? '');
      if (period === undefined) return undefined;
      const direction = directionOf(groups, words) ?? 'this';
      const start = startOfPeriod(wall, period, { this: 0, next: 1, last: -1 }[direction]);
      return {
        known: { ...dayOf(lastDayOfPeriod(start, period)), ...endOfDay },
      };
    },
  );
}

function startOfPeriod(wall: DateTime<true>, period: Period, shift: number): DateTime<true> {
  if (period === 'month') return wall.startOf('month').plus({ months: shift });
  if (period === 'year') return wall.startOf('year').plus({ years: shift });
  const monday = wall.startOf('week').plus({ weeks: shift });
  return period === 'week' ? monday : plusDays(monday, 5);
}

/** The last calendar day of a period that begins at `start`. */
export function lastDayOfPeriod(start: DateTime<true>, period: Period): DateTime<true> {
  const days = { week: 6, weekend: 1 };
  if (period === 'month' || period === 'year') return start.endOf(period).startOf('day');
  return plusDays(start, days[period]);
}
