import type { Parser } from 'chrono-node';
import { tag } from '../tags.ts';
import { anyOf, lookUp, type Vocabulary } from '../vocabulary.ts';
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

/** `noon`, `12 noon`, `in the morning`, `this evening`, `at midnight`. */
export function partOfDayParser(words: Vocabulary): Parser {
  return pieceParser(
    `(?:(?:(?<direction>${anyOf(words.directions)})|(?<in>${words.inPartPattern})|(?<twelve>12)) {1,4})?(?<name>${anyOf(words.partsOfDay)})`,
    (groups, wall) => {
      const part = lookUp(words.partsOfDay, groups.name ?? '');
      if (part === undefined) return undefined;
      // "12 noon" is one time; "12 night" is not English.
      if (groups.twelve !== undefined && part !== 'noon' && part !== 'midnight') return undefined;
      const implied = { hour: hours[part], minute: 0 };
      const direction = lookUp(words.directions, groups.direction ?? '');
      if (direction === 'next') return undefined;
      if (direction !== undefined) {
        const day = wall.minus({ days: direction === 'last' ? 1 : 0 });
        return { known: dayOf(day), implied, tags: [tag[part]] };
      }
      // Noon and midnight are times by themselves; "game night" is a title.
      if (part === 'noon' || part === 'midnight') {
        const weak = groups.in === undefined;
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
