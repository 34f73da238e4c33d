import type { Parser } from 'chrono-node';
import { DateTime } from 'luxon';
import { type Tag, tag } from '../tags.ts';
import { anyOf, type Feast, lookUp, type Vocabulary } from '../vocabulary.ts';
import { dayOf, type Piece, pieceParser } from './piece-parser.ts';

/**
 * `boxing day`, `next christmas`, `nochevieja`, `easter monday 2027`: the coming one. What another word
 * makes a title, "Christmas dinner" or "Cena de Navidad", is none.
 */
export function feastParser(words: Vocabulary): Parser {
  const part = anyOf(words.partsOfDay);
  const isTitle = new RegExp(
    `(?<!\\p{L})(?:${words.ofPattern}) {1,4}(?:${words.thePattern} {1,4})?$`,
    'iu',
  );
  // "la noche de reyes", "antes de navidad".
  const isPart = new RegExp(
    `(?<!\\p{L})(?:${part} {1,4}(?:${words.ofPattern})|${words.beforePattern}|${words.afterPattern}) {1,4}$`,
    'iu',
  );
  return pieceParser(
    `(?:(?<direction>${anyOf(words.directions)}) {1,4})?(?<name>${anyOf(words.feasts)})(?:,? {1,4}(?:${words.ofPattern} {1,4})?(?<year>20\\d{2})(?![:\\d]))?`,
    (groups, wall, { before }) => {
      const name = groups.name ?? '';
      const feast = lookUp(words.feasts, name);
      if (feast === undefined || lookUp(words.directions, groups.direction ?? '') === 'last')
        return undefined;
      if (isTitle.test(before) && !isPart.test(before)) return undefined;
      const tags: Tag[] = [tag.feast, tag.needsEnd];
      const isVague = words.titleFeasts.has(name.toLowerCase().replace(/ +/g, ' '));
      if (isVague && (groups.direction ?? groups.year) === undefined) tags.push(tag.needsCompany);
      return { known: feastDay(feast, groups.year, wall), tags };
    },
  );
}

function feastDay(feast: Feast, said: string | undefined, wall: DateTime<true>): Piece['known'] {
  const year = said === undefined ? undefined : Number(said);
  if ('day' in feast) return { ...feast, ...(year === undefined ? {} : { year }) };
  const inYear = (number: number) =>
    'nth' in feast ? nthOf(feast, number, wall) : easter(number, wall, feast.afterEaster);
  if (year !== undefined) return dayOf(inYear(year));
  const day = inYear(wall.year);
  return dayOf(day < wall.startOf('day') ? inYear(wall.year + 1) : day);
}

function nthOf(
  { month, nth, weekday, after }: Extract<Feast, { nth: number }>,
  year: number,
  { zone }: DateTime,
): DateTime {
  const first = DateTime.fromObject({ year, month, day: 1 }, { zone });
  return first.plus({ days: ((weekday - first.weekday + 7) % 7) + 7 * (nth - 1) + after });
}

/** Easter Sunday by the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876), and days after it. */
function easter(year: number, { zone }: DateTime, days: number): DateTime {
  const century = Math.floor(year / 100);
  const ofCycle = year % 19;
  const corrected =
    century -
    Math.floor(century / 4) -
    Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * ofCycle + corrected + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const late = Math.floor((ofCycle + 11 * moon + 22 * weekday) / 451);
  const march = moon + weekday - 7 * late + 22;
  return DateTime.fromObject({ year, month: 3, day: 1 }, { zone }).plus({ days: march - 1 + days });
}
