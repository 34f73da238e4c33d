import type { Parser } from 'chrono-node';
import type { DateTime } from 'luxon';
import { readDuration } from '../duration.ts';
import { plusDays } from '../plus-days.ts';
import { tag } from '../tags.ts';
import { anyOf, lookUp, type Unit, type Vocabulary } from '../vocabulary.ts';
import { dayOf, pieceParser } from './piece-parser.ts';

/** The hour that "tonight" and a lone "night" stand for. Muster's own choice. */
const nightHour = 20;

/** Amounts far beyond the five years that are accepted, yet short of the end of Luxon's calendar. */
const farthest: Record<Unit, number> = {
  minutes: 3e7,
  hours: 5e5,
  days: 5e4,
  weeks: 5e3,
  months: 5e3,
  years: 500,
};

/** `today`, `tomorrow`, `the day after tomorrow`, `yesterday`. */
export function relativeDayParser(words: Vocabulary): Parser {
  return pieceParser(`(?<name>${anyOf(words.relativeDays)})`, (groups, wall) => {
    const days = lookUp(words.relativeDays, groups.name ?? '');
    if (days === undefined) return undefined;
    return { known: dayOf(plusDays(wall, days)) };
  });
}

/** `tonight`: today, at eight unless a time is said. */
export function tonightParser(words: Vocabulary): Parser {
  return pieceParser(`(?:${words.tonightPattern})`, (_groups, wall) => ({
    known: dayOf(wall),
    implied: { hour: nightHour, minute: 0 },
    tags: [tag.night],
  }));
}

/** `in 3 days`, `in a fortnight's time`, `in 1h 30m`, `a week from now`. */
export function offsetParser(words: Vocabulary): Parser {
  const amount = `(?:\\d{1,9}|${anyOf(words.numbers)})`;
  const unit = anyOf(words.units);
  return pieceParser(
    `(?:${words.inPattern}) {1,4}(?:(?<rest>${words.compoundDurationPattern})|(?<n1>${amount}) {1,4}(?<u1>${unit})|(?<n3>\\d{1,9})(?<u3>${unit}))(?:${words.inTimePattern})?` +
      `|(?<n2>${amount}) {1,4}(?<u2>${unit}) {1,4}(?:${words.fromNowPattern})`,
    (groups, wall) => {
      const found = lookUp(words.units, groups.u1 ?? groups.u2 ?? groups.u3 ?? '');
      const number = groups.n1 ?? groups.n2 ?? groups.n3 ?? '';
      if (found === undefined) {
        const rest = groups.rest ?? '';
        const duration = readDuration(rest);
        if (duration === undefined || duration.length !== rest.length) return undefined;
        return { known: instantOf(wall.plus({ minutes: duration.minutes })) };
      }
      const count = (lookUp(words.numbers, number) ?? Number(number)) * found.times;
      const at = wall.plus({ [found.unit]: Math.min(count, farthest[found.unit]) });
      const exact = found.unit === 'minutes' || found.unit === 'hours';
      return { known: exact ? instantOf(at) : dayOf(at) };
    },
  );
}

function instantOf(at: DateTime) {
  return { ...dayOf(at), hour: at.hour, minute: at.minute, timezoneOffset: at.offset };
}
