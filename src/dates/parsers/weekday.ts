import type { Parser } from 'chrono-node';
import { type Tag, tag } from '../tags.ts';
import { anyOf, lookUp, type Vocabulary } from '../vocabulary.ts';
import { directionOf, pieceParser } from './piece-parser.ts';

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
