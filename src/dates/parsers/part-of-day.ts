import type { Parser } from 'chrono-node';
import { tag } from '../tags.ts';
import { anyOf, lookUp, type Vocabulary } from '../vocabulary.ts';
import { looseTime, notAfterNumber } from './clock-time.ts';
import { dayOf, pieceParser } from './piece-parser.ts';

/** The hour each part of the day stands for when no time is said. Muster's own choice. */
const hours = {
  morning: 9,
  noon: 12,
  afternoon: 15,
  longAfternoon: 18,
  evening: 19,
  night: 20,
  midnight: 24,
} as const;

/** `noon`, `at 12 noon`, `in the morning`, `this evening`, `at midnight`, `a las 12 de la mañana`. */
export function partOfDayParser(words: Vocabulary): Parser {
  const twelves = Object.entries(words.numbers).filter(([, number]) => number === 12);
  const twelve = `(?:(?:${words.atPattern}) {1,4})?(?:12(?:[:.]00)?(?: ?(?:${words.amPattern}|${words.pmPattern}|h))?|${anyOf(Object.fromEntries(twelves))})`;
  const isDay = new RegExp(`^(?:${anyOf(words.relativeDays)})$`, 'iu');
  return pieceParser(
    looseTime(
      words,
      // "la noche del 21", "the evening of the 5th"; "mañana de 10 a 12" is another thing.
      `(?:(?:${words.inPartPattern}|(?<the>${words.thePattern})) {1,4})?(?<before>${anyOf(words.partsOfDay)}) {1,4}(?:${words.ofPattern})(?= )` +
        `|(?:(?:(?<direction>${anyOf(words.directions)})|(?<twelve>${twelve} {1,4})?(?:(?<in>${words.inPartPattern})|(?<of>${words.ofPartPattern}))|(?<twelveAlone>${twelve})) {1,4})?(?<name>${anyOf(words.partsOfDay)})`,
    ),
    (groups, wall, { before }) => {
      const beforeDay = lookUp(words.partsOfDay, groups.before ?? '');
      if (beforeDay !== undefined) {
        if (groups.the === undefined && isDay.test(groups.before ?? '')) return undefined;
        const implied = { hour: hours[beforeDay], minute: 0 };
        return { known: {}, implied, tags: [tag[beforeDay], tag.needsDayAfter] };
      }
      const name = lookUp(words.partsOfDay, groups.name ?? '');
      if (name === undefined) return undefined;
      const isTwelve = (groups.twelve ?? groups.twelveAlone) !== undefined;
      if (isTwelve && notAfterNumber.test(before)) return undefined;
      // The Spanish "12 de la mañana" is noon.
      const part = isTwelve && groups.of !== undefined && name === 'morning' ? 'noon' : name;
      // "12 noon" is one time; "12 night" is not English.
      if (isTwelve && part !== 'noon' && part !== 'midnight') return undefined;
      const implied = { hour: hours[part], minute: 0 };
      const direction = lookUp(words.directions, groups.direction ?? '');
      if (direction === 'next') return undefined;
      if (direction !== undefined) {
        const day = wall.minus({ days: direction === 'last' ? 1 : 0 });
        return { known: dayOf(day), implied, tags: [tag[part]] };
      }
      // Noon and midnight are times by themselves; "game night" is a title.
      if (part === 'noon' || part === 'midnight') {
        const weak = groups.in === undefined && groups.twelve === undefined;
        return {
          known: { hour: hours[part], minute: 0 },
          tags: weak ? [tag[part], tag.needsCompany] : [tag[part]],
        };
      }
      const tags =
        groups.in === undefined ? [tag[part], tag.needsCompany, tag.onlyAfter] : [tag[part]];
      return { known: {}, implied, tags };
    },
  );
}
