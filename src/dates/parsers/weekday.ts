import type { Parser } from 'chrono-node';
import { type Tag, tag } from '../tags.ts';
import { anyOf, lookUp, type Vocabulary } from '../vocabulary.ts';
import { pieceParser } from './piece-parser.ts';

const directionTags = {
  this: tag.thisWeekday,
  next: tag.nextWeekday,
  last: tag.lastWeekday,
} as const;

/** `sunday`, `next sun`, `this coming friday`, `monday after next`. The weekday component is ISO's: Sunday is 7. */
export function weekdayParser(words: Vocabulary): Parser {
  return pieceParser(
    `(?:(?<direction>${anyOf(words.directions)}) {1,4})?(?<name>${anyOf(words.weekdays)})(?<after> {1,4}${words.afterNextPattern})?`,
    (groups) => {
      const name = groups.name ?? '';
      const weekday = lookUp(words.weekdays, name);
      if (weekday === undefined) return undefined;
      const direction = lookUp(words.directions, groups.direction ?? '');
      const tags: Tag[] = [];
      if (groups.after !== undefined) tags.push(tag.afterNextWeekday);
      else if (direction !== undefined) tags.push(directionTags[direction]);
      else if (words.ordinaryWords.has(name.toLowerCase())) tags.push(tag.needsCompany);
      return { known: { weekday }, tags };
    },
  );
}
